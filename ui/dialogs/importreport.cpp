// SPDX-License-Identifier: MIT
#include "ui/dialogs/importreport.h"

#include "core/base/plaintext.h"
#include "core/base/sentences.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tokenrack {

namespace {

constexpr int shownRows = 10;
constexpr int reasonColumn = 2;

} // namespace

ImportReport::ImportReport(const QString &fileName, const ImportedServers &result, const ProviderRegistry &providers,
                           QWidget *parent)
    : FormDialog(result.rejected.isEmpty() ? 60 : 100, parent)
    , m_providers(providers)
    , m_fileName(QFileInfo(fileName).fileName())
    , m_imported(result.servers.size())
    , m_rejected(result.rejected)
    , m_summary(new QLabel(this))
    , m_leftOut(new QLabel(this))
    , m_list(new QTableWidget(this))
{
    setObjectName(QStringLiteral("importReport"));
    m_summary->setObjectName(QStringLiteral("summary"));
    m_leftOut->setObjectName(QStringLiteral("leftOut"));
    m_list->setObjectName(QStringLiteral("rejected"));
    for (QLabel *label : {m_summary, m_leftOut}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        body()->addWidget(label);
    }
    m_leftOut->setVisible(!m_rejected.isEmpty());
    m_list->setVisible(!m_rejected.isEmpty());
    setUpList();
    body()->addWidget(m_list);
    buttons()->addButton(QDialogButtonBox::Close)->setDefault(true);
    retranslate();
}

void ImportReport::setUpList()
{
    m_list->setColumnCount(3);
    m_list->setRowCount(int(m_rejected.size()));
    m_list->setShowGrid(false);
    m_list->setTabKeyNavigation(false);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->verticalHeader()->hide();
    m_list->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents); // a long reason takes more lines
    m_list->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->horizontalHeader()->setSectionResizeMode(reasonColumn, QHeaderView::Stretch);
    m_list->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_list->setFixedHeight(m_list->fontMetrics().lineSpacing() * 2
                           * int(std::min<qsizetype>(shownRows, m_rejected.size() + 2)));
}

void ImportReport::retranslate()
{
    setWindowTitle(tr("Import"));
    m_summary->setText(tr("%n server(s) imported from %1.", nullptr, int(m_imported)).arg(visibleText(m_fileName)));
    m_leftOut->setText(
        tr("%n entry(s) left out. Correct the file and import it again.", nullptr, int(m_rejected.size())));
    m_list->setHorizontalHeaderLabels({tr("Entry"), tr("Name"), tr("Reason")});
    m_list->setAccessibleName(tr("Entries left out"));
    fill();
}

void ImportReport::fill()
{
    for (int row = 0; row < m_list->rowCount(); ++row) {
        const RejectedEntry &entry = m_rejected.at(row);
        m_list->setItem(row, 0, new QTableWidgetItem(QString::number(entry.position)));
        m_list->setItem(row, 1, new QTableWidgetItem(visibleText(entry.server.name)));
        m_list->setItem(row, reasonColumn, new QTableWidgetItem(reasonsOf(entry)));
    }
}

QString ImportReport::reasonsOf(const RejectedEntry &entry) const
{
    QStringList sentences;
    for (const InputProblem &problem : entry.problems) {
        const QString sentence = inputProblemText(problem);
        const QString label = labelOf(problem.field, entry.server);
        sentences.append(label.isEmpty() ? sentence : tr("%1: %2").arg(label, sentence));
    }
    return joinedSentences(sentences);
}

//! As the server's form says; what no form has keeps its name in the file.
QString ImportReport::labelOf(const QString &field, const Server &server) const
{
    if (const Provider *provider = m_providers.find(server.provider)) {
        const QList<Field> fields = provider->fields(server.options);
        const auto known =
            std::find_if(fields.begin(), fields.end(), [&field](const Field &each) { return each.key == field; });
        if (known != fields.end()) {
            return known->label;
        }
    }
    const QHash<QString, QString> labels{
        {QStringLiteral("name"), tr("Name")},
        {QStringLiteral("provider"), tr("System")},
        {QStringLiteral("url"), tr("Address")},
        {QStringLiteral("account"), tr("Account")},
        {QStringLiteral("tags"), tr("Tags")},
        {QStringLiteral("notes"), tr("Notes")},
        {QLatin1String(option::timeoutSeconds), tr("Time-out")},
    };
    return labels.value(field, visibleText(field));
}

} // namespace tokenrack
