// SPDX-License-Identifier: MIT
#pragma once

#include "tests/sandbox/system.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>

namespace tokenrack::sandbox {

//! AssetsControls: GPS locks in the cloud. Every reply is HTTP 200; a user keeps one GUID token for good.
class AssetsControls : public System
{
public:
    //! How FExpireTime is written.
    enum class TimeForm { Seconds, Milliseconds, SecondsWithZ };

    struct Account
    {
        QString userName;
        QString password;
        QDateTime expires; //!< End of the account, UTC.
        TimeForm timeForm = TimeForm::Seconds;
    };

    AssetsControls();

    void addAccount(const Account &account);
    void revokeTokens() override;

protected:
    Reply respond(const Request &request) override;

private:
    Reply logIn(const Request &request);
    Reply administer(const Request &request) const;
    Reply success(const Account &account);

    QHash<QString, Account> m_accounts;
    QHash<QString, QString> m_tokens; //!< Token by user name.
};

} // namespace tokenrack::sandbox
