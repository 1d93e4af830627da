// SPDX-License-Identifier: MIT
#include "core/providers/snippet.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace tokenrack {

namespace {

QString nameOf(const HttpHeader &header)
{
    return QString::fromUtf8(header.name);
}

QString valueOf(const HttpHeader &header)
{
    return QString::fromUtf8(header.value);
}

//! \a text as a JSON string, with its quotes.
QString jsonString(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

//! Everything beyond printable ASCII is escaped, so the file's encoding does not matter.
QString pythonString(const QString &text)
{
    QString literal(u'"');
    for (const char32_t code : text.toUcs4()) {
        if (code == U'"' || code == U'\\') {
            literal += u'\\';
        }
        if (code >= 0x20 && code < 0x7f) {
            literal += QChar(char16_t(code));
        } else if (code < 0x10000) {
            literal += QStringLiteral("\\u%1").arg(uint(code), 4, 16, QLatin1Char('0'));
        } else {
            literal += QStringLiteral("\\U%1").arg(uint(code), 8, 16, QLatin1Char('0'));
        }
    }
    return literal + u'"';
}

//! A header's value; requests takes text as Latin-1 and bytes as they are.
QString pythonHeaderValue(const HttpHeader &header)
{
    const bool isAscii = std::all_of(header.value.begin(), header.value.end(), [](char c) { return c >= 0; });
    return pythonString(valueOf(header)) + (isAscii ? QLatin1String() : QLatin1String(".encode()"));
}

//! PowerShell ends a single-quoted string at typographic quotes, too; each is doubled.
QString powerShellString(const QString &text)
{
    static const QString quotes = QStringLiteral(u"'\u2018\u2019\u201a\u201b");
    QString literal(u'\'');
    for (const QChar c : text) {
        literal += c;
        if (quotes.contains(c)) {
            literal += c;
        }
    }
    return literal + u'\'';
}

//! The header, or the field of the body, in which the token stands.
QString headerSnippet(const TokenUse &use)
{
    const auto field = std::find_if(use.bodyFields.begin(), use.bodyFields.end(),
                                    [&use](const auto &candidate) { return candidate.first == use.place; });
    if (field != use.bodyFields.end()) {
        return jsonString(field->first) + QLatin1String(": ") + jsonString(field->second);
    }
    const auto header = std::find_if(use.headers.begin(), use.headers.end(), [&use](const HttpHeader &candidate) {
        return nameOf(candidate).compare(use.place, Qt::CaseInsensitive) == 0;
    });
    return header == use.headers.end() ? QString() : nameOf(*header) + QLatin1String(": ") + valueOf(*header);
}

QString curlSnippet(const TokenUse &use)
{
    const QString address = exampleAddress(use);
    QStringList words{QStringLiteral("curl")};
    if (std::any_of(address.begin(), address.end(), [](QChar c) { return QStringView(u"[]{}").contains(c); })) {
        words += QStringLiteral("--globoff"); // else curl takes brackets for a pattern
    }
    if (use.method == HttpMethod::Delete) {
        words += QStringLiteral("-X DELETE");
    } else if (use.method == HttpMethod::Post && use.bodyFields.isEmpty()) {
        words += QStringLiteral("-X POST");
    }
    for (const HttpHeader &header : use.headers) {
        words += QStringLiteral("-H ") + shellQuoted(nameOf(header) + QLatin1String(": ") + valueOf(header));
    }
    if (!use.bodyFields.isEmpty()) {
        words += QStringLiteral("-H 'Content-Type: application/json'");
        words += QStringLiteral("--data ") + shellQuoted(jsonBody(use));
    }
    return (words << shellQuoted(address)).join(u' ');
}

QString pythonMethod(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get:
        return QStringLiteral("get");
    case HttpMethod::Post:
        return QStringLiteral("post");
    case HttpMethod::Delete:
        break;
    }
    return QStringLiteral("delete");
}

QString pythonSnippet(const TokenUse &use)
{
    QStringList lines{
        QStringLiteral("import requests"),
        QString(),
        QStringLiteral("response = requests.%1(").arg(pythonMethod(use.method)),
        QStringLiteral("    ") + pythonString(exampleAddress(use)) + u',',
    };
    const auto addDictionary = [&lines](const QString &name, const QStringList &entries) {
        if (!entries.isEmpty()) {
            lines += QStringLiteral("    ") + name + QLatin1String("={") + entries.join(QLatin1String(", "))
                + QLatin1String("},");
        }
    };
    QStringList headers;
    for (const HttpHeader &header : use.headers) {
        headers += pythonString(nameOf(header)) + QLatin1String(": ") + pythonHeaderValue(header);
    }
    QStringList fields;
    for (const auto &[name, value] : use.bodyFields) {
        fields += pythonString(name) + QLatin1String(": ") + pythonString(value);
    }
    addDictionary(QStringLiteral("headers"), headers);
    addDictionary(QStringLiteral("json"), fields);
    lines += QStringLiteral("    timeout=30,");
    lines += QStringLiteral(")");
    lines += QStringLiteral("print(response.status_code, response.text)");
    return lines.join(u'\n');
}

QString powerShellSnippet(const TokenUse &use)
{
    QStringList words{QStringLiteral("Invoke-RestMethod")};
    if (use.method != HttpMethod::Get) {
        words += use.method == HttpMethod::Post ? QStringLiteral("-Method Post") : QStringLiteral("-Method Delete");
    }
    words += QStringLiteral("-Uri ") + powerShellString(exampleAddress(use));
    QStringList headers;
    for (const HttpHeader &header : use.headers) {
        headers += powerShellString(nameOf(header)) + QLatin1String(" = ") + powerShellString(valueOf(header));
    }
    if (!headers.isEmpty()) {
        words += QStringLiteral("-Headers @{ ") + headers.join(QLatin1String("; ")) + QLatin1String(" }");
    }
    if (!use.bodyFields.isEmpty()) {
        words += QStringLiteral("-ContentType 'application/json; charset=utf-8'");
        words += QStringLiteral("-Body ") + powerShellString(jsonBody(use));
    }
    return words.join(u' ');
}

} // namespace

QString exampleAddress(const TokenUse &use)
{
    return use.exampleUrl.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo | QUrl::RemoveFragment);
}

QString jsonBody(const TokenUse &use)
{
    QStringList fields;
    for (const auto &[name, value] : use.bodyFields) {
        fields.append(jsonString(name) + u':' + jsonString(value));
    }
    return u'{' + fields.join(u',') + u'}';
}

// Within single quotes a POSIX shell takes every byte as it is, except the quote.
QString shellQuoted(QString text)
{
    return u'\'' + text.replace(u'\'', QLatin1String("'\\''")) + u'\'';
}

QString snippet(SnippetKind kind, const TokenUse &use, const Secret &token)
{
    switch (kind) {
    case SnippetKind::Token:
        return token.revealText();
    case SnippetKind::Header:
        return headerSnippet(use);
    case SnippetKind::Curl:
        return curlSnippet(use);
    case SnippetKind::Python:
        return pythonSnippet(use);
    case SnippetKind::PowerShell:
        break;
    }
    return powerShellSnippet(use);
}

} // namespace tokenrack
