// SPDX-License-Identifier: MIT
#include "core/providers/hummingbird.h"

#include "core/auth/jwt.h"
#include "core/providers/commonfields.h"
#include "core/providers/jsonrequest.h"
#include "core/providers/simpleflow.h"

using namespace Qt::Literals::StringLiterals;

namespace tokenrack {

namespace {

constexpr auto products = "/v1.0/openapi/products?page=1&pageSize=1"_L1;
constexpr auto refreshEndpoint = "/v1.0/openapi/token/"_L1;

//! Log-in and refresh say "code" and "msg", all other calls "errorCode" and "errorMsg".
struct Envelope
{
    QString code;
    bool good = false;
};

//! For failures only: to look for secrets in it costs more than all else that is read.
QString textOf(const JsonReply &reply)
{
    return reply.text({u"msg"_s, u"errorMsg"_s});
}

Envelope envelopeOf(const JsonReply &reply)
{
    const bool isShort = !reply.code(u"code"_s).isEmpty();
    const QString code = reply.code(isShort ? u"code"_s : u"errorCode"_s);
    return {.code = code,
            .good = code == "0"_L1 && reply.boolean(u"success"_s).value_or(true) && reply.hasGoodStatus()};
}

//! Codes that every call may answer with.
AuthError failure(const JsonReply &reply, const Envelope &envelope)
{
    static const QStringList badRequest{u"1104"_s, u"1108"_s, u"2003"_s};
    if (envelope.code.isEmpty() || envelope.code == "0"_L1) {
        return reply.unexpected(u"neither success nor a code of failure"_s, textOf(reply), envelope.code);
    }
    const auto kind = badRequest.contains(envelope.code) ? AuthErrorKind::BadRequest : AuthErrorKind::ServerFault;
    return reply.error(kind, textOf(reply), envelope.code);
}

bool refusesToken(const QString &code)
{
    static const QStringList codes{u"1010"_s, u"1011"_s, u"10006"_s};
    return codes.contains(code);
}

//! The end of the access token by "result.expire", and that of the refresh token by its own "exp".
SessionTimes timesOf(const JsonReply &reply, const Session &session)
{
    SessionTimes times;
    times.issuedAt = reply.receivedAt();
    const std::optional<JwtTimes> access = jwtTimes(session.token.reveal());
    const std::optional<Instant> serverTime = reply.time(u"t"_s);
    times.clockDifference = reply.clockDifference(serverTime ? serverTime : access ? access->issuedAt : std::nullopt);
    if (const std::optional<Instant> end = reply.time(u"result.expire"_s)) {
        times.source = ExpirySource::Stated;
        times.expiresAt = byOurClock(*end, times.clockDifference);
        times.expiryField = u"result.expire"_s;
    } else if (access && access->expiresAt) {
        times.source = ExpirySource::Jwt;
        times.expiresAt = byOurClock(*access->expiresAt, times.clockDifference);
        times.expiryField = u"exp"_s;
    }
    const std::optional<JwtTimes> refresh = jwtTimes(session.refreshToken.reveal());
    if (refresh && refresh->expiresAt) {
        times.refreshExpiresAt = byOurClock(*refresh->expiresAt, times.clockDifference);
    }
    return times;
}

//! The pair of tokens in a good reply. Where a reply brings no refresh token, \a oldRefreshToken stays the newest.
Step readTokens(const JsonReply &reply, const Secret &oldRefreshToken)
{
    const Result<Secret, AuthError> token = reply.token(u"result.access_token"_s);
    if (!token) {
        return token.error();
    }
    const Result<Secret, AuthError> refreshToken = reply.token(u"result.refresh_token"_s);
    Session session{
        .token = *token, .refreshToken = refreshToken ? *refreshToken : oldRefreshToken, .fields = reply.fields()};
    session.times = timesOf(reply, session);
    return Finished{.session = session, .clockDifference = session.times.clockDifference};
}

Step readLogIn(const JsonReply &reply)
{
    const Envelope envelope = envelopeOf(reply);
    if (envelope.good) {
        return readTokens(reply, {});
    }
    if (envelope.code == "20101"_L1) {
        return reply.error(AuthErrorKind::Refused, textOf(reply), envelope.code);
    }
    return failure(reply, envelope);
}

Step readRefresh(const JsonReply &reply, const Secret &oldRefreshToken)
{
    const Envelope envelope = envelopeOf(reply);
    if (envelope.good) {
        return readTokens(reply, oldRefreshToken);
    }
    // 500 is what a malformed token gets, or one that is not valid yet.
    if (refusesToken(envelope.code) || (envelope.code == "500"_L1 && reply.hasGoodStatus())) {
        return reply.error(AuthErrorKind::TokenRefused, textOf(reply), envelope.code);
    }
    return failure(reply, envelope);
}

Step readCheck(const JsonReply &reply)
{
    const Envelope envelope = envelopeOf(reply);
    if (envelope.good) {
        return Finished{.clockDifference = reply.clockDifference(reply.time(u"t"_s))};
    }
    if (refusesToken(envelope.code)) {
        return reply.error(AuthErrorKind::TokenRefused, textOf(reply), envelope.code);
    }
    return failure(reply, envelope);
}

} // namespace

QString Hummingbird::id() const
{
    return u"hummingbird"_s;
}

QString Hummingbird::name() const
{
    return u"Hummingbird"_s;
}

QString Hummingbird::description() const
{
    return tr("IoT gateway");
}

QString Hummingbird::addressHint() const
{
    return tr("The address of the gateway's interface, usually with port 58081.");
}

QString Hummingbird::addressExample() const
{
    return u"http://192.168.1.100:58081"_s;
}

QList<Field> Hummingbird::fields(const Options &) const
{
    Field account = userNameField();
    account.placeholder = u"admin"_s;
    return {account, passwordField()};
}

bool Hummingbird::canRefresh(const Server &) const
{
    return true;
}

std::unique_ptr<AuthFlow> Hummingbird::logIn(const FlowContext &context, const Credential &credential) const
{
    const Secret password = secretOf(credential, field::password);
    if (password.isEmpty()) {
        return secretMissingFlow(QLatin1String(field::password));
    }
    const QJsonObject body{{"username"_L1, context.server.account}, {"password"_L1, password.revealText()}};
    return jsonFlow(RequestMaker(context.server, *this).postJson(u"/v1.0/openapi/auth/login"_s, body), readLogIn);
}

std::unique_ptr<AuthFlow> Hummingbird::check(const FlowContext &context, const Session &session) const
{
    const QList<HttpHeader> headers{secretHeader("x-token", session.token)};
    return jsonFlow(RequestMaker(context.server, *this).get(products, headers), readCheck);
}

std::unique_ptr<AuthFlow> Hummingbird::refresh(const FlowContext &context, const Session &session) const
{
    const Secret token = session.refreshToken;
    if (token.isEmpty()) {
        return decidedFlow(AuthError{.kind = AuthErrorKind::TokenRefused, .detail = u"no refresh token is held"_s});
    }
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(token.revealText()));
    HttpRequest request = RequestMaker(context.server, *this).post(refreshEndpoint + encoded);
    request.shownPath = endpointUrl(context.server, refreshEndpoint + u"***"_s).path();
    return jsonFlow(request, [token](const JsonReply &reply) { return readRefresh(reply, token); });
}

TokenUse Hummingbird::tokenUse(const Server &server, const Session &session) const
{
    return {.method = HttpMethod::Get,
            .exampleUrl = endpointUrl(server, products),
            .headers = {secretHeader("x-token", session.token)},
            .place = u"x-token"_s};
}

} // namespace tokenrack
