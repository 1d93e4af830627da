// SPDX-License-Identifier: MIT
#include "core/providers/pasted.h"

#include "core/providers/curlline.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace tokenrack {

namespace {

constexpr qsizetype longestPaste = 64 * 1024;

constexpr QLatin1String bioTime("biotime");
constexpr QLatin1String assetsControls("assetscontrols");
constexpr QLatin1String maximTop("maximtop");
constexpr QLatin1String xSwitch("xswitch");
constexpr QLatin1String hummingbird("hummingbird");

//! A path that gives a system away.
struct EndPoint
{
    QLatin1String path; //!< of whole segments, lower case
    bool goesOn; //!< further segments may follow
    QLatin1String provider;
    QLatin1String option; //!< that it stands for, or empty
    QLatin1String value;
};

constexpr std::array endPoints = {
    EndPoint{QLatin1String("/v1.0/openapi"), true, hummingbird, {}, {}}, // before "/openapi"
    EndPoint{QLatin1String("/openapi"), true, assetsControls, {}, {}},
    EndPoint{QLatin1String("/api-token-auth"), false, bioTime, {}, {}},
    EndPoint{QLatin1String("/jwt-api-token-auth"), false, bioTime, QLatin1String("token_kind"), QLatin1String("jwt")},
    EndPoint{QLatin1String("/jwt-api-token-refresh"), false, bioTime, QLatin1String("token_kind"),
             QLatin1String("jwt")},
    EndPoint{QLatin1String("/personnel/api"), true, bioTime, {}, {}},
    EndPoint{QLatin1String("/token/id"), false, maximTop, QLatin1String("login_by"), QLatin1String("user_id")},
    EndPoint{QLatin1String("/token/login"), false, maximTop, {}, {}},
    EndPoint{QLatin1String("/token/user"), false, maximTop, QLatin1String("login_by"), QLatin1String("name")},
    EndPoint{QLatin1String("/api/sessions"), false, xSwitch, {}, {}},
    EndPoint{QLatin1String("/api/captchas"), true, xSwitch, {}, {}},
    EndPoint{QLatin1String("/api/users"), true, xSwitch, {}, {}},
};

enum class Place { Account, Secret, Option };

//! Where a field of a request's body, or a header, goes in a server.
struct Rule
{
    QLatin1String provider;
    QLatin1String name;
    Place place;
    QLatin1String key; //!< of a secret or an option
};

constexpr std::array fieldRules = {
    Rule{bioTime, QLatin1String("username"), Place::Account, {}},
    Rule{bioTime, QLatin1String("password"), Place::Secret, QLatin1String("password")},
    Rule{assetsControls, QLatin1String("FUserName"), Place::Account, {}},
    Rule{assetsControls, QLatin1String("FPassword"), Place::Secret, QLatin1String("password")},
    Rule{maximTop, QLatin1String("user_id"), Place::Account, {}},
    Rule{maximTop, QLatin1String("login_name"), Place::Account, {}},
    Rule{maximTop, QLatin1String("name"), Place::Account, {}},
    Rule{maximTop, QLatin1String("password"), Place::Secret, QLatin1String("password")},
    Rule{maximTop, QLatin1String("device_guid"), Place::Option, QLatin1String("device_guid")},
    Rule{xSwitch, QLatin1String("login"), Place::Account, {}},
    Rule{xSwitch, QLatin1String("password"), Place::Secret, QLatin1String("password")},
    Rule{xSwitch, QLatin1String("dev_key"), Place::Secret, QLatin1String("dev_key")},
    Rule{hummingbird, QLatin1String("username"), Place::Account, {}},
    Rule{hummingbird, QLatin1String("password"), Place::Secret, QLatin1String("password")},
};

constexpr std::array headerRules = {
    Rule{maximTop, QLatin1String("app_id"), Place::Option, QLatin1String("app_id")},
    Rule{maximTop, QLatin1String("access-token"), Place::Secret, QLatin1String("acting_token")},
    Rule{maximTop, QLatin1String("group_id"), Place::Option, QLatin1String("acting_group_id")},
    Rule{maximTop, QLatin1String("user_id"), Place::Option, QLatin1String("acting_user_id")},
};

//! Where \a endPoint starts in \a path, or -1.
qsizetype positionOf(const EndPoint &endPoint, const QString &path)
{
    const qsizetype at = endPoint.goesOn ? path.indexOf(endPoint.path, 0, Qt::CaseInsensitive)
                                         : path.lastIndexOf(endPoint.path, -1, Qt::CaseInsensitive);
    if (at < 0) {
        return -1;
    }
    const QStringView rest = QStringView(path).mid(at + endPoint.path.size());
    const bool matches = rest.isEmpty() || rest == u"/" || (endPoint.goesOn && rest.startsWith(u'/'));
    return matches ? at : -1;
}

//! The address \a url with the path \a path and nothing that belongs to a request.
QUrl addressOf(QUrl url, const QString &path)
{
    url.setPath(path);
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

std::optional<PastedServer> recognised(const QUrl &url)
{
    const QString path = url.path();
    for (const EndPoint &endPoint : endPoints) {
        const qsizetype at = positionOf(endPoint, path);
        if (at < 0) {
            continue;
        }
        PastedServer server{.provider = endPoint.provider, .url = addressOf(url, path.left(at))};
        if (!endPoint.option.isEmpty()) {
            server.options.insert(endPoint.option, endPoint.value);
        }
        return server;
    }
    return std::nullopt;
}

template <class Rules>
void apply(const Rules &rules, const QMap<QString, QString> &values, PastedServer &server)
{
    for (const Rule &rule : rules) {
        const QString value = values.value(rule.name);
        if (rule.provider != server.provider || value.isEmpty()) {
            continue;
        }
        switch (rule.place) {
        case Place::Account:
            server.account = value;
            break;
        case Place::Secret:
            server.secrets.insert(rule.key, Secret::fromText(value));
            break;
        case Place::Option:
            server.options.insert(rule.key, value);
            break;
        }
    }
}

//! Options that follow from what was found.
void conclude(PastedServer &server)
{
    static const QRegularExpression md5(QStringLiteral("^[0-9a-fA-F]{32}$"));
    const QString password = server.secrets.value(QStringLiteral("password")).revealText();
    if (server.provider == assetsControls && md5.match(password).hasMatch()) {
        server.options.insert(QStringLiteral("password_form"), QStringLiteral("md5"));
    }
    if (server.provider == xSwitch && server.secrets.contains(QStringLiteral("dev_key"))) {
        server.options.insert(QStringLiteral("authenticate_with"), QStringLiteral("dev_key"));
    }
}

PastedServer serverFrom(const CurlLine &line)
{
    PastedServer server = recognised(line.url).value_or(PastedServer{.url = addressOf(line.url, line.url.path())});
    apply(fieldRules, line.fields, server);
    apply(headerRules, line.headers, server);
    conclude(server);
    return server;
}

} // namespace

std::optional<PastedServer> readPasted(const QString &text)
{
    if (text.size() > longestPaste) {
        return std::nullopt;
    }
    if (const std::optional<CurlLine> line = readCurlLine(text)) {
        return serverFrom(*line);
    }
    const QString word = text.trimmed();
    const bool isOneWord = std::none_of(word.begin(), word.end(), [](QChar c) { return c.isSpace(); });
    return isOneWord ? recognised(urlFromPasted(word)) : std::nullopt;
}

} // namespace tokenrack
