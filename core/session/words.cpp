// SPDX-License-Identifier: MIT
#include "core/session/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

namespace tokenrack {

namespace {

using namespace std::chrono_literals;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::Words)
};

QString nothing()
{
    return QString(QChar(char16_t(0x2013)));
}

QString lockedWhen(const ServerState &state, Instant now)
{
    const Milliseconds left = *state.attempts.lockedUntil - now;
    return Words::tr("Try again in %1").arg(durationText(left));
}

// QString puts several texts into one in one go, but numbers one after the other.

QString twoDigits(qint64 value)
{
    return QString::number(value).rightJustified(2, QLatin1Char('0'));
}

} // namespace

QString durationText(Milliseconds duration, bool withSeconds)
{
    const qint64 seconds = std::chrono::floor<Seconds>(std::chrono::abs(duration)).count();
    const qint64 minutes = seconds / 60;
    const qint64 hours = minutes / 60;
    const qint64 days = hours / 24;
    if (days >= 30 || (days > 0 && hours % 24 == 0)) {
        return Words::tr("%1 d").arg(days);
    }
    if (days > 0) {
        return Words::tr("%1 d %2 h").arg(QString::number(days), QString::number(hours % 24));
    }
    if (hours > 0 && withSeconds) {
        return Words::tr("%1 h %2 min %3 s")
            .arg(QString::number(hours), twoDigits(minutes % 60), twoDigits(seconds % 60));
    }
    if (hours > 0 && minutes % 60 == 0) {
        return Words::tr("%1 h").arg(hours);
    }
    if (hours > 0) {
        return Words::tr("%1 h %2 min").arg(QString::number(hours), QString::number(minutes % 60));
    }
    if (minutes > 0 && seconds % 60 == 0 && !withSeconds) {
        return Words::tr("%1 min").arg(minutes);
    }
    if (minutes > 0) {
        return Words::tr("%1 min %2 s").arg(QString::number(minutes), twoDigits(seconds % 60));
    }
    return Words::tr("%1 s").arg(seconds);
}

namespace {

//! How long something has been over: seconds only count in the first minute.
QString passedText(Milliseconds left)
{
    const Milliseconds passed = std::chrono::abs(left);
    return durationText(passed < std::chrono::minutes(1) ? passed : std::chrono::floor<std::chrono::minutes>(passed));
}

} // namespace

QString expiresInText(const ServerState &state, Instant now)
{
    const Status status = statusOf(state, now);
    if (status == Status::LockedOut) {
        return lockedWhen(state, now);
    }
    if (!state.times || !tellsOfToken(status)) {
        return nothing();
    }
    const TokenReading reading = readTokenClock(*state.times, now);
    switch (reading.phase) {
    case TokenPhase::NoEndStated:
        return Words::tr("No end stated · held %1").arg(durationText(reading.held));
    case TokenPhase::Permanent:
        return Words::tr("Never");
    case TokenPhase::Ended:
        return reading.accountDate ? Words::tr("Account ended %1 ago").arg(passedText(*reading.left))
                                   : Words::tr("%1 ago").arg(passedText(*reading.left));
    case TokenPhase::Good:
    case TokenPhase::EndsSoon:
        return reading.accountDate ? Words::tr("Account: %1").arg(durationText(*reading.left))
                                   : durationText(*reading.left);
    }
    return nothing();
}

QString statusText(const ServerState &state, Status status, const QString &systemName)
{
    switch (status) {
    case Status::LoggedOut:
        return Words::tr("Logged out");
    case Status::Waiting:
        return Words::tr("Waiting…");
    case Status::LoggingIn:
        return Words::tr("Logging in…");
    case Status::Refreshing:
        return Words::tr("Refreshing…");
    case Status::Checking:
        return Words::tr("Checking…");
    case Status::LoggingOut:
        return Words::tr("Logging out…");
    case Status::Active:
        return Words::tr("Active");
    case Status::ExpiresSoon:
        return Words::tr("Expires soon");
    case Status::Expired:
        return Words::tr("Expired");
    case Status::PermanentKey:
        return Words::tr("Permanent key");
    case Status::TokenRefused:
        return Words::tr("Token refused");
    case Status::CaptchaNeeded:
        return Words::tr("Captcha needed");
    case Status::LockedOut:
        return Words::tr("Locked out");
    case Status::KeychainLocked:
    case Status::Failed:
        return state.lastError ? errorWords(*state.lastError, systemName).reason : Words::tr("Failed");
    }
    return {};
}

QString instantText(Instant instant, Instant now)
{
    const QLocale locale;
    const QDateTime local = toLocal(instant);
    const QDateTime today = toLocal(now);
    if (local.date() == today.date()) {
        return Words::tr("%1 today").arg(locale.toString(local.time(), QStringLiteral("HH:mm:ss")));
    }
    if (local.date().year() == today.date().year()) {
        return locale.toString(local, Words::tr("d MMM HH:mm", "date and time in this year, as in QLocale::toString"));
    }
    return locale.toString(local, Words::tr("d MMM yyyy HH:mm", "date and time in another year"));
}

QString clockText(Instant instant, Instant now)
{
    const QDateTime local = toLocal(instant);
    return local.date() == toLocal(now).date() ? QLocale().toString(local.time(), QStringLiteral("HH:mm"))
                                               : instantText(instant, now);
}

QString instantToolTip(Instant instant)
{
    const QLocale locale;
    const QDateTime local = toLocal(instant);
    const QString format = Words::tr("d MMM yyyy HH:mm:ss", "full date and time");
    return Words::tr("%1 here · %2 UTC").arg(locale.toString(local, format), locale.toString(local.toUTC(), format));
}

} // namespace tokenrack
