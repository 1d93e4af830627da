// SPDX-License-Identifier: MIT
#include "ui/dialogs/importreport.h"

#include "core/base/plaintext.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tokenrack {

namespace {

constexpr int shownRows = 10;

QString reasonsOf(const RejectedEntry &entry)
{
    QStringList sentences;
    for (const InputProblem &problem : entry.problems) {
        sentences.append(QStringLiteral("%1: %2").arg(visibleText(problem.field), inputProblemText(problem)));
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace

ImportReport::ImportReport(const QString &fileName, qsizetype imported, const QList<RejectedEntry> &rejected,
                           QWidget *parent)
    : FormDialog(rejected.isEmpty() ? 60 : 100, parent)
    , m_fileName(QFileInfo(fileName).fileName())
    , m_imported(imported)
    , m_rejected(rejected)
    , m_summary(new QLabel(this))
    , m_leftOut(new QLabel(this))
    , m_list(new QTreeWidget(this))
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
    m_leftOut->setVisible(!rejected.isEmpty());
    m_list->setVisible(!rejected.isEmpty());
    m_list->setRootIsDecorated(false);
    m_list->setWordWrap(true);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setFixedHeight(m_list->fontMetrics().lineSpacing() * 2
                           * int(std::min<qsizetype>(shownRows, rejected.size() + 2)));
    body()->addWidget(m_list);
    buttons()->addButton(QDialogButtonBox::Close)->setDefault(true);
    retranslate();
}

void ImportReport::retranslate()
{
    setWindowTitle(tr("Import"));
    m_summary->setText(tr("%n server(s) imported from %1.", nullptr, int(m_imported)).arg(visibleText(m_fileName)));
    m_leftOut->setText(
        tr("%n entry(s) left out. Correct the file and import it again.", nullptr, int(m_rejected.size())));
    m_list->setHeaderLabels({tr("Entry"), tr("Name"), tr("Reason")});
    m_list->setAccessibleName(tr("Entries left out"));
    fill();
}

void ImportReport::fill()
{
    m_list->clear();
    for (const RejectedEntry &entry : m_rejected) {
        const QString reasons = reasonsOf(entry);
        auto *item = new QTreeWidgetItem(m_list, {QString::number(entry.position), visibleText(entry.name), reasons});
        item->setToolTip(2, reasons);
    }
    m_list->resizeColumnToContents(0);
    m_list->resizeColumnToContents(1);
}

} // namespace tokenrack
