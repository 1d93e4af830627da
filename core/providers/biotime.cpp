// SPDX-License-Identifier: MIT
#include "core/providers/biotime.h"

#include "core/auth/jwt.h"
#include "core/providers/commonfields.h"
#include "core/providers/jsonrequest.h"
#include "core/providers/simpleflow.h"

using namespace Qt::Literals::StringLiterals;

namespace tokenrack {

namespace {

constexpr char tokenKind[] = "token_kind";
constexpr auto general = "general"_L1;
constexpr auto jwt = "jwt"_L1;

constexpr auto areas = "/personnel/api/areas/?page_size=1"_L1;
constexpr int notFound = 404;
constexpr int methodNotAllowed = 405;

bool usesJwt(const Server &server)
{
    return optionValue(server.options, tokenKind, general) == jwt;
}

HttpHeader authorization(const Server &server, const Secret &token)
{
    const QByteArray scheme = usesJwt(server) ? "JWT " : "Token ";
    return {"Authorization", scheme + token.reveal().toByteArray()};
}

//! What Django REST Framework says beside a field name: {"username":["This field is required."]}.
QString fieldErrors(const JsonReply &reply)
{
    QStringList errors;
    for (const QString &name : {u"username"_s, u"password"_s, u"token"_s}) {
        const QString text = reply.text({name});
        if (!text.isEmpty()) {
            errors.append(name + u": "_s + text);
        }
    }
    return errors.join(u' ');
}

QString serverText(const JsonReply &reply)
{
    return reply.text({u"non_field_errors"_s, u"detail"_s, u"msg"_s, u"message"_s});
}

//! Reads what is no success. \a refused is what it means when what was sent is wrong.
AuthError failure(const JsonReply &reply, AuthErrorKind refused)
{
    const QString refusal = reply.text({u"non_field_errors"_s});
    if (!refusal.isEmpty()) {
        return reply.error(refused, refusal);
    }
    const int status = reply.status();
    if (status == 401) {
        return reply.error(refused, serverText(reply));
    }
    if (status == 403) {
        return reply.error(AuthErrorKind::NotPermitted, serverText(reply));
    }
    if (status == 429) {
        return reply.error(AuthErrorKind::ServerFault, serverText(reply));
    }
    if (status < 400 || status >= 500 || status == notFound || status == methodNotAllowed) {
        return reply.unexpected(u"no success, and no refusal either"_s, serverText(reply));
    }
    const QString errors = fieldErrors(reply);
    return reply.error(AuthErrorKind::BadRequest, errors.isEmpty() ? serverText(reply) : errors);
}

SessionTimes timesOf(const JsonReply &reply, const std::optional<JwtTimes> &jwtTimes)
{
    SessionTimes times;
    times.issuedAt = reply.receivedAt();
    times.clockDifference = reply.clockDifference(jwtTimes ? jwtTimes->issuedAt : std::nullopt);
    if (jwtTimes && jwtTimes->expiresAt) {
        times.source = ExpirySource::Jwt;
        times.expiresAt = byOurClock(*jwtTimes->expiresAt, times.clockDifference);
        times.expiryField = u"exp"_s;
    }
    return times;
}

Step readToken(const JsonReply &reply, bool isJwt, AuthErrorKind refused)
{
    if (!reply.hasGoodStatus()) {
        return failure(reply, refused);
    }
    const Result<Secret, AuthError> token = reply.token(u"token"_s);
    if (!token) {
        AuthError missing = token.error();
        missing.serverText = serverText(reply);
        return missing;
    }
    const SessionTimes times = timesOf(reply, isJwt ? jwtTimes(token->reveal()) : std::nullopt);
    return Finished{.session = Session{.token = *token, .times = times, .fields = reply.fields()},
                    .clockDifference = times.clockDifference};
}

Step readCheck(const JsonReply &reply)
{
    if (reply.status() == 403) {
        return Finished{.clockDifference = reply.clockDifference(), .licenceMissing = true};
    }
    if (!reply.hasGoodStatus()) {
        return failure(reply, AuthErrorKind::TokenRefused);
    }
    const QString code = reply.code(u"code"_s);
    if (!code.isEmpty() && code != "0"_L1) {
        return reply.error(AuthErrorKind::ServerFault, serverText(reply), code);
    }
    return Finished{.clockDifference = reply.clockDifference()};
}

} // namespace

QString BioTime::id() const
{
    return u"biotime"_s;
}

QString BioTime::name() const
{
    return u"BioTime"_s;
}

QString BioTime::description() const
{
    return tr("Time attendance");
}

QString BioTime::addressHint() const
{
    return tr("The address of the BioTime web page, usually with port 8081.");
}

QString BioTime::addressExample() const
{
    return u"http://192.168.1.100:8081"_s;
}

QList<Field> BioTime::fields(const Options &) const
{
    Field kind = choiceField(tokenKind, tr("Token kind"), {{general, tr("General")}, {jwt, tr("JWT")}});
    kind.hint = tr("A general token has no stated end. A JWT ends soon and is refreshed.");
    return {userNameField(), passwordField(), kind};
}

bool BioTime::canRefresh(const Server &server) const
{
    return usesJwt(server);
}

std::unique_ptr<AuthFlow> BioTime::logIn(const FlowContext &context, const Credential &credential) const
{
    const Secret password = secretOf(credential, field::password);
    if (password.isEmpty()) {
        return secretMissingFlow(QLatin1String(field::password));
    }
    const bool isJwt = usesJwt(context.server);
    // The slash at the end belongs to the path: without it the server redirects, and a redirected POST becomes a GET.
    const QString endpoint = isJwt ? u"/jwt-api-token-auth/"_s : u"/api-token-auth/"_s;
    const QJsonObject body{{"username"_L1, context.server.account}, {"password"_L1, password.revealText()}};
    return jsonFlow(RequestMaker(context.server, *this).postJson(endpoint, body),
                    [isJwt](const JsonReply &reply) { return readToken(reply, isJwt, AuthErrorKind::Refused); });
}

std::unique_ptr<AuthFlow> BioTime::check(const FlowContext &context, const Session &session) const
{
    const QList<HttpHeader> headers{authorization(context.server, session.token)};
    return jsonFlow(RequestMaker(context.server, *this).get(areas, headers), readCheck);
}

std::unique_ptr<AuthFlow> BioTime::refresh(const FlowContext &context, const Session &session) const
{
    if (!canRefresh(context.server)) {
        return Provider::refresh(context, session);
    }
    const QJsonObject body{{"token"_L1, session.token.revealText()}};
    const HttpRequest request = RequestMaker(context.server, *this).postJson(u"/jwt-api-token-refresh/"_s, body);
    return jsonFlow(request,
                    [](const JsonReply &reply) { return readToken(reply, true, AuthErrorKind::TokenRefused); });
}

TokenUse BioTime::tokenUse(const Server &server, const Session &session) const
{
    return {.method = HttpMethod::Get,
            .exampleUrl = endpointUrl(server, areas),
            .headers = {authorization(server, session.token)},
            .place = u"Authorization"_s};
}

} // namespace tokenrack
