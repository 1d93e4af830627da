// SPDX-License-Identifier: MIT
#pragma once

#include "tests/sandbox/system.h"

#include <QHash>

namespace tokenrack::sandbox {

//! ZKTeco BioTime: a Django REST Framework log-in with a token that never ends, and a JWT variant with a refresh.
class BioTime : public System
{
public:
    //! What the licence of an account's site allows on the API.
    enum class Api {
        Granted,
        Forbidden, //!< HTTP 403: the token is good, the licence lacks the API module.
        ErrorCode, //!< HTTP 200 with a "code" other than 0.
    };

    struct Account
    {
        QString userName;
        QString password;
        Api api = Api::Granted;
        bool enabled = true;
    };

    BioTime();

    void addAccount(const Account &account);

    //! True (Django's default) redirects a path without its trailing slash; false answers 404.
    void setRedirectsToSlash(bool redirects);

    //! Deletes the general tokens and changes the key of the JWTs.
    void revokeTokens() override;

protected:
    Reply respond(const Request &request) override;

private:
    //! An authenticated account, or the reply that says why there is none.
    struct Authentication
    {
        const Account *account = nullptr;
        Reply refusal;
    };

    Reply logIn(const Request &request);
    Reply refreshJwt(const Request &request) const;
    Reply listAreas(const Request &request) const;
    Reply notFound(const Request &request);

    QString generalToken(const Account &account);
    QString jwt(const Account &account, qint64 firstIssued) const;
    const Account *accountFor(const QString &userName, const QString &password) const;
    Authentication authenticate(const Request &request) const;
    Authentication authenticateJwt(const QString &token, const Request &request) const;
    Authentication authenticateGeneral(const QString &token, const Request &request) const;

    QHash<QString, Account> m_accounts;
    QHash<QString, QString> m_tokens; //!< General token by user name.
    QByteArray m_jwtKey;
    bool m_redirectsToSlash = true;
};

} // namespace tokenrack::sandbox
