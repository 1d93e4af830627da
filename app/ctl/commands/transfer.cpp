// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"
#include "app/ctl/providerfields.h"
#include "app/ctl/workplace.h"
#include "core/base/plaintext.h"
#include "core/base/privatefiles.h"
#include "core/base/wholefile.h"
#include "core/catalog/connectionoptions.h"
#include "core/catalog/csvservers.h"
#include "core/catalog/recognition.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QJsonArray>

#include <algorithm>

#include <unistd.h>

namespace tokenrack::ctl {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::Transfer)
};

bool isStandardStream(const QString &file)
{
    return file.isEmpty() || file == QLatin1String("-");
}

QString shownName(const QString &file)
{
    return isStandardStream(file) ? Words::tr("Standard input") : visibleText(file);
}

Result<QByteArray, QString> read(const QString &name)
{
    QFile file(name);
    const bool isOpen =
        isStandardStream(name) ? file.open(STDIN_FILENO, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen) {
        return file.errorString();
    }
    return readWhole(file, maxImportSize + 1); // one byte more than may be imported, so that too much can be told
}

//! Nothing where there is nothing to read; the command has ended then.
std::optional<QByteArray> readAll(Workplace &place, const QString &name)
{
    const auto content = read(name);
    if (!content) {
        place.end(place.reportFailure(Words::tr("%1 cannot be read: %2").arg(shownName(name), content.error())));
        return std::nullopt;
    }
    if (QByteArrayView(*content).trimmed().isEmpty()) {
        place.end(place.report(
            Failure{.status = ExitStatus::DataFile, .message = Words::tr("%1 is empty.").arg(shownName(name))}));
        return std::nullopt;
    }
    return *content;
}

//! A JSON file begins with a brace; whatever is no CSV either is told so by the reader.
bool isJson(const QByteArray &content, const QString &name)
{
    const QByteArray start = content.left(1024).trimmed();
    return !name.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)
        && (name.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) || start.startsWith('{')
            || start.startsWith("\xef\xbb\xbf{"));
}

//! What the file makes of the servers. Those that are here keep all that a CSV file has no column for.
QList<Server> serversFrom(const ImportedServers &imported, const Catalog &catalog)
{
    QList<Server> servers = recognised(catalog.servers(), imported.servers);
    if (imported.columns.isEmpty()) {
        return servers;
    }
    for (Server &server : servers) {
        if (const Server *known = catalog.find(server.id)) {
            server = withoutLoss(*known, server, imported.columns);
        }
    }
    return servers;
}

struct Outcome
{
    QList<Server> added;
    QList<Server> changed;
    int same = 0;
};

Outcome compare(const Catalog &catalog, const QList<Server> &servers)
{
    Outcome outcome;
    for (const Server &server : servers) {
        const Server *known = catalog.find(server.id);
        if (!known) {
            outcome.added.append(server);
        } else if (*known == withConnectionOf(*known, server)) {
            ++outcome.same;
        } else {
            outcome.changed.append(server);
        }
    }
    return outcome;
}

//! Entries that were left out, and why.
QStringList rejections(const QList<RejectedEntry> &entries)
{
    QStringList sentences;
    for (const RejectedEntry &entry : entries) {
        const QString name = visibleText(entry.server.name);
        const QString where = name.isEmpty() ? Words::tr("Entry %1").arg(entry.position)
                                             : Words::tr("Entry %1 (%2)").arg(entry.position).arg(name);
        for (const InputProblem &problem : entry.problems) {
            const QString field =
                problem.field.isEmpty() ? QString() : visibleText(problem.field) + QLatin1String(": ");
            sentences += where + QLatin1String(": ") + field + inputProblemText(problem);
        }
    }
    return sentences;
}

//! What the file says beside that without any use.
QStringList remarks(const ProviderRegistry &providers, const ImportedServers &imported)
{
    QStringList sentences;
    for (const QString &column : imported.unknownColumns) {
        sentences += Words::tr("The column “%1” is not known and was left out.").arg(visibleText(column));
    }
    QHash<QString, QStringList> keys; // of all options, by the provider's id
    for (const auto &provider : providers.all()) {
        keys.insert(provider->id(), optionKeys(*provider));
    }
    for (const Server &server : imported.servers) {
        const Provider &provider = *providers.find(server.provider);
        const QStringList known = keys.value(server.provider);
        for (auto option = server.options.begin(); option != server.options.end(); ++option) {
            if (!known.contains(option.key())) {
                sentences += Words::tr("%1: %2 has no option “%3”, so it does nothing.")
                                 .arg(visibleText(server.name), provider.name(), visibleText(option.key()));
            }
        }
    }
    return sentences;
}

QJsonArray namesOf(const QList<Server> &servers)
{
    QJsonArray names;
    for (const Server &server : servers) {
        names.append(server.name);
    }
    return names;
}

void print(Workplace &place, const Outcome &outcome, qsizetype rejected, const QStringList &problems)
{
    Terminal &terminal = place.terminal();
    if (place.json()) {
        terminal.printJson({{QStringLiteral("added"), namesOf(outcome.added)},
                            {QStringLiteral("changed"), namesOf(outcome.changed)},
                            {QStringLiteral("unchanged"), outcome.same},
                            {QStringLiteral("rejected"), int(rejected)},
                            {QStringLiteral("problems"), QJsonArray::fromStringList(problems)}});
        return;
    }
    if (place.invocation().isSet("dry-run")) {
        for (const Server &server : outcome.added) {
            terminal.print(QLatin1String("+ ") + visibleText(server.name));
        }
        for (const Server &server : outcome.changed) {
            terminal.print(QLatin1String("~ ") + visibleText(server.name));
        }
    }
    terminal.print(Words::tr("added %1, changed %2, unchanged %3, rejected %4")
                       .arg(outcome.added.size())
                       .arg(outcome.changed.size())
                       .arg(outcome.same)
                       .arg(rejected));
}

bool isCsv(const Invocation &invocation, const QString &file)
{
    const QString format = invocation.value("format");
    return format.isEmpty() ? file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)
                            : format == QLatin1String("csv");
}

} // namespace

void runImport(Workplace &place)
{
    const QString name = place.invocation().arguments().first();
    if (isStandardStream(name) && Terminal::inputIsTerminal() && place.invocation().isSet("no-prompt")) {
        place.end(place.reportUsage(Words::tr("With --no-prompt the list has to come from a pipe or a file.")));
        return;
    }
    const std::optional<QByteArray> content = readAll(place, name);
    if (!content) {
        return;
    }
    const ServerCheck check = [&place](const Server &server) { return place.providers().problems(server); };
    const bool json = isJson(*content, name);
    const auto read = json ? readServers(*content, check) : readServersCsv(*content, check);
    if (!read) {
        place.end(place.report(Failure{.status = statusOf(read.error()), .message = importErrorText(read.error())}));
        return;
    }
    const QStringList problems = rejections(read->rejected) + remarks(place.providers(), *read);
    Catalog &catalog = place.parts().catalog;
    const Outcome outcome = compare(catalog, serversFrom(*read, catalog));
    if (!place.invocation().isSet("dry-run")) {
        if (const auto saved = catalog.import(outcome.added + outcome.changed); !saved) {
            place.end(place.report(saved.error()));
            return;
        }
    }
    for (const QString &problem : problems) {
        place.terminal().complain(problem);
    }
    print(place, outcome, read->rejected.size(), problems);
    place.end(read->rejected.isEmpty() ? ExitStatus::Done : ExitStatus::Failed);
}

void runExport(Workplace &place)
{
    const QString name = place.invocation().arguments().value(0);
    QList<Server> servers = place.parts().catalog.servers();
    std::sort(servers.begin(), servers.end(),
              [](const Server &left, const Server &right) { return left.name < right.name; });
    const QByteArray content = isCsv(place.invocation(), name) ? writeServersCsv(servers) : writeServers(servers);
    if (isStandardStream(name)) {
        place.terminal().write(content);
        place.end();
        return;
    }
    const auto written = writePrivately(name, content);
    if (!written) {
        place.end(place.reportFailure(Words::tr("%1 cannot be written: %2").arg(visibleText(name), written.error())));
        return;
    }
    if (*written == WroteOver::OpenFile) {
        place.terminal().complain(foundOpenText({.closed = {name}, .stillOpen = {}}));
    }
    if (place.json()) {
        place.terminal().printJson({{QStringLiteral("file"), name}, {QStringLiteral("servers"), int(servers.size())}});
    }
    place.end();
}

} // namespace tokenrack::ctl
