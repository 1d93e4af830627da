// SPDX-License-Identifier: MIT
#include "core/providers/assetscontrols.h"

#include "core/providers/commonfields.h"
#include "core/providers/jsonrequest.h"
#include "core/providers/simpleflow.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack {

namespace {

constexpr char passwordForm[] = "password_form";
constexpr auto plain = "plain"_L1;
constexpr auto md5 = "md5"_L1;
constexpr qsizetype md5Length = 32;

constexpr auto admin = "/OpenApi/Admin"_L1;
constexpr auto tokenField = "FTokenID"_L1;
constexpr auto actionField = "FAction"_L1;
constexpr auto listAgents = "QueryAllSuperAdminAgentList"_L1;

bool isMd5Entered(const Options &options)
{
    return optionValue(options, passwordForm, plain) == md5;
}

bool isHexDigit(char character)
{
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f')
        || (character >= 'A' && character <= 'F');
}

//! Where an MD5 is to be entered, it has to be one.
bool fits(const Options &options, const Secret &password)
{
    const QByteArrayView digits = password.reveal();
    const bool isMd5 = digits.size() == md5Length && std::all_of(digits.begin(), digits.end(), isHexDigit);
    return isMd5 || !isMd5Entered(options);
}

//! 32 hexadecimal digits in lower case. The vendor's samples use both cases.
Secret md5Of(const Options &options, const Secret &password)
{
    if (isMd5Entered(options)) {
        return Secret::fromText(password.revealText().toLower());
    }
    return Secret(QCryptographicHash::hash(password.reveal(), QCryptographicHash::Md5).toHex());
}

//! "2020-07-30T08:00:00" is UTC although no zone stands there; a zone that does stand there counts.
std::optional<Instant> instantFromUtcText(const QString &text)
{
    const QDateTime asUtc = QDateTime::fromString(text + u'Z', Qt::ISODateWithMs);
    const QDateTime asWritten = QDateTime::fromString(text, Qt::ISODateWithMs);
    const bool hasZone = asWritten.isValid() && asWritten.timeSpec() != Qt::LocalTime;
    const QDateTime time = hasZone ? asWritten : asUtc;
    return time.isValid() ? instantFromUnixMs(time.toMSecsSinceEpoch()) : std::nullopt;
}

AuthError failure(const JsonReply &reply)
{
    const QString code = reply.code(u"Result"_s);
    const QString text = reply.text({u"Message"_s});
    if (code == "103"_L1) {
        return reply.error(AuthErrorKind::Refused, text, code);
    }
    if (code == "106"_L1) {
        return reply.error(AuthErrorKind::AccountExpired, text, code);
    }
    if (code == "102"_L1) {
        return reply.error(AuthErrorKind::BadRequest, text, code);
    }
    if (code == "104"_L1) {
        return reply.error(AuthErrorKind::TokenRefused, text, code);
    }
    if (code.isEmpty() || code == "200"_L1) {
        return reply.unexpected(u"no success, and no code of failure either"_s, text, code);
    }
    return reply.error(AuthErrorKind::ServerFault, text, code);
}

bool isGood(const JsonReply &reply)
{
    return reply.hasGoodStatus() && reply.code(u"Result"_s) == "200"_L1;
}

SessionTimes timesOf(const JsonReply &reply)
{
    SessionTimes times;
    times.issuedAt = reply.receivedAt();
    times.clockDifference = reply.clockDifference();
    const QString field = u"FObject.0.FExpireTime"_s;
    if (const std::optional<Instant> end = instantFromUtcText(reply.value(field).toString())) {
        times.source = ExpirySource::Account;
        times.expiresAt = byOurClock(*end, times.clockDifference);
        times.expiryField = field;
    }
    return times;
}

//! \a hashed is what was sent in place of the password.
Step readLogIn(const JsonReply &reply, const Secret &hashed)
{
    if (!isGood(reply)) {
        return failure(reply);
    }
    const Result<Secret, AuthError> token = reply.token(u"FObject.0.FTokenID"_s);
    if (!token) {
        return token.error();
    }
    const SessionTimes times = timesOf(reply);
    QList<ReplyField> fields = reply.fields();
    maskRepeats(&fields, {hashed});
    return Finished{.session = Session{.token = *token, .times = times, .fields = fields},
                    .clockDifference = times.clockDifference};
}

Step readCheck(const JsonReply &reply)
{
    if (!isGood(reply)) {
        return failure(reply);
    }
    return Finished{.clockDifference = reply.clockDifference()};
}

} // namespace

QString AssetsControls::id() const
{
    return u"assetscontrols"_s;
}

QString AssetsControls::name() const
{
    return u"AssetsControls"_s;
}

QString AssetsControls::description() const
{
    return tr("GPS locks");
}

QString AssetsControls::addressHint() const
{
    return tr("The part before /OpenApi, usually with port 3443 for https or 8092 for http.");
}

QString AssetsControls::addressExample() const
{
    return u"https://cloud.assetscontrols.com:3443"_s;
}

QList<Field> AssetsControls::fields(const Options &options) const
{
    Field password = passwordField();
    if (isMd5Entered(options)) {
        password.label = tr("MD5 of the password");
        password.hint = tr("32 digits from 0 to 9 and a to f.");
    }
    Field form = choiceField(passwordForm, tr("Password is"),
                             {{plain, tr("The password itself")}, {md5, tr("Already hashed (MD5)")}});
    form.advanced = true;
    return {userNameField(), password, form};
}

std::optional<InputProblem> AssetsControls::secretProblem(const Options &options, const QString &key,
                                                          const Secret &value) const
{
    const bool isPassword = key == QLatin1String(field::password) && !value.isEmpty();
    return isPassword && !fits(options, value) ? std::optional(InputProblem{key, InputProblemKind::NotMd5, {}})
                                               : Provider::secretProblem(options, key, value);
}

//! An unsalted MD5 is as good as the password to whoever reads it.
QString AssetsControls::exposure(const Server &server) const
{
    return Provider::exposure(server).isEmpty() ? QString()
                                                : tr("Not encrypted: the MD5 that is sent in place of the password can "
                                                     "be read on the network and used as well.");
}

std::unique_ptr<AuthFlow> AssetsControls::logIn(const FlowContext &context, const Credential &credential) const
{
    const Secret password = secretOf(credential, field::password);
    if (password.isEmpty()) {
        return secretMissingFlow(QLatin1String(field::password));
    }
    if (!fits(context.server.options, password)) {
        // A plain password that was stored before the option changed must not go out in place of its MD5.
        return secretMissingFlow(QLatin1String(field::password));
    }
    const Secret hashed = md5Of(context.server.options, password);
    const QJsonObject body{{"FUserName"_L1, context.server.account}, {"FPassword"_L1, hashed.revealText()}};
    // The reply may repeat the hash, which is a secret as long as the flow holds it.
    return jsonFlow(RequestMaker(context.server, *this).postJson(u"/OpenApi/login"_s, body),
                    [hashed](const JsonReply &reply) { return readLogIn(reply, hashed); });
}

std::unique_ptr<AuthFlow> AssetsControls::check(const FlowContext &context, const Session &session) const
{
    const QJsonObject body{{tokenField, session.token.revealText()}, {actionField, listAgents}};
    return jsonFlow(RequestMaker(context.server, *this).postJson(admin, body), readCheck);
}

TokenUse AssetsControls::tokenUse(const Server &server, const Session &session) const
{
    return {.method = HttpMethod::Post,
            .exampleUrl = endpointUrl(server, admin),
            .headers = {},
            .bodyFields = {{tokenField, session.token.revealText()}, {actionField, listAgents}},
            .place = tokenField};
}

} // namespace tokenrack
