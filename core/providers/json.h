// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/autherror.h"
#include "core/auth/session.h"
#include "core/base/result.h"
#include "core/http/httpmessage.h"

#include <QJsonValue>

#include <optional>

namespace tokenrack {

//! A response whose body is a JSON object or array, with getters that check. A value is named by its path with dots, an
//! array's element by its number: "FObject.0.FTokenID". Where a value is absent or of another type, nothing comes back.
class JsonReply
{
public:
    //! AuthErrorKind::ServerFault for a 5xx whose body is something else, else AuthErrorKind::UnexpectedReply.
    static Result<JsonReply, AuthError> from(const HttpResponse &response);

    int status() const { return m_response.status; }
    bool hasGoodStatus() const { return status() >= 200 && status() < 300; }
    Instant receivedAt() const { return m_response.receivedAt; }

    QJsonValue value(const QString &path) const;
    //! A whole number, also where it stands in a string.
    std::optional<qint64> integer(const QString &path) const;
    std::optional<bool> boolean(const QString &path) const;
    //! A number or a string as the server sent it; empty where there is neither, and where it is too long for a code.
    QString code(const QString &path) const;
    //! The first of these values that is a text or a list of texts, as the server sent it: to understand it by.
    QString words(const QStringList &paths) const;
    //! The same to be shown: made visible and without secrets.
    QString text(const QStringList &paths) const;
    //! A point in time that is given in seconds or milliseconds since 1970.
    std::optional<Instant> time(const QString &path) const;
    //! Any text that is not empty and can stand in a header.
    Result<Secret, AuthError> token(const QString &path) const;

    //! Everything in the body, in the order of its names.
    QList<ReplyField> fields() const;
    //! The server's clock minus ours: by \a serverTime, else by the Date header.
    std::optional<Milliseconds> clockDifference(std::optional<Instant> serverTime = std::nullopt) const;

    AuthError error(AuthErrorKind kind, const QString &serverText = {}, const QString &serverCode = {}) const;
    //! The reply makes no sense: AuthErrorKind::ServerFault for a 5xx, else AuthErrorKind::UnexpectedReply.
    AuthError unexpected(const QString &detail, const QString &serverText = {}, const QString &serverCode = {}) const;
    AuthError missing(const QString &path) const;

private:
    JsonReply(HttpResponse response, QJsonValue root);

    HttpResponse m_response;
    QJsonValue m_root;
};

//! A whole number of 64 bits, also where it stands in a string; no fraction is cut off.
std::optional<qint64> integerFrom(const QJsonValue &value);

//! A count since 1970: of milliseconds from 100 000 000 000 on, of seconds below. Nothing for 0, less, and years after
//! 9999.
std::optional<Instant> instantFromUnix(qint64 count);

//! A count of milliseconds since 1970. Nothing for 0, less, and years after 9999.
std::optional<Instant> instantFromUnixMs(qint64 ms);

//! A time by the server's clock, by our clock. From 1970 to 9999, even where the server's clock is centuries off.
Instant byOurClock(Instant serverTime, std::optional<Milliseconds> clockDifference);

//! The times of a reply that states the token's end in \a field, which may be absent.
SessionTimes statedTimes(const JsonReply &reply, const QString &field);

//! True when a reply field of that name may hold a secret.
bool isSecretName(const QString &name);

//! True when the body is a web page.
bool isHtml(const HttpResponse &response);

//! What came in place of a readable reply, for AuthError::detail: status, kind and the start of the text. Texts within
//! broken JSON are left out, for one of them may be a token.
QString describedBody(const HttpResponse &response);

} // namespace tokenrack
