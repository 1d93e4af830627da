// SPDX-License-Identifier: MIT
#include "core/catalog/csvservers.h"

#include "core/catalog/connectionoptions.h"
#include "core/catalog/csv.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <iterator>

namespace tokenrack {

namespace {

const QStringList fixedColumns{QStringLiteral("name"),    QStringLiteral("provider"), QStringLiteral("url"),
                               QStringLiteral("account"), QStringLiteral("tags"),     QStringLiteral("notes")};
const QString optionPrefix = QStringLiteral("option.");
constexpr qsizetype neededColumns = 3;

QString tagsText(const QStringList &tags)
{
    QStringList escaped;
    for (QString tag : tags) {
        escaped += tag.replace(u'\\', QLatin1String("\\\\")).replace(u';', QLatin1String("\\;"));
    }
    return escaped.join(u';');
}

QStringList tagsFrom(const QString &text)
{
    QStringList tags(QString{});
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\\' && i + 1 < text.size()) {
            tags.last() += text[++i];
        } else if (text[i] == u';') {
            tags.append(QString());
        } else {
            tags.last() += text[i];
        }
    }
    for (QString &tag : tags) {
        tag = tag.trimmed();
    }
    tags.removeAll(QString());
    return tags;
}

//! As it would stand in the JSON file. A cell that is empty says nothing.
QJsonObject objectFrom(const QStringList &header, const QStringList &record)
{
    QJsonObject entry;
    QJsonObject options;
    for (qsizetype i = 0; i < std::min(header.size(), record.size()); ++i) {
        if (record[i].isEmpty()) {
            continue;
        }
        if (header[i] == QLatin1String("tags")) {
            entry.insert(header[i], QJsonArray::fromStringList(tagsFrom(record[i])));
        } else if (fixedColumns.contains(header[i])) {
            entry.insert(header[i], record[i]);
        } else if (header[i].startsWith(optionPrefix)) {
            options.insert(header[i].mid(optionPrefix.size()), record[i]);
        }
    }
    entry.insert(QStringLiteral("options"), options);
    return entry;
}

//! Then a comma too many may have moved the cells before it, too.
bool hasCellWithoutColumn(const QStringList &header, const QStringList &record)
{
    for (qsizetype i = 0; i < record.size(); ++i) {
        if (!record[i].isEmpty() && header.value(i).isEmpty()) {
            return true;
        }
    }
    return false;
}

ForeignEntry entryFrom(const QStringList &header, const QStringList &record)
{
    QList<InputProblem> problems;
    if (hasCellWithoutColumn(header, record)) {
        problems.append({{}, InputProblemKind::TooManyCells, {}});
    }
    return {.object = objectFrom(header, record), .problems = problems};
}

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::CsvServers)

public:
    static QString text(const CsvProblem &problem)
    {
        switch (problem.kind) {
        case CsvProblem::Kind::NotUtf8:
            return tr("its text is not in UTF-8");
        case CsvProblem::Kind::QuoteNotClosed:
            return tr("a quote is not closed (line %1)").arg(problem.line);
        case CsvProblem::Kind::TextBehindQuote:
            break;
        }
        return tr("there is text behind a closing quote (line %1)").arg(problem.line);
    }
};

QStringList headerFrom(const QStringList &record)
{
    QStringList header;
    for (const QString &cell : record) {
        header += cell.trimmed().toLower();
    }
    return header;
}

std::optional<QString> columnNamedTwice(const QStringList &header)
{
    QSet<QString> names;
    for (const QString &column : header) {
        if (!column.isEmpty() && names.contains(column)) {
            return column;
        }
        names.insert(column);
    }
    return std::nullopt;
}

bool isUnknown(const QString &column)
{
    return !column.isEmpty() && !fixedColumns.contains(column) && !column.startsWith(optionPrefix);
}

//! By the first line, which names three columns at least.
QChar separatorIn(const QByteArray &csv)
{
    const QByteArray line = csv.left(csv.indexOf('\n'));
    return line.contains(';') && !line.contains(',') ? u';' : u',';
}

} // namespace

Result<ImportedServers, ImportError> readServersCsv(const QByteArray &csv, const ServerCheck &check)
{
    if (csv.size() > maxImportSize) {
        return ImportError{ImportErrorKind::TooLarge, {}};
    }
    const auto records = readCsv(csv, separatorIn(csv));
    if (!records) {
        return ImportError{ImportErrorKind::NotCsv, Words::text(records.error())};
    }
    const QStringList header = headerFrom(records->value(0));
    for (const QString &column : fixedColumns.mid(0, neededColumns)) {
        if (!header.contains(column)) {
            return ImportError{ImportErrorKind::ColumnMissing, column};
        }
    }
    if (const auto column = columnNamedTwice(header)) {
        return ImportError{ImportErrorKind::ColumnTwice, *column};
    }
    QList<ForeignEntry> entries;
    for (const QStringList &record : records->mid(1)) {
        entries.append(entryFrom(header, record));
    }
    ImportedServers imported = sortEntries(entries, check);
    imported.columns = header;
    std::copy_if(header.begin(), header.end(), std::back_inserter(imported.unknownColumns), isUnknown);
    return imported;
}

Server withoutLoss(const Server &before, Server imported, const QStringList &columns)
{
    if (!columns.contains(QLatin1String("tags"))) {
        imported.tags = before.tags;
    }
    if (!columns.contains(QLatin1String("notes"))) {
        imported.notes = before.notes;
    }
    for (auto option = before.options.begin(); option != before.options.end(); ++option) {
        if (!columns.contains(optionPrefix + option.key())) {
            imported.options.insert(option.key(), option.value());
        }
    }
    return imported;
}

QByteArray writeServersCsv(const QList<Server> &servers)
{
    QStringList optionKeys;
    for (const Server &server : servers) {
        optionKeys += withoutTrust(server).options.keys();
    }
    optionKeys.sort();
    optionKeys.removeDuplicates();

    QStringList header = fixedColumns;
    for (const QString &key : std::as_const(optionKeys)) {
        header += optionPrefix + key;
    }
    QList<QStringList> records{header};
    for (const Server &server : servers) {
        QStringList record{server.name,    server.provider,       server.url.toText(),
                           server.account, tagsText(server.tags), server.notes};
        for (const QString &key : std::as_const(optionKeys)) {
            record += server.options.value(key);
        }
        records.append(record);
    }
    return writeCsv(records);
}

} // namespace tokenrack
