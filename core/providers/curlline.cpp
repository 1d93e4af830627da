// SPDX-License-Identifier: MIT
#include "core/providers/curlline.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace tokenrack {

namespace {

//! Splits a command line into words.
class ShellWords
{
public:
    explicit ShellWords(const QString &text)
        : m_text(text)
    { }

    //! Up to the end of the first command; nothing when a quote is not closed.
    std::optional<QStringList> split()
    {
        while (!atEnd() && !startsNextCommand(peek())) {
            if (!takePart()) {
                return std::nullopt;
            }
        }
        endWord();
        return m_words;
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    QChar peek() const { return m_text[m_at]; }
    QChar take() { return m_text[m_at++]; }
    static bool startsNextCommand(QChar c) { return c == u'|' || c == u';' || c == u'>'; }

    bool takePart()
    {
        const QChar c = take();
        if (c.isSpace()) {
            endWord();
            return true;
        }
        if (c == u'\\') {
            takeEscaped();
            return true;
        }
        m_inWord = true;
        if (c == u'\'') {
            return takeSingleQuoted();
        }
        if (c == u'"') {
            return takeDoubleQuoted();
        }
        if (c == u'$' && !atEnd() && peek() == u'\'') {
            take();
            return takeAnsiQuoted();
        }
        m_word += c;
        return true;
    }

    void takeEscaped()
    {
        if (atEnd() || skipLineBreak()) {
            return;
        }
        if (peek().isSpace() && !m_inWord) {
            return; // a line that goes on, with its break turned into a space
        }
        m_inWord = true;
        m_word += take();
    }

    bool skipLineBreak()
    {
        const QStringView rest = QStringView(m_text).mid(m_at);
        const qsizetype length = rest.startsWith(u"\r\n") ? 2 : rest.startsWith(u'\n') ? 1 : 0;
        m_at += length;
        return length > 0;
    }

    bool takeSingleQuoted()
    {
        while (!atEnd()) {
            const QChar c = take();
            if (c == u'\'') {
                return true;
            }
            m_word += c;
        }
        return false;
    }

    bool takeDoubleQuoted()
    {
        static const QString escapable = QStringLiteral("$`\"\\");
        while (!atEnd()) {
            const QChar c = take();
            if (c == u'"') {
                return true;
            }
            const bool escapes = c == u'\\' && !atEnd() && escapable.contains(peek());
            m_word += escapes ? take() : c;
        }
        return false;
    }

    //! $'…' of bash, which browsers write.
    bool takeAnsiQuoted()
    {
        while (!atEnd()) {
            const QChar c = take();
            if (c == u'\'') {
                return true;
            }
            m_word += c == u'\\' && !atEnd() ? takeAnsiEscape() : c;
        }
        return false;
    }

    QChar takeAnsiEscape()
    {
        const QChar c = take();
        if (c == u'n') {
            return u'\n';
        }
        if (c == u't') {
            return u'\t';
        }
        if (c != u'u') {
            return c;
        }
        const ushort code = m_text.mid(m_at, 4).toUShort(nullptr, 16);
        m_at = std::min(m_at + 4, m_text.size());
        return code;
    }

    void endWord()
    {
        if (m_inWord) {
            m_words.append(m_word);
        }
        m_word.clear();
        m_inWord = false;
    }

    const QString m_text;
    qsizetype m_at = 0;
    QStringList m_words;
    QString m_word;
    bool m_inWord = false;
};

//! curl's options that take a value, in their short form.
constexpr QStringView shortOptionsWithValue = u"AbcCdDeEFHKmoPQrtTuUwxXyYz";

bool takesValue(const QString &longOption)
{
    static constexpr std::array options = {
        QLatin1String("--cacert"),      QLatin1String("--cert"),       QLatin1String("--connect-timeout"),
        QLatin1String("--cookie"),      QLatin1String("--data"),       QLatin1String("--data-ascii"),
        QLatin1String("--data-binary"), QLatin1String("--data-raw"),   QLatin1String("--data-urlencode"),
        QLatin1String("--form"),        QLatin1String("--header"),     QLatin1String("--json"),
        QLatin1String("--key"),         QLatin1String("--max-time"),   QLatin1String("--output"),
        QLatin1String("--proxy"),       QLatin1String("--referer"),    QLatin1String("--request"),
        QLatin1String("--resolve"),     QLatin1String("--retry"),      QLatin1String("--url"),
        QLatin1String("--user"),        QLatin1String("--user-agent"), QLatin1String("--write-out"),
    };
    return std::find(options.begin(), options.end(), longOption) != options.end();
}

//! The words of a curl line, sorted by what they are for.
struct Arguments
{
    QString address;
    QStringList headers;
    QStringList data;

    void use(const QString &option, const QString &value)
    {
        if (option == QLatin1String("-H") || option == QLatin1String("--header")) {
            headers.append(value);
        } else if (option == QLatin1String("-d") || option == QLatin1String("--json")
                   || option.startsWith(QLatin1String("--data"))) {
            data.append(value);
        } else if (option == QLatin1String("--url")) {
            useAddress(value);
        }
    }
    void useAddress(const QString &value)
    {
        if (address.isEmpty()) {
            address = value;
        }
    }
};

//! Takes an option of short letters ("-sXPOST", "-sX POST") and, where it has one, its value.
void takeShortOptions(const QString &word, QStringList &rest, Arguments &arguments)
{
    for (qsizetype i = 1; i < word.size(); ++i) {
        if (!shortOptionsWithValue.contains(word[i])) {
            continue;
        }
        const QString attached = word.mid(i + 1);
        const QString value = !attached.isEmpty() || rest.isEmpty() ? attached : rest.takeFirst();
        arguments.use(QStringLiteral("-") + word[i], value);
        return;
    }
}

Arguments sorted(QStringList words)
{
    Arguments arguments;
    while (!words.isEmpty()) {
        const QString word = words.takeFirst();
        if (takesValue(word)) {
            arguments.use(word, words.isEmpty() ? QString() : words.takeFirst());
        } else if (word.startsWith(QLatin1String("--"))) {
            continue;
        } else if (word.size() > 1 && word.startsWith(u'-')) {
            takeShortOptions(word, words, arguments);
        } else if (word != QLatin1String("^") && word != QLatin1String("`")) { // line ends of cmd and PowerShell
            arguments.useAddress(word);
        }
    }
    return arguments;
}

QMap<QString, QString> headersIn(const QStringList &lines)
{
    QMap<QString, QString> headers;
    for (const QString &line : lines) {
        headers.insert(line.section(u':', 0, 0).trimmed().toLower(), line.section(u':', 1).trimmed());
    }
    return headers;
}

QMap<QString, QString> fieldsIn(const QString &body)
{
    QMap<QString, QString> fields;
    const QJsonDocument document = QJsonDocument::fromJson(body.toUtf8());
    if (document.isObject()) {
        const QJsonObject object = document.object();
        for (auto field = object.begin(); field != object.end(); ++field) {
            fields.insert(field.key(), field.value().toVariant().toString()); // a 64-bit number stays exact
        }
        return fields;
    }
    const QUrlQuery form(QString(body).replace(u'+', QLatin1String("%20")));
    for (const auto &[name, value] : form.queryItems(QUrl::FullyDecoded)) {
        fields.insert(name, value);
    }
    return fields;
}

bool isCurl(const QString &word)
{
    return word == QLatin1String("curl") || word == QLatin1String("curl.exe");
}

} // namespace

std::optional<CurlLine> readCurlLine(const QString &text)
{
    const std::optional<QStringList> words = ShellWords(text).split();
    if (!words) {
        return std::nullopt;
    }
    const qsizetype command = words->value(0) == QLatin1String("$") ? 1 : 0;
    if (!isCurl(words->value(command))) {
        return std::nullopt;
    }
    const Arguments arguments = sorted(words->mid(command + 1));
    const QUrl url = urlFromPasted(arguments.address);
    if (url.isEmpty()) {
        return std::nullopt;
    }
    return CurlLine{.url = url, .headers = headersIn(arguments.headers), .fields = fieldsIn(arguments.data.join(u'&'))};
}

QUrl urlFromPasted(const QString &text)
{
    static const QRegularExpression scheme(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*://"));
    const QString address = text.trimmed();
    if (address.isEmpty()) {
        return {};
    }
    const QUrl url(scheme.match(address).hasMatch() ? address : QLatin1String("http://") + address);
    const bool isHttp = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return isHttp && url.isValid() && !url.host().isEmpty() ? url : QUrl();
}

} // namespace tokenrack
