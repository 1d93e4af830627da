// SPDX-License-Identifier: MIT
#pragma once

#include "tests/sandbox/system.h"
#include "tests/sandbox/tokenbook.h"

#include <QHash>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace tokenrack::sandbox {

//! MaximTop IM: three ways to log in, refusals under HTTP 200, 64-bit user ids.
class MaximTop : public System
{
public:
    //! How "expire" is written.
    enum class ExpireForm { Seconds, Milliseconds, MillisecondsInString, Absent };

    struct Account
    {
        qint64 userId = 0; //!< May be larger than 2^53.
        QString name; //!< For /token/user and /token/login.
        QString loginName; //!< Phone or e-mail, for /token/login.
        QString password;
        ExpireForm expireForm = ExpireForm::Seconds;
    };

    //! The headers of a log-in that an administrator does for somebody.
    struct Acting
    {
        QString token;
        QString groupId;
        QString userId;
    };

    MaximTop();

    void addAccount(const Account &account);

    //! An app that accounts may log in to; an inactive one answers 40003.
    void addApp(const QString &appId, bool active = true);

    //! The administrator's token that is good in the acting headers.
    void setActingToken(const QString &token);

    //! The acting headers of all log-ins that had them, oldest first.
    QList<Acting> actings() const;

    void revokeTokens() override;

protected:
    Reply respond(const Request &request) override;

private:
    std::optional<Reply> appRefusal(const Request &request) const;
    std::optional<Reply> readActing(const Request &request);
    Reply logIn(const Request &request);
    Reply success(const Account &account, const QString &deviceGuid);
    Reply profile(const Request &request) const;
    const Account *find(const QString &path, const QJsonObject &fields) const;

    QList<Account> m_accounts;
    QHash<QString, bool> m_apps; //!< Active or not, by app_id.
    QString m_actingToken;
    QList<Acting> m_actings;
    TokenBook m_tokens; //!< The owner is the user id in decimal digits.
};

} // namespace tokenrack::sandbox
