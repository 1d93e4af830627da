// SPDX-License-Identifier: MIT
#pragma once

#include "tests/sandbox/loginguard.h"
#include "tests/sandbox/system.h"
#include "tests/sandbox/tokenbook.h"

#include <QHash>

#include <chrono>
#include <optional>

namespace tokenrack::sandbox {

//! XSwitch: a phone system with dev keys, captcha pictures after two wrong log-ins and a lock after five.
class XSwitch : public System
{
public:
    struct Account
    {
        QString login;
        QString password;
        QString devKey; //!< May be empty.
        bool statesEnd = true; //!< False leaves "expires" out of the reply.
    };

    //! How a refusal is written; versions of XSwitch differ.
    enum class RefusalForm {
        Text, //!< {"code":403,"text":…}
        ErrorText, //!< {"result":"error","code":"403","error_text":…}
        Message, //!< {"code":"403","message":…}
    };

    XSwitch();

    void addAccount(const Account &account);

    //! Off: /api/captchas answers 404, no log-in needs a captcha, and nobody is locked out. On at first.
    void setCaptchasEnabled(bool enabled);

    //! How long a name stays locked after the fifth wrong log-in. 2 hours at first.
    void setLockTime(std::chrono::seconds lockTime);

    void setRefusalForm(RefusalForm form);

    //! True: /api/users/me is not known, only /api/users, as in old versions.
    void setOld(bool old);

    //! True: nginx answers 502 with HTML, because the switch behind it is down.
    void setDown(bool down);

    //! True: GET /sandbox/captcha?login=NAME gives the text of the picture.
    void setControlEnabled(bool enabled);

    //! Text of the picture that was last made for \a login; empty if there is none.
    QString captchaText(const QString &login) const;

    //! Wrong log-ins since the last good one.
    int failures(const QString &login) const;

    //! Sets the count as if somebody had just failed that often; 2 asks for a captcha, 5 locks.
    void setFailures(const QString &login, int failures);

    //! End of the lock by the server's clock; invalid if \a login is not locked.
    QDateTime lockedUntil(const QString &login) const;

    //! Forgets all wrong log-ins and locks.
    void resetAttempts();

    void revokeTokens() override;

protected:
    Reply respond(const Request &request) override;

private:
    Reply sessions(const Request &request);
    Reply logIn(const Request &request);
    Reply logOut(const Request &request);
    Reply newSession(const Account &account);
    std::optional<Reply> guardRefusal(const Request &request, const QJsonObject &fields);
    Reply refusal(const Request &request, const QString &english, const QString &chinese) const;

    Reply newCaptcha(const Request &request);
    Reply captchaPicture(const Request &request) const;
    Reply users(const Request &request) const;
    Reply notFound(const Request &request);

    const Account *authenticate(const QJsonObject &fields) const;
    const Account *tokenOwner(const Request &request) const;
    const Account *devKeyOwner(const QString &devKey) const;

    QHash<QString, Account> m_accounts;
    LoginGuard m_guard;
    TokenBook m_tokens;
    QHash<int, QString> m_captchaLogins; //!< Log-in name by captcha id.
    int m_lastCaptchaId = 41;
    RefusalForm m_refusalForm = RefusalForm::Text;
    bool m_captchasEnabled = true;
    bool m_old = false;
    bool m_down = false;
    bool m_controlEnabled = false;
};

} // namespace tokenrack::sandbox
