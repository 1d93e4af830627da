// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QHash>
#include <QString>

#include <chrono>

namespace tokenrack::sandbox {

//! Counts wrong log-ins by name, and says when a captcha is needed and when the name is locked.
class LoginGuard
{
public:
    static constexpr int captchaAfter = 2;
    static constexpr int lockAfter = 5;

    //! How long a name stays locked after the fifth wrong log-in. 2 hours at first.
    void setLockTime(std::chrono::seconds lockTime);

    int failures(const QString &login) const;

    //! Sets the count as if the last wrong log-in had been at \a now; locks the name if the count says so.
    void setFailures(const QString &login, int failures, const QDateTime &now);

    //! Counts one more wrong log-in.
    void countFailure(const QString &login, const QDateTime &now);

    //! True while the name is locked; a lock that is over clears the count.
    bool isLocked(const QString &login, const QDateTime &now);

    //! End of the last lock; invalid if there was none.
    QDateTime lockedUntil(const QString &login) const;

    bool needsCaptcha(const QString &login) const;

    //! Text of the picture that was last made for the name; empty if there is none.
    QString captcha(const QString &login) const;
    void setCaptcha(const QString &login, const QString &text);

    //! Uses up the picture; true if \a typed is exactly its text.
    bool takeCaptcha(const QString &login, const QString &typed);

    void reset(const QString &login);
    void resetAll();

private:
    struct State
    {
        int failures = 0;
        QDateTime lockedUntil;
        QString captcha;
    };

    QHash<QString, State> m_states;
    std::chrono::seconds m_lockTime{std::chrono::hours(2)};
};

} // namespace tokenrack::sandbox
