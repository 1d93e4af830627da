// SPDX-License-Identifier: MIT
#include "ui/transfer.h"

#include "core/base/privatefiles.h"
#include "core/base/sentences.h"
#include "core/base/wholefile.h"
#include "ui/dialogs/importreport.h"
#include "ui/messagestrip.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

namespace tokenrack {

namespace {

//! At most one byte more than may be imported, so that too much can be told and a wrong pick of a disk image does no
//! harm.
Result<QByteArray, QString> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return file.errorString();
    }
    return readWhole(file, maxImportSize + 1);
}

QFileDialog *fileDialog(QWidget *window, const QString &objectName, const QString &title)
{
    auto *dialog = new QFileDialog(window, title);
    dialog->setObjectName(objectName);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    return dialog;
}

} // namespace

Transfer::Transfer(const Parts &parts, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
{ }

void Transfer::askForImport()
{
    QFileDialog *dialog = fileDialog(m_window, QStringLiteral("importDialog"), tr("Import servers"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Tokenrack servers (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &Transfer::importFile);
    dialog->open();
}

void Transfer::importFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    const auto content = read(path);
    if (!content) {
        say(false, [name, why = content.error()] { return tr("%1 cannot be read: %2").arg(name, why); });
        return;
    }
    m_parts.importer.import(*content, this, [this, name](const ImportOutcome &outcome) { report(name, outcome); });
}

void Transfer::report(const QString &name, const ImportOutcome &outcome)
{
    const auto &read = outcome.read;
    if (!read) {
        say(false, [error = read.error()] { return importErrorText(error); });
        return;
    }
    if (!outcome.saved) {
        say(false, [error = outcome.saved.error()] { return storeErrorText(error); });
        return;
    }
    if (read->rejected.isEmpty()) {
        const int count = int(read->servers.size());
        say(true, [count, name] { return tr("%n server(s) imported from %1.", nullptr, count).arg(name); });
        return;
    }
    auto *report = new ImportReport(name, *read, m_parts.providers, m_window);
    report->setAttribute(Qt::WA_DeleteOnClose);
    report->open();
}

void Transfer::askForExport(const QList<QUuid> &ids)
{
    QFileDialog *dialog = fileDialog(m_window, QStringLiteral("exportDialog"), tr("Export servers"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Tokenrack servers (*.json)")});
    dialog->selectFile(QStringLiteral("tokenrack-servers.json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, ids](const QString &path) { exportFile(path, ids); });
    dialog->open();
}

void Transfer::exportFile(const QString &path, const QList<QUuid> &ids)
{
    QList<Server> servers;
    for (const QUuid &id : ids) {
        if (const Server *server = m_parts.catalog.find(id)) {
            servers.append(*server);
        }
    }
    if (ids.isEmpty()) {
        servers = m_parts.catalog.servers();
    }
    const QString name = QFileInfo(path).fileName();
    const auto written = writePrivately(path, writeServers(servers));
    if (!written) {
        const QString &why = written.error();
        say(false, [name, why] { return tr("%1 cannot be written: %2").arg(name, why); });
        return;
    }
    const int count = int(servers.size());
    const FoundOpen found{*written == WroteOver::OpenFile ? QStringList(path) : QStringList(), {}};
    say(true, [count, name, found] {
        return joinedSentences(
            {tr("%n server(s) exported to %1, without secrets.", nullptr, count).arg(name), foundOpenText(found)});
    });
}

void Transfer::say(bool good, const std::function<QString()> &text)
{
    m_parts.strip.post({QStringLiteral("transfer"), good ? Tone::Good : Tone::Bad, text});
}

} // namespace tokenrack
