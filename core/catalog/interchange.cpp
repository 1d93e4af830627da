// SPDX-License-Identifier: MIT
#include "core/catalog/interchange.h"

#include "core/base/plaintext.h"
#include "core/catalog/connectionoptions.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <array>

namespace tokenrack {

namespace {

constexpr int formatVersion = 1;

QString formatName()
{
    return QStringLiteral("tokenrack-servers");
}

//! Names under which somebody may have written a secret into an entry by hand. Such a value is not even looked at.
bool isSecretName(const QString &name)
{
    static constexpr std::array names{
        QLatin1String("password"), QLatin1String("passwd"),       QLatin1String("pwd"),
        QLatin1String("secret"),   QLatin1String("dev_key"),      QLatin1String("acting_token"),
        QLatin1String("token"),    QLatin1String("access_token"), QLatin1String("refresh_token"),
        QLatin1String("api_key"),  QLatin1String("access_key"),   QLatin1String("proxy_password"),
    };
    const QString plain = name.trimmed().toLower();
    return std::any_of(names.begin(), names.end(), [&plain](QLatin1String each) { return plain == each; });
}

//! Reads one entry and collects what is wrong with it.
class EntryReader
{
public:
    explicit EntryReader(const QJsonObject &entry)
        : m_entry(entry)
    { }

    Server read()
    {
        return {
            .id = readId(),
            .name = readText(QStringLiteral("name")).trimmed(),
            .provider = readText(QStringLiteral("provider")).trimmed(),
            .url = addressFromText(readText(QStringLiteral("url"))),
            .account = readText(QStringLiteral("account")).trimmed(),
            .options = readOptions(),
            .tags = readTags(),
            .notes = readText(QStringLiteral("notes")),
        };
    }

    const QList<InputProblem> &problems() const { return m_problems; }

private:
    void reportWrongType(const QString &field, const char *expected)
    {
        m_problems.append({field, InputProblemKind::WrongType, QLatin1String(expected)});
    }

    QString readText(const QString &field)
    {
        const QJsonValue value = m_entry.value(field);
        if (!value.isString() && !isAbsent(value)) {
            reportWrongType(field, "string");
        }
        return value.toString();
    }

    QUuid readId()
    {
        const QString field = QStringLiteral("id");
        const QString text = readText(field).trimmed();
        if (text.isEmpty()) {
            return {};
        }
        const QUuid id = QUuid::fromString(text);
        if (id.isNull()) {
            m_problems.append({field, InputProblemKind::NotAnId, {}});
        }
        return id;
    }

    Options readOptions()
    {
        const QJsonValue value = m_entry.value(QLatin1String("options"));
        if (!value.isObject() && !isAbsent(value)) {
            reportWrongType(QStringLiteral("options"), "object");
        }
        Options options;
        const QJsonObject object = value.toObject();
        for (auto option = object.begin(); option != object.end(); ++option) {
            if (!isSecretName(option.key())) {
                readOption(option.key(), option.value(), &options);
            }
        }
        return options;
    }

    void readOption(const QString &key, const QJsonValue &value, Options *options)
    {
        if (value.isString()) {
            options->insert(key, value.toString());
        } else if (value.isDouble()) { // somebody writes "timeout_s": 30, and why not
            options->insert(key, QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest));
        } else if (!isAbsent(value)) {
            reportWrongType(key, "string");
        }
    }

    QStringList readTags()
    {
        const QString field = QStringLiteral("tags");
        const QJsonValue value = m_entry.value(field);
        if (!value.isArray() && !isAbsent(value)) {
            reportWrongType(field, "array");
        }
        QStringList tags;
        const QJsonArray array = value.toArray();
        for (const QJsonValue element : array) {
            const QString tag = element.toString().trimmed();
            if (!element.isString()) {
                reportWrongType(field, "array");
                break;
            }
            if (!tag.isEmpty() && !tags.contains(tag)) {
                tags.append(tag);
            }
        }
        return tags;
    }

    static bool isAbsent(const QJsonValue &value) { return value.isUndefined() || value.isNull(); }

    const QJsonObject &m_entry;
    QList<InputProblem> m_problems;
};

//! Sorts the entries of a file into good ones and rejected ones.
class EntrySorter
{
public:
    explicit EntrySorter(const ServerCheck &check)
        : m_check(check)
    { }

    void take(const QJsonValue &entry)
    {
        if (entry.isObject()) {
            take({.object = entry.toObject(), .problems = {}});
            return;
        }
        ++m_position;
        reject({}, {{{}, InputProblemKind::WrongType, QStringLiteral("object")}});
    }

    void take(const ForeignEntry &entry)
    {
        ++m_position;
        EntryReader reader(entry.object);
        const Server server = withoutTrust(reader.read());
        const QList<InputProblem> found = entry.problems + reader.problems();
        const QList<InputProblem> problems = found.isEmpty() ? problemsOf(server) : found;
        if (!problems.isEmpty()) {
            reject(server, problems);
            return;
        }
        m_ids.insert(server.id);
        m_sorted.servers.append(server);
    }

    ImportedServers sorted() && { return std::move(m_sorted); }

private:
    QList<InputProblem> problemsOf(const Server &server) const
    {
        QList<InputProblem> problems = m_check(server);
        if (!server.id.isNull() && m_ids.contains(server.id)) {
            problems.append({QStringLiteral("id"), InputProblemKind::DuplicateId, {}});
        }
        return problems;
    }

    void reject(const Server &server, const QList<InputProblem> &problems)
    {
        m_sorted.rejected.append({m_position, server, problems});
    }

    const ServerCheck &m_check;
    ImportedServers m_sorted;
    QSet<QUuid> m_ids;
    qsizetype m_position = 0;
};

struct ImportErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ImportError)
};

QString parserWords(const QJsonParseError &error, const QByteArray &json)
{
    const auto line = 1 + std::count(json.begin(), json.begin() + std::min<qsizetype>(error.offset, json.size()), '\n');
    return ImportErrorWords::tr("%1 (line %2)").arg(error.errorString()).arg(line);
}

//! The list of entries, when the file is one that this program can read.
Result<QJsonArray, ImportError> entriesOf(const QByteArray &json)
{
    if (json.size() > maxImportSize) {
        return ImportError{ImportErrorKind::TooLarge, {}};
    }
    const QByteArray byteOrderMark = QByteArrayLiteral("\xef\xbb\xbf");
    QJsonParseError error;
    const auto document =
        QJsonDocument::fromJson(json.startsWith(byteOrderMark) ? json.mid(byteOrderMark.size()) : json, &error);
    if (error.error == QJsonParseError::DocumentTooLarge) {
        return ImportError{ImportErrorKind::TooLarge, {}};
    }
    if (error.error != QJsonParseError::NoError) {
        return ImportError{ImportErrorKind::NotJson, parserWords(error, json)};
    }
    const QJsonObject file = document.object();
    const double version = file.value(QLatin1String("version")).toDouble();
    if (file.value(QLatin1String("format")).toString() != formatName() || version < 1) {
        return ImportError{ImportErrorKind::NotOurFormat, {}};
    }
    if (version > formatVersion) {
        return ImportError{ImportErrorKind::NewerVersion, {}};
    }
    const QJsonValue servers = file.value(QLatin1String("servers"));
    if (!servers.isArray()) {
        return ImportError{ImportErrorKind::NotOurFormat, {}};
    }
    return servers.toArray();
}

QJsonObject toJson(const Server &server)
{
    QJsonObject options;
    for (auto option = server.options.begin(); option != server.options.end(); ++option) {
        options.insert(option.key(), option.value());
    }
    QJsonObject entry{
        {QStringLiteral("name"), server.name},        {QStringLiteral("provider"), server.provider},
        {QStringLiteral("url"), server.url.toText()}, {QStringLiteral("account"), server.account},
        {QStringLiteral("options"), options},         {QStringLiteral("tags"), QJsonArray::fromStringList(server.tags)},
        {QStringLiteral("notes"), server.notes},
    };
    if (!server.id.isNull()) {
        entry.insert(QStringLiteral("id"), server.id.toString(QUuid::WithoutBraces));
    }
    return entry;
}

} // namespace

QString importErrorText(const ImportError &error)
{
    switch (error.kind) {
    case ImportErrorKind::NotJson:
        return ImportErrorWords::tr("This file is not valid JSON: %1. Correct it or export it again.")
            .arg(error.detail);
    case ImportErrorKind::NotCsv:
        return ImportErrorWords::tr("This file is not valid CSV: %1. Correct it or export it again.").arg(error.detail);
    case ImportErrorKind::ColumnMissing:
        return ImportErrorWords::tr("This CSV file has no column “%1”. Its first line has to name the columns.")
            .arg(error.detail);
    case ImportErrorKind::ColumnTwice:
        return ImportErrorWords::tr(
                   "This CSV file has the column “%1” twice. Its first line has to name each column once.")
            .arg(visibleText(error.detail));
    case ImportErrorKind::NotOurFormat:
        return ImportErrorWords::tr(
            "This is not a list of servers from Tokenrack. Pick a file that Tokenrack exported.");
    case ImportErrorKind::NewerVersion:
        return ImportErrorWords::tr(
            "This file was written by a later version of Tokenrack. Import it with that version.");
    case ImportErrorKind::TooLarge:
        return ImportErrorWords::tr(
            "This file is too large for a list of servers. Files of up to 64 MiB can be imported.");
    }
    return {};
}

Result<ImportedServers, ImportError> readServers(const QByteArray &json, const ServerCheck &check)
{
    const auto entries = entriesOf(json);
    if (!entries) {
        return entries.error();
    }
    EntrySorter sorter(check);
    for (const QJsonValue entry : *entries) {
        sorter.take(entry);
    }
    return std::move(sorter).sorted();
}

ImportedServers sortEntries(const QList<ForeignEntry> &entries, const ServerCheck &check)
{
    EntrySorter sorter(check);
    for (const ForeignEntry &entry : entries) {
        sorter.take(entry);
    }
    return std::move(sorter).sorted();
}

QByteArray writeServers(const QList<Server> &servers)
{
    QJsonArray entries;
    for (const Server &server : servers) {
        entries.append(toJson(withoutTrust(server)));
    }
    const QJsonObject file{
        {QStringLiteral("format"), formatName()},
        {QStringLiteral("version"), formatVersion},
        {QStringLiteral("servers"), entries},
    };
    return QJsonDocument(file).toJson(QJsonDocument::Indented); // ends with a line break
}

} // namespace tokenrack
