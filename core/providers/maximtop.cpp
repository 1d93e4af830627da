// SPDX-License-Identifier: MIT
#include "core/providers/maximtop.h"

#include "core/providers/commonfields.h"
#include "core/providers/jsonrequest.h"
#include "core/providers/simpleflow.h"

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack {

namespace {

constexpr char appId[] = "app_id";
constexpr char loginBy[] = "login_by";
constexpr char deviceGuid[] = "device_guid";
constexpr char actingToken[] = "acting_token";
constexpr char actingGroupId[] = "acting_group_id";
constexpr char actingUserId[] = "acting_user_id";

constexpr auto byLoginName = "login_name"_L1;
constexpr auto byUserId = "user_id"_L1;
constexpr auto byName = "name"_L1;

constexpr auto profile = "/user/profile"_L1;

struct CodeMeaning
{
    QLatin1StringView code;
    AuthErrorKind atLogIn; //!< what the code means where a password was sent
    AuthErrorKind later; //!< what it means where a token was sent
};

constexpr CodeMeaning codeMeanings[] = {
    {"402"_L1, AuthErrorKind::Refused, AuthErrorKind::TokenRefused}, // the token is dead
    {"10000"_L1, AuthErrorKind::Refused, AuthErrorKind::TokenRefused}, // no such user
    {"10002"_L1, AuthErrorKind::BadRequest, AuthErrorKind::BadRequest}, // bad parameter
    {"10003"_L1, AuthErrorKind::BadRequest, AuthErrorKind::TokenRefused}, // no access-token header
    {"10008"_L1, AuthErrorKind::Refused, AuthErrorKind::TokenRefused}, // bad access-token; at log-in the acting one
    {"10010"_L1, AuthErrorKind::NotPermitted, AuthErrorKind::NotPermitted}, // no permission
    {"20000"_L1, AuthErrorKind::ServerFault, AuthErrorKind::ServerFault}, // the server's database
    {"30021"_L1, AuthErrorKind::LicenceMissing, AuthErrorKind::LicenceMissing}, // licence invalid
    {"30022"_L1, AuthErrorKind::LicenceMissing, AuthErrorKind::LicenceMissing}, // licence expired
    {"30023"_L1, AuthErrorKind::LicenceMissing, AuthErrorKind::LicenceMissing}, // licence limit
    {"40000"_L1, AuthErrorKind::BadRequest, AuthErrorKind::BadRequest}, // no such app_id
    {"40003"_L1, AuthErrorKind::NotPermitted, AuthErrorKind::NotPermitted}, // app not active
};

enum class Call { LogIn, Later };

AuthErrorKind meaningOf(const QString &code, Call call)
{
    const auto *found = std::find_if(std::begin(codeMeanings), std::end(codeMeanings),
                                     [&code](const CodeMeaning &meaning) { return meaning.code == code; });
    if (found != std::end(codeMeanings)) {
        return call == Call::LogIn ? found->atLogIn : found->later;
    }
    // The code of a wrong password is not published, so at log-in any other code is taken for it.
    return call == Call::LogIn ? AuthErrorKind::Refused : AuthErrorKind::ServerFault;
}

bool isKnown(const QString &code)
{
    return std::any_of(std::begin(codeMeanings), std::end(codeMeanings),
                       [&code](const CodeMeaning &meaning) { return meaning.code == code; });
}

//! A status that tells of a wrong address or a broken server, whatever code a web framework puts beside it.
bool isForeignStatus(int status)
{
    return status == 404 || status == 405 || status >= 500;
}

AuthError failure(const JsonReply &reply, Call call)
{
    const QString code = reply.code(u"code"_s);
    const QString text = reply.text({u"message"_s});
    const bool isOwnCode = isKnown(code) || !isForeignStatus(reply.status());
    if (code.isEmpty() || code == "200"_L1 || !isOwnCode) {
        return reply.unexpected(u"no success, and no code of failure either"_s, text, code);
    }
    return reply.error(meaningOf(code, call), text, code);
}

bool isGood(const JsonReply &reply)
{
    return reply.hasGoodStatus() && reply.code(u"code"_s) == "200"_L1;
}

Step readLogIn(const JsonReply &reply)
{
    if (!isGood(reply)) {
        return failure(reply, Call::LogIn);
    }
    const Result<Secret, AuthError> token = reply.token(u"data.token"_s);
    if (!token) {
        return token.error();
    }
    const SessionTimes times = statedTimes(reply, u"data.expire"_s);
    return Finished{.session = Session{.token = *token, .times = times, .fields = reply.fields()},
                    .clockDifference = times.clockDifference};
}

Step readCheck(const JsonReply &reply)
{
    if (!isGood(reply)) {
        return failure(reply, Call::Later);
    }
    return Finished{.clockDifference = reply.clockDifference()};
}

//! The path of the log-in and the body's first field.
struct Way
{
    QString endpoint;
    QLatin1StringView accountField;
    QJsonValue account;
};

//! Nothing when the account is no user ID although it should be one.
std::optional<Way> wayOf(const Server &server)
{
    const QString way = optionValue(server.options, loginBy, byLoginName);
    if (way == byName) {
        return Way{u"/token/user"_s, byName, server.account};
    }
    if (way != byUserId) {
        return Way{u"/token/login"_s, byLoginName, server.account};
    }
    const std::optional<qint64> userId = integerFrom(server.account);
    return userId ? std::optional(Way{u"/token/id"_s, byUserId, QJsonValue(*userId)}) : std::nullopt;
}

HttpHeader appHeader(const Server &server)
{
    return {appId, optionValue(server.options, appId).toUtf8()};
}

bool actsForSomebody(const Options &options)
{
    return !optionValue(options, actingGroupId).isEmpty() || !optionValue(options, actingUserId).isEmpty();
}

//! Headers of an administrator who acts for somebody. What is not set is not sent.
QList<HttpHeader> actingHeaders(const Server &server, const Credential &credential)
{
    QList<HttpHeader> headers;
    if (const Secret token = secretOf(credential, actingToken); !token.isEmpty()) {
        headers.append(secretHeader("access-token", token));
    }
    if (const QString group = optionValue(server.options, actingGroupId); !group.isEmpty()) {
        headers.append({"group_id", group.trimmed().toUtf8()});
    }
    if (const QString user = optionValue(server.options, actingUserId); !user.isEmpty()) {
        headers.append({"user_id", user.trimmed().toUtf8()});
    }
    return headers;
}

QJsonObject logInBody(const Server &server, const Way &way, const Secret &password)
{
    QJsonObject body{{way.accountField, way.account}, {QLatin1String(field::password), password.revealText()}};
    if (const QString guid = optionValue(server.options, deviceGuid); !guid.isEmpty()) {
        body.insert(QLatin1String(deviceGuid), guid);
    }
    return body;
}

Field advancedField(const char *key, FieldKind kind, const QString &label, const QString &hint)
{
    return {.key = QLatin1String(key), .kind = kind, .label = label, .hint = hint, .advanced = true};
}

} // namespace

QString MaximTop::id() const
{
    return u"maximtop"_s;
}

QString MaximTop::name() const
{
    return u"MaximTop IM"_s;
}

QString MaximTop::description() const
{
    return tr("Chat back end");
}

QString MaximTop::addressHint() const
{
    return tr("The address of the app's interface, as the MaximTop console shows it. Usually https.");
}

QString MaximTop::addressExample() const
{
    return u"https://im.example.com"_s;
}

QList<Field> MaximTop::fields(const Options &options) const
{
    Field account = userNameField();
    const QString way = optionValue(options, loginBy, byLoginName);
    if (way == byUserId) {
        account.label = tr("User ID");
        account.hint = tr("A whole number.");
    } else if (way != byName) {
        account.label = tr("Log-in name");
        account.hint = tr("A phone number, an e-mail address or a user name.");
    }
    const Field app{.key = QLatin1String(appId), .kind = FieldKind::Text, .label = tr("App ID"), .required = true};
    const Field by = choiceField(
        loginBy, tr("Log in by"),
        {{byLoginName, tr("Phone, e-mail or user name")}, {byUserId, tr("User ID")}, {byName, tr("User name")}});
    const QString actingHint = tr("Only for acting as an administrator for somebody.");
    Field token = advancedField(actingToken, FieldKind::Secret, tr("Acting token"), actingHint);
    token.required = actsForSomebody(options);
    return {account,
            passwordField(),
            app,
            by,
            advancedField(deviceGuid, FieldKind::Text, tr("Device ID"), tr("When set, a push token comes back.")),
            token,
            advancedField(actingGroupId, FieldKind::Text, tr("Acting for group ID"), actingHint),
            advancedField(actingUserId, FieldKind::Text, tr("Acting for user ID"), actingHint)};
}

QList<InputProblem> MaximTop::problems(const Server &server) const
{
    QList<InputProblem> problems;
    if (!server.account.isEmpty() && !wayOf(server)) {
        problems.append({QLatin1String(field::account), InputProblemKind::NotInt64, {}});
    }
    for (const char *key : {actingGroupId, actingUserId}) {
        const QString value = optionValue(server.options, key);
        if (!value.isEmpty() && !integerFrom(value)) {
            problems.append({QLatin1String(key), InputProblemKind::NotInt64, {}});
        }
    }
    return problems;
}

std::unique_ptr<AuthFlow> MaximTop::logIn(const FlowContext &context, const Credential &credential) const
{
    const Secret password = secretOf(credential, field::password);
    if (password.isEmpty()) {
        return secretMissingFlow(QLatin1String(field::password));
    }
    if (actsForSomebody(context.server.options) && secretOf(credential, actingToken).isEmpty()) {
        return secretMissingFlow(QLatin1String(actingToken));
    }
    const std::optional<Way> way = wayOf(context.server);
    if (!way) {
        return decidedFlow(AuthError{.kind = AuthErrorKind::BadRequest, .detail = u"user_id is no whole number"_s});
    }
    const QList<HttpHeader> headers =
        QList<HttpHeader>{appHeader(context.server)} + actingHeaders(context.server, credential);
    const QJsonObject body = logInBody(context.server, *way, password);
    return jsonFlow(RequestMaker(context.server, *this).postJson(way->endpoint, body, headers), readLogIn);
}

std::unique_ptr<AuthFlow> MaximTop::check(const FlowContext &context, const Session &session) const
{
    const QList<HttpHeader> headers{appHeader(context.server), secretHeader("access-token", session.token)};
    return jsonFlow(RequestMaker(context.server, *this).get(profile, headers), readCheck);
}

TokenUse MaximTop::tokenUse(const Server &server, const Session &session) const
{
    return {.method = HttpMethod::Get,
            .exampleUrl = endpointUrl(server, profile),
            .headers = {secretHeader("access-token", session.token), appHeader(server)},
            .place = u"access-token"_s};
}

} // namespace tokenrack
