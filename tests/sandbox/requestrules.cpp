// SPDX-License-Identifier: MIT
#include "tests/sandbox/requestrules.h"

#include <QList>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

namespace {

bool isKnownMethod(const QByteArray &method)
{
    return method == "GET" || method == "POST" || method == "DELETE";
}

//! A query is written to logs on its way, so a secret has no place there.
QString secretInQuery(const Request &request)
{
    static const QStringList secretNames{u"password"_s, u"token"_s,     u"x-token"_s, u"access-token"_s,
                                         u"dev_key"_s,  u"fpassword"_s, u"ftokenid"_s};
    const auto items = request.query.queryItems();
    for (const auto &[name, value] : items) {
        if (secretNames.contains(name.toLower())) {
            return name;
        }
    }
    return {};
}

} // namespace

QString brokenRule(const Request &request)
{
    if (request.hasHeader("cookie")) {
        return u"Cookie header sent"_s;
    }
    if (!isKnownMethod(request.method)) {
        return u"unexpected method"_s;
    }
    if (request.method != "POST" && !request.body.isEmpty()) {
        return u"body sent where none belongs"_s;
    }
    if (const QString name = secretInQuery(request); !name.isEmpty()) {
        return u"secret in the query: "_s + name;
    }
    return {};
}

QString tokenHeader(const Request &request)
{
    static const QList<QByteArray> names{"authorization"_ba, "x-xtra-auth-id"_ba, "access-token"_ba, "x-token"_ba};
    for (const QByteArray &name : names) {
        if (request.hasHeader(name)) {
            return QString::fromLatin1(name);
        }
    }
    return {};
}

} // namespace tokenrack::sandbox
