// SPDX-License-Identifier: MIT
#include "tests/sandbox/loginguard.h"

#include <utility>

namespace tokenrack::sandbox {

void LoginGuard::setLockTime(std::chrono::seconds lockTime)
{
    m_lockTime = lockTime;
}

int LoginGuard::failures(const QString &login) const
{
    return m_states.value(login).failures;
}

void LoginGuard::setFailures(const QString &login, int failures, const QDateTime &now)
{
    State &state = m_states[login];
    state.failures = failures;
    state.lockedUntil = failures >= lockAfter ? now.addSecs(m_lockTime.count()) : QDateTime();
}

void LoginGuard::countFailure(const QString &login, const QDateTime &now)
{
    setFailures(login, failures(login) + 1, now);
}

bool LoginGuard::isLocked(const QString &login, const QDateTime &now)
{
    const QDateTime end = lockedUntil(login);
    if (!end.isValid()) {
        return false;
    }
    if (end <= now) {
        reset(login);
        return false;
    }
    return true;
}

QDateTime LoginGuard::lockedUntil(const QString &login) const
{
    return m_states.value(login).lockedUntil;
}

bool LoginGuard::needsCaptcha(const QString &login) const
{
    return failures(login) >= captchaAfter;
}

QString LoginGuard::captcha(const QString &login) const
{
    return m_states.value(login).captcha;
}

void LoginGuard::setCaptcha(const QString &login, const QString &text)
{
    m_states[login].captcha = text;
}

bool LoginGuard::takeCaptcha(const QString &login, const QString &typed)
{
    const QString text = std::exchange(m_states[login].captcha, QString());
    return !text.isEmpty() && typed == text;
}

void LoginGuard::reset(const QString &login)
{
    m_states.remove(login);
}

void LoginGuard::resetAll()
{
    m_states.clear();
}

} // namespace tokenrack::sandbox
