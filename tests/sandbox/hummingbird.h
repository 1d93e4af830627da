// SPDX-License-Identifier: MIT
#pragma once

#include "tests/sandbox/system.h"

#include <QHash>
#include <QSet>

#include <chrono>

namespace tokenrack::sandbox {

//! Hummingbird IoT gateway: JWTs for access and refresh, HTTP 200 for everything, a second envelope for the check.
class Hummingbird : public System
{
public:
    Hummingbird();

    void addAccount(const QString &userName, const QString &password);

    //! How long a refresh token lives that is issued from now on. 14 days at first.
    void setRefreshLife(std::chrono::seconds life);

    //! Forgets the access tokens, as a restart of the gateway does: the refresh tokens stay good.
    void restartGateway();

    //! Changes the signing key: neither access nor refresh tokens are good any more.
    void revokeTokens() override;

    //! Masks the refresh token, which this protocol puts into the path.
    QString maskedPath(const QString &path) const override;

protected:
    Reply respond(const Request &request) override;

private:
    Reply logIn(const Request &request);
    Reply refresh(const Request &request);
    Reply listProducts(const Request &request) const;
    Reply tokenPair(const QString &userName);
    Reply failure(int code, const QString &message = {}) const;
    QString token(const QString &userName, std::chrono::seconds life) const;

    QHash<QString, QString> m_passwords; //!< By user name.
    QSet<QString> m_accessTokens;
    QByteArray m_key;
    std::chrono::seconds m_refreshLife{std::chrono::hours(14 * 24)};
};

} // namespace tokenrack::sandbox
