// SPDX-License-Identifier: MIT
#include "core/catalog/inputproblem.h"

#include "core/base/plaintext.h"
#include "core/catalog/connectionoptions.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace tokenrack {

namespace {

constexpr int maxNameLength = 200;
constexpr int maxAccountLength = 500;
constexpr int maxTagLength = 100;
constexpr int maxOptionLength = 2000;
constexpr int maxNotesLength = 20000;
constexpr int maxAddressLength = 2000;
constexpr qsizetype maxShownLength = 60;

struct ProblemWords
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::InputProblem)

public:
    static QString missing(const QString &field)
    {
        if (field == QLatin1String("name")) {
            return tr("Give the server a name.");
        }
        if (field == QLatin1String("url")) {
            return tr("Enter the server's address, for example http://192.168.1.100:8081.");
        }
        return tr("This is needed. Please fill it in.");
    }

    static QString text(const InputProblem &problem)
    {
        const QString shown = visibleText(problem.detail, maxShownLength);
        switch (problem.kind) {
        case InputProblemKind::Missing:
            return missing(problem.field);
        case InputProblemKind::ControlCharacters:
            return tr(
                "There are characters in here that cannot be seen, such as a tab or a line break. Type it in by hand.");
        case InputProblemKind::TooLong:
            return tr("This is too long. There is room for %n character(s).", nullptr, shown.toInt());
        case InputProblemKind::NotAnAddress:
            return tr("This is no address. One looks like http://192.168.1.100:8081.");
        case InputProblemKind::SchemeNotHttp:
            return tr("The address has to begin with http:// or https://.");
        case InputProblemKind::AddressHasCredentials:
            return tr("Take the user name and the password out of the address; they have fields of their own.");
        case InputProblemKind::NotInt64:
            return tr("A user ID is a whole number of at most 19 digits.");
        case InputProblemKind::NotMd5:
            return tr("An MD5 has 32 digits from 0 to 9 and a to f.");
        case InputProblemKind::NotAChoice:
            return tr("“%1” cannot be chosen here. Pick one from the list.").arg(shown);
        case InputProblemKind::NotInRange:
            return tr("Enter a whole number from the range %1.").arg(shown);
        case InputProblemKind::UnknownProvider:
            return tr("This version of Tokenrack does not know the system “%1”.").arg(shown);
        case InputProblemKind::WrongType:
            return wrongType(problem.detail);
        case InputProblemKind::NotAProxy:
            return tr("This is no proxy. One looks like proxy.example:3128.");
        case InputProblemKind::NotAnId:
            return tr("This is no ID. Leave it out to get a new one.");
        case InputProblemKind::DuplicateId:
            return tr("An entry before this one has the same ID.");
        case InputProblemKind::TooManyCells:
            return tr("There are more cells here than the first line names. A text with a comma or semicolon in it "
                      "needs quotes.");
        }
        return {};
    }

private:
    static QString wrongType(const QString &expected)
    {
        if (expected == QLatin1String("object")) {
            return tr("This should be a JSON object, but it is something else.");
        }
        if (expected == QLatin1String("array")) {
            return tr("This should be a list of texts, but it is something else.");
        }
        return tr("This should be a text, but it is something else.");
    }
};

using Problems = QList<InputProblem>;

void checkText(const QString &field, const QString &text, int maxLength, Problems *problems)
{
    if (hasControlCharacters(text)) {
        problems->append({field, InputProblemKind::ControlCharacters, {}});
    }
    if (text.size() > maxLength) {
        problems->append({field, InputProblemKind::TooLong, QString::number(maxLength)});
    }
}

void checkName(const QString &name, Problems *problems)
{
    const QString field = QStringLiteral("name");
    if (name.trimmed().isEmpty()) {
        problems->append({field, InputProblemKind::Missing, {}});
        return;
    }
    checkText(field, name, maxNameLength, problems);
}

bool isHttp(const QUrl &url)
{
    return url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
}

std::optional<InputProblemKind> addressProblem(const QUrl &url)
{
    // A text that is no address gives an invalid QUrl which remembers why; see addressFromText().
    if (url.isEmpty() && url.errorString().isEmpty()) {
        return InputProblemKind::Missing;
    }
    if (!url.isValid()) {
        return InputProblemKind::NotAnAddress;
    }
    if (!isHttp(url)) {
        return InputProblemKind::SchemeNotHttp;
    }
    if (!url.userInfo().isEmpty()) {
        return InputProblemKind::AddressHasCredentials;
    }
    return url.host().isEmpty() ? std::optional(InputProblemKind::NotAnAddress) : std::nullopt;
}

void checkTags(const QStringList &tags, Problems *problems)
{
    const QString field = QStringLiteral("tags");
    for (const QString &tag : tags) {
        checkText(field, tag, maxTagLength, problems);
    }
}

void checkNotes(const QString &notes, Problems *problems)
{
    // Lines and tabs are what notes are made of.
    QString line = notes;
    line.remove(QLatin1Char('\n')).remove(QLatin1Char('\r')).remove(QLatin1Char('\t'));
    checkText(QStringLiteral("notes"), line, maxNotesLength, problems);
}

void checkCommonOptions(const Options &options, Problems *problems)
{
    const QString timeout = optionValue(options, option::timeoutSeconds);
    bool isNumber = false;
    const int seconds = timeout.toInt(&isNumber);
    const bool inRange = isNumber && seconds >= option::shortestTimeout && seconds <= option::longestTimeout;
    if (!timeout.isEmpty() && !inRange) {
        const QString range = QStringLiteral("%1–%2").arg(option::shortestTimeout).arg(option::longestTimeout);
        problems->append({QLatin1String(option::timeoutSeconds), InputProblemKind::NotInRange, range});
    }
    const QString renew = optionValue(options, option::renew, QStringLiteral("on"));
    if (renew != QLatin1String("on") && renew != QLatin1String("off")) {
        problems->append({QLatin1String(option::renew), InputProblemKind::NotAChoice, renew});
    }
}

void checkConnection(const Server &server, Problems *problems)
{
    const Proxy proxy = proxyOf(server);
    if (proxy.isOwn() && proxy.host.isEmpty()) {
        problems->append({QLatin1String(option::proxy), InputProblemKind::NotAProxy, {}});
    }
}

void checkOptions(const Options &options, Problems *problems)
{
    for (auto option = options.begin(); option != options.end(); ++option) {
        checkText(option.key(), option.value(), maxOptionLength, problems);
    }
    checkCommonOptions(options, problems);
}

//! An invalid address that differs from an empty one by having an errorString().
QUrl noAddress()
{
    QUrl url;
    url.setUrl(QStringLiteral("http://["), QUrl::StrictMode);
    return url;
}

bool hasSpace(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar character) { return character.isSpace(); });
}

//! A scheme before "//" if the text has one; "http:" without the slashes is a slip that must not become a host "http".
bool hasScheme(const QString &text)
{
    static const QRegularExpression scheme(QStringLiteral("^([a-z][a-z0-9+.-]*://|https?:[^0-9]|https?:$)"),
                                           QRegularExpression::CaseInsensitiveOption);
    return scheme.match(text).hasMatch();
}

//! "htp:/host" and "host:" are slips: nothing stands where the port belongs.
bool hasEmptyPort(const QString &text)
{
    static const QRegularExpression emptyPort(QStringLiteral("^[^/]*:(/|$)"));
    return emptyPort.match(text).hasMatch();
}

//! Puts brackets around a bare IPv6 address, which has more than one colon and nothing but hexadecimal digits and dots.
QString withBrackets(const QString &host)
{
    static const QRegularExpression ipv6(QStringLiteral("^[0-9a-f.]*:[0-9a-f.]*:[0-9a-f:.]*$"),
                                         QRegularExpression::CaseInsensitiveOption);
    return ipv6.match(host).hasMatch() ? QLatin1Char('[') + host + QLatin1Char(']') : host;
}

//! A host that ends in a number has to be an IP address: no name of a machine does.
bool isImpossibleIp(const QString &host)
{
    static const QRegularExpression endsInNumber(QStringLiteral("(^|\\.)[0-9]+\\.?$"));
    static const QRegularExpression ipv4(
        QStringLiteral("^(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}$"));
    const bool isIpv6 = host.contains(QLatin1Char(':')); // QUrl has checked it
    return !isIpv6 && endsInNumber.match(host).hasMatch() && !ipv4.match(host).hasMatch();
}

QString withoutTrailingSlashes(QString path)
{
    while (path.endsWith(QLatin1Char('/'))) {
        path.chop(1);
    }
    return path;
}

//! Until nothing changes any more: Qt takes one slash at a time from several at the beginning of a path, and an address
//! has to read the same however often it is written and read.
QUrl withTidyPath(const QUrl &url)
{
    QUrl tidy = url.adjusted(QUrl::NormalizePathSegments);
    tidy.setPath(withoutTrailingSlashes(tidy.path(QUrl::FullyEncoded)), QUrl::TolerantMode);
    return tidy == url ? tidy : withTidyPath(tidy);
}

} // namespace

QString inputProblemText(const InputProblem &problem)
{
    return ProblemWords::text(problem);
}

QList<InputProblem> commonProblems(const Server &server)
{
    QList<InputProblem> problems;
    checkName(server.name, &problems);
    if (const auto kind = addressProblem(server.url.toUrl())) {
        problems.append({QStringLiteral("url"), *kind, {}});
    }
    checkText(QStringLiteral("account"), server.account, maxAccountLength, &problems);
    checkOptions(server.options, &problems);
    checkConnection(server, &problems);
    checkTags(server.tags, &problems);
    checkNotes(server.notes, &problems);
    return problems;
}

QUrl addressFromText(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) {
        return {};
    }
    if (trimmed.size() > maxAddressLength || hasSpace(trimmed) || hasControlCharacters(trimmed)) {
        return noAddress();
    }
    const bool isWhole = hasScheme(trimmed);
    const QString bare = isWhole ? QString() : withBrackets(trimmed);
    if (!isWhole && hasEmptyPort(bare)) {
        return noAddress();
    }
    QUrl url(isWhole ? trimmed : QStringLiteral("http://") + bare);
    if (!url.isValid() || (isHttp(url) && (url.host().isEmpty() || url.port() == 0 || isImpossibleIp(url.host())))) {
        return noAddress();
    }
    return withTidyPath(url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment));
}

} // namespace tokenrack
