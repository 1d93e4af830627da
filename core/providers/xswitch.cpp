// SPDX-License-Identifier: MIT
#include "core/providers/xswitch.h"

#include "core/providers/commonfields.h"
#include "core/providers/simpleflow.h"
#include "core/providers/xswitchcheck.h"
#include "core/providers/xswitchlogin.h"
#include "core/providers/xswitchreply.h"

using namespace Qt::Literals::StringLiterals;

namespace tokenrack {

namespace {

constexpr char authenticateWith[] = "authenticate_with";
constexpr auto withPassword = "password"_L1;
constexpr auto withDevKey = "dev_key"_L1;
constexpr auto withDevKeyAsToken = "dev_key_as_token"_L1;
constexpr char devKey[] = "dev_key";

constexpr auto users = "/api/users"_L1;
constexpr auto me = "/api/users/me"_L1;

//! An option that holds a whole number.
struct NumberOption
{
    const char *key;
    int minimum;
    int maximum;
    int standard;
};

constexpr NumberOption captchaAfter{option::captchaAfter, 0, 100, 2};
constexpr NumberOption lockAfter{option::lockAfter, 1, 100, 5};
constexpr NumberOption lockMinutes{option::lockMinutes, 1, 10080, 120};

int numberOf(const Options &options, const NumberOption &option)
{
    bool isNumber = false;
    const int number = optionValue(options, option.key).toInt(&isNumber);
    const bool isUsable = isNumber && number >= option.minimum && number <= option.maximum;
    return isUsable ? number : option.standard;
}

Field numberField(const NumberOption &option, const QString &label)
{
    return {.key = QLatin1String(option.key),
            .kind = FieldKind::Number,
            .label = label,
            .minimum = option.minimum,
            .maximum = option.maximum,
            .defaultValue = QString::number(option.standard),
            .advanced = true};
}

AttemptLimits limitsOf(const Options &options)
{
    return {.captchaAfter = numberOf(options, captchaAfter),
            .lockAfter = numberOf(options, lockAfter),
            .lockFor = std::chrono::minutes(numberOf(options, lockMinutes))};
}

QString wayOf(const Options &options)
{
    return optionValue(options, authenticateWith, withPassword);
}

HttpHeader tokenHeader(const Session &session)
{
    return secretHeader("X-XTRA-AUTH-ID", session.token);
}

Step readLogOut(const JsonReply &reply)
{
    const int code = xswitch::codeOf(reply);
    const bool isGone = code == 401 || code == 403 || code == 404;
    if (!isGone && !xswitch::isGood(reply)) {
        return xswitch::failure(reply, AuthErrorKind::UnexpectedReply);
    }
    return Finished{.clockDifference = reply.clockDifference()};
}

Step readLogOutResponse(const HttpResponse &response)
{
    const bool isEmptySuccess = response.status >= 200 && response.status < 300 && response.body.isEmpty();
    return isEmptySuccess ? Step(Finished()) : parseJson(response, readLogOut);
}

} // namespace

QString XSwitch::id() const
{
    return u"xswitch"_s;
}

QString XSwitch::name() const
{
    return u"XSwitch"_s;
}

QString XSwitch::description() const
{
    return tr("Phone system");
}

QString XSwitch::addressHint() const
{
    return tr("The address of the switch, usually with port 8081 for http or 8082 for https.");
}

QString XSwitch::addressExample() const
{
    return u"http://192.168.1.100:8081"_s;
}

QList<Field> XSwitch::fields(const Options &options) const
{
    const QString way = wayOf(options);
    const bool usesPassword = way != withDevKey && way != withDevKeyAsToken;
    Field account{.key = QLatin1String(field::account), .kind = FieldKind::Account, .label = tr("Log-in name")};
    account.required = usesPassword;
    Field key{.key = QLatin1String(devKey), .kind = FieldKind::Secret, .label = tr("Dev key"), .required = true};
    Field with = choiceField(
        authenticateWith, tr("Authenticate with"),
        {{withPassword, tr("Password")}, {withDevKey, tr("Dev key")}, {withDevKeyAsToken, tr("Dev key as token")}});
    if (way == withDevKeyAsToken) {
        with.hint = tr("A dev key never ends and outlives a restart of the switch. Whoever has it can use the switch.");
        return {account, key, with};
    }
    return {account,
            usesPassword ? passwordField() : key,
            with,
            numberField(captchaAfter, tr("Wrong log-ins before a captcha")),
            numberField(lockAfter, tr("Wrong log-ins before a lock")),
            numberField(lockMinutes, tr("Minutes of a lock"))};
}

std::optional<AttemptLimits> XSwitch::attemptLimits(const Server &server) const
{
    if (wayOf(server.options) == withDevKeyAsToken) {
        return std::nullopt;
    }
    return limitsOf(server.options);
}

bool XSwitch::canLogOut(const Server &server) const
{
    return wayOf(server.options) != withDevKeyAsToken;
}

std::unique_ptr<AuthFlow> XSwitch::logIn(const FlowContext &context, const Credential &credential) const
{
    const QString way = wayOf(context.server.options);
    const bool usesKey = way == withDevKey || way == withDevKeyAsToken;
    const QString secretKey = QLatin1String(usesKey ? devKey : field::password);
    const Secret secret = credential.field(secretKey);
    if (secret.isEmpty()) {
        return secretMissingFlow(secretKey);
    }
    if (way == withDevKeyAsToken) {
        return decidedFlow(Finished{.session = Session{.token = secret, .times = {.source = ExpirySource::Permanent}}});
    }
    return std::make_unique<XSwitchLogIn>(
        RequestMaker(context.server, *this),
        XSwitchLogIn::Account{.login = context.server.account, .secretKey = secretKey, .secret = secret},
        context.attempts, limitsOf(context.server.options));
}

std::unique_ptr<AuthFlow> XSwitch::check(const FlowContext &context, const Session &session) const
{
    const RequestMaker requests(context.server, *this);
    const QList<HttpHeader> headers{tokenHeader(session)};
    return std::make_unique<XSwitchCheck>(requests.get(me, headers), requests.get(users, headers));
}

std::unique_ptr<AuthFlow> XSwitch::logOut(const FlowContext &context, const Session &session) const
{
    if (!canLogOut(context.server)) {
        return Provider::logOut(context, session);
    }
    const HttpRequest request = RequestMaker(context.server, *this).remove(u"/api/sessions"_s, {tokenHeader(session)});
    return std::make_unique<SimpleFlow>(request, readLogOutResponse);
}

TokenUse XSwitch::tokenUse(const Server &server, const Session &session) const
{
    return {.method = HttpMethod::Get,
            .exampleUrl = endpointUrl(server, me),
            .headers = {tokenHeader(session)},
            .place = u"X-XTRA-AUTH-ID"_s};
}

} // namespace tokenrack
