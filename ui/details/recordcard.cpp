// SPDX-License-Identifier: MIT
#include "ui/details/recordcard.h"

#include "core/base/plaintext.h"
#include "core/session/words.h"
#include "ui/details/codetext.h"
#include "ui/details/mask.h"
#include "ui/showtext.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QTreeWidget>

namespace tokenrack {

namespace {

constexpr int fieldNameRole = Qt::UserRole + 1;

//! As high as its rows, since what is around it scrolls.
class WholeList final : public QTreeWidget
{
public:
    using QTreeWidget::QTreeWidget;

    QSize sizeHint() const override { return {QTreeWidget::sizeHint().width(), rowsHeight()}; }
    QSize minimumSizeHint() const override { return {QTreeWidget::minimumSizeHint().width(), rowsHeight()}; }

private:
    int rowsHeight() const { return topLevelItemCount() * rowHeight(model()->index(0, 0)) + 2 * frameWidth(); }
};

} // namespace

RecordCard::RecordCard(const Clock &clock, QWidget *parent)
    : Card(QStringLiteral("recordCard"), parent)
    , m_clock(clock)
    , m_tabs(new QTabBar)
    , m_fieldList(makeList(QStringLiteral("replyFields")))
    , m_sealedPage(new QWidget)
    , m_open(new QPushButton)
    , m_none(plainLabel(QStringLiteral("replyFieldsNone")))
    , m_activityList(makeList(QStringLiteral("activityList")))
{
    m_tabs->setObjectName(QStringLiteral("recordTabs"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(QString());
    m_tabs->addTab(QString());
    m_open->setObjectName(QStringLiteral("openReplyFields"));
    m_none->setForegroundRole(QPalette::PlaceholderText);
    m_none->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *sealed = new QVBoxLayout(m_sealedPage);
    sealed->setContentsMargins(0, 4, 0, 0);
    sealed->addWidget(m_open, 0, Qt::AlignLeft | Qt::AlignTop);
    auto *rule = new QFrame;
    rule->setFrameShape(QFrame::HLine);
    rule->setFrameShadow(QFrame::Plain);
    rule->setForegroundRole(QPalette::Mid);
    rule->setFixedHeight(1);
    auto *top = new QVBoxLayout;
    top->setSpacing(0);
    top->addWidget(m_tabs);
    top->addWidget(rule);
    body()->setContentsMargins(13, 6, 13, 10);
    body()->addLayout(top);
    for (QWidget *page : std::initializer_list<QWidget *>{m_fieldList, m_sealedPage, m_none, m_activityList}) {
        page->hide();
        body()->addWidget(page);
    }
    body()->addStretch(1);

    connect(m_tabs, &QTabBar::currentChanged, this, &RecordCard::showPage);
    connect(m_open, &QPushButton::clicked, this, &RecordCard::openRequested);
    connect(m_fieldList, &QWidget::customContextMenuRequested, this, &RecordCard::fillMenu);
    retranslate();
}

void RecordCard::setSession(const Session &session)
{
    m_fields = Fields::Open;
    m_fieldRows = rowsOf(session);
    fill(m_fieldList, m_fieldRows);
    showPage();
}

void RecordCard::setSealed()
{
    m_fields = Fields::Sealed;
    m_fieldRows.clear();
    m_fieldList->clear();
    showPage();
}

void RecordCard::setNoSession()
{
    m_fields = Fields::None;
    m_fieldRows.clear();
    m_fieldList->clear();
    showPage();
}

void RecordCard::setActivities(const QList<Activity> &activities)
{
    m_activities = activities;
    const Instant now = m_clock.now();
    QList<Row> rows;
    for (const Activity &activity : activities) {
        rows.append({instantText(activity.at, now), activityText(activity), instantToolTip(activity.at)});
    }
    fill(m_activityList, rows);
}

void RecordCard::setReasonAgainst(const QString &reason)
{
    m_open->setEnabled(reason.isEmpty());
    m_open->setToolTip(reason);
}

void RecordCard::retranslate()
{
    m_tabs->setTabText(0, tr("Reply fields"));
    m_tabs->setTabText(1, tr("Activity"));
    m_open->setText(tr("Show the reply fields"));
    m_none->setText(tr("What the server replies to a log-in will stand here."));
    m_fieldList->setAccessibleName(tr("Reply fields"));
    m_activityList->setAccessibleName(tr("Activity"));
    setActivities(QList<Activity>(m_activities));
}

void RecordCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        fill(m_fieldList, QList<Row>(m_fieldRows));
        setActivities(QList<Activity>(m_activities));
    }
}

QTreeWidget *RecordCard::makeList(const QString &objectName)
{
    auto *list = new WholeList;
    list->setObjectName(objectName);
    list->setColumnCount(2);
    list->setFrameShape(QFrame::NoFrame);
    list->setHeaderHidden(true);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setIndentation(0);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setTextElideMode(Qt::ElideMiddle);
    list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setContextMenuPolicy(Qt::CustomContextMenu);
    list->header()->setStretchLastSection(true);
    list->header()->setMinimumSectionSize(20);
    connect(list, &QTreeWidget::currentItemChanged, this, [this, list](const QTreeWidgetItem *item) {
        const QRect row = list->visualItemRect(item);
        Q_EMIT rowReached(QRect(list->viewport()->mapTo(this, row.topLeft()), row.size()));
    });
    return list;
}

void RecordCard::fill(QTreeWidget *list, const QList<Row> &rows)
{
    list->clear();
    const QFont code = CodeText::codeFont(font());
    int widest = 0;
    for (const Row &row : rows) {
        auto *item = new QTreeWidgetItem({row.name, row.value});
        item->setForeground(0, theme::muted(palette()));
        if (row.code) {
            item->setFont(1, code);
        }
        item->setToolTip(0, plainToolTip(row.name));
        item->setToolTip(1, plainToolTip(row.toolTip));
        item->setData(0, fieldNameRole, row.fieldName);
        item->setSizeHint(0, QSize(10, fontMetrics().height() + 5));
        list->addTopLevelItem(item);
        widest = qMax(widest, fontMetrics().horizontalAdvance(row.name));
    }
    const int unit = fontMetrics().averageCharWidth();
    list->updateGeometry();
    list->header()->resizeSection(0, qBound(unit * 14, widest + unit * 2, unit * 20));
}

void RecordCard::showPage()
{
    const bool showsFields = m_tabs->currentIndex() == 0;
    m_fieldList->setVisible(showsFields && m_fields == Fields::Open);
    m_sealedPage->setVisible(showsFields && m_fields == Fields::Sealed);
    m_none->setVisible(showsFields && m_fields == Fields::None);
    m_activityList->setVisible(!showsFields);
}

void RecordCard::fillMenu(const QPoint &at)
{
    const QTreeWidgetItem *item = m_fieldList->itemAt(at);
    const QString name = item ? item->data(0, fieldNameRole).toString() : QString();
    if (name.isEmpty()) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("replyFieldMenu"));
    connect(menu->addAction(tr("Copy value")), &QAction::triggered, this,
            [this, name] { Q_EMIT fieldCopyRequested(name); });
    menu->popup(m_fieldList->viewport()->mapToGlobal(at));
}

QList<RecordCard::Row> RecordCard::rowsOf(const Session &session) const
{
    const Instant now = m_clock.now();
    const SessionTimes &times = session.times;
    QList<Row> rows;
    if (!session.refreshToken.isEmpty()) {
        rows.append({tr("refresh token"), maskedShort(session.refreshToken), {}, true});
    }
    if (times.refreshExpiresAt) {
        rows.append({tr("refresh token until"), instantText(*times.refreshExpiresAt, now),
                     instantToolTip(*times.refreshExpiresAt)});
    }
    for (const ReplyField &field : session.fields) {
        const QString name = visibleText(field.name);
        const QString value = field.secret ? maskedShort(field.value) : visibleText(field.value.revealText());
        rows.append({name, value, field.secret ? QString() : value, true, field.name});
    }
    return rows;
}

} // namespace tokenrack
