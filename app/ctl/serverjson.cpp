// SPDX-License-Identifier: MIT
#include "app/ctl/serverjson.h"

#include "core/session/expirysource.h"

#include <QJsonArray>
#include <QTimeZone>

namespace tokenrack::ctl {

QJsonValue jsonTime(const std::optional<Instant> &instant)
{
    if (!instant) {
        return QJsonValue::Null;
    }
    return QDateTime::fromMSecsSinceEpoch(toMs(*instant), Qt::UTC).toString(Qt::ISODate);
}

QString nameOf(Status status)
{
    switch (status) {
    case Status::LoggedOut:
        return QStringLiteral("logged_out");
    case Status::Waiting:
        return QStringLiteral("waiting");
    case Status::LoggingIn:
        return QStringLiteral("logging_in");
    case Status::Refreshing:
        return QStringLiteral("refreshing");
    case Status::Checking:
        return QStringLiteral("checking");
    case Status::LoggingOut:
        return QStringLiteral("logging_out");
    case Status::Active:
        return QStringLiteral("active");
    case Status::ExpiresSoon:
        return QStringLiteral("expires_soon");
    case Status::Expired:
        return QStringLiteral("expired");
    case Status::PermanentKey:
        return QStringLiteral("permanent_key");
    case Status::TokenRefused:
        return QStringLiteral("token_refused");
    case Status::CaptchaNeeded:
        return QStringLiteral("captcha_needed");
    case Status::LockedOut:
        return QStringLiteral("locked_out");
    case Status::KeychainLocked:
        return QStringLiteral("keychain_locked");
    case Status::Failed:
        break;
    }
    return QStringLiteral("failed");
}

QJsonObject identityOf(const Server &server)
{
    return {{QStringLiteral("id"), server.id.toString(QUuid::WithoutBraces)}, {QStringLiteral("name"), server.name}};
}

QJsonObject jsonOf(const Server &server, const ServerState &state, Instant now)
{
    QJsonObject options;
    for (auto option = server.options.begin(); option != server.options.end(); ++option) {
        options.insert(option.key(), option.value());
    }
    const auto expiresAt = state.times ? state.times->expiresAt : std::nullopt;
    return {
        {QStringLiteral("id"), server.id.toString(QUuid::WithoutBraces)},
        {QStringLiteral("name"), server.name},
        {QStringLiteral("provider"), server.provider},
        {QStringLiteral("url"), server.url.toText()},
        {QStringLiteral("account"), server.account},
        {QStringLiteral("tags"), QJsonArray::fromStringList(server.tags)},
        {QStringLiteral("notes"), server.notes},
        {QStringLiteral("options"), options},
        {QStringLiteral("status"), nameOf(statusOf(state, now))},
        {QStringLiteral("expires_at"), jsonTime(expiresAt)},
        {QStringLiteral("expiry_source"), state.times ? QJsonValue(nameOf(state.times->source)) : QJsonValue()},
        {QStringLiteral("verified_at"), jsonTime(state.verifiedAt)},
        {QStringLiteral("error"),
         state.lastError ? QJsonValue(tokenrack::nameOf(state.lastError->kind)) : QJsonValue()},
    };
}

} // namespace tokenrack::ctl
