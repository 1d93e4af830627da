// SPDX-License-Identifier: MIT
#include "ui/sidebar.h"

#include "ui/icons.h"
#include "ui/sidebarmodel.h"
#include "ui/theme.h"

#include <QEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace tokenrack {

namespace {

constexpr int margin = 14;
constexpr int iconGap = 7;
constexpr int countGap = 8;

QFont headingFont(const QFont &font)
{
    QFont heading = theme::small(font);
    heading.setCapitalization(QFont::AllUppercase);
    heading.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    return heading;
}

int iconSize(const QFontMetrics &metrics)
{
    return metrics.height() * 4 / 5;
}

//! Of an entry of which nothing is cut.
int entryWidth(const QFontMetrics &metrics, const QModelIndex &index)
{
    const QString count = QLocale().toString(qMax(99, index.data(SidebarModel::CountRole).toInt()));
    const bool hasIcon = !index.data(SidebarModel::IconRole).toString().isEmpty();
    return margin + (hasIcon ? iconSize(metrics) + iconGap : 0) + metrics.horizontalAdvance(index.data().toString())
        + countGap + metrics.horizontalAdvance(count) + margin + 1;
}

class SidebarDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool heading = !index.data(SidebarModel::CountRole).isValid();
        return {60, option.fontMetrics.height() + (heading ? 15 : 8)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QVariant count = index.data(SidebarModel::CountRole);
        const QRect rect = option.rect.adjusted(margin, 0, -margin, 0);
        painter->save();
        if (count.isValid()) {
            drawEntry(*painter, option, rect, index, count.toInt());
        } else {
            painter->setFont(headingFont(option.font));
            painter->setPen(theme::muted(option.palette));
            painter->drawText(rect.adjusted(0, 0, 0, -4), Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine,
                              index.data().toString());
        }
        painter->restore();
    }

private:
    static void drawEntry(QPainter &painter, const QStyleOptionViewItem &option, QRect rect, const QModelIndex &index,
                          int count)
    {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
            painter.fillRect(option.rect, selected ? theme::selection(option.palette) : theme::hover(option.palette));
        }
        if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
            painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                             theme::accent(option.palette));
        }
        const QString number = QLocale().toString(count);
        painter.setFont(option.font);
        painter.setPen(theme::muted(option.palette));
        painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, number);
        rect.setRight(rect.right() - option.fontMetrics.horizontalAdvance(number) - countGap);

        const QString icon = index.data(SidebarModel::IconRole).toString();
        if (!icon.isEmpty()) {
            const int size = iconSize(option.fontMetrics);
            icons::paint(painter, icon, QRect(rect.left() - 1, rect.center().y() - size / 2 + 1, size, size),
                         theme::tone(option.palette, Tone(index.data(SidebarModel::ToneRole).toInt())));
            rect.setLeft(rect.left() + size + iconGap);
        }
        painter.setPen(option.palette.color(QPalette::Active, QPalette::WindowText));
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
    }
};

} // namespace

Sidebar::Sidebar(SidebarModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("sidebar"));
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new SidebarDelegate(this));
    setModel(&model);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    setViewportMargins(0, 8, 0, 8);
    setBackgroundRole(QPalette::Window);
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setAutoFillBackground(true);
    setAccessibleName(tr("Which servers to show"));
    connect(&model, &QAbstractItemModel::modelReset, this, &Sidebar::selectScope);
    selectScope();
}

void Sidebar::setScope(const Scope &scope)
{
    setCurrentIndex(m_model.index(m_model.rowOf(scope)));
}

QSize Sidebar::sizeHint() const
{
    return {qMax(minimumSizeHint().width(), fontMetrics().averageCharWidth() * 26), 400};
}

QSize Sidebar::minimumSizeHint() const
{
    int widest = 0;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row);
        if (index.data(SidebarModel::CountRole).isValid() && !std::holds_alternative<WithTag>(m_model.scopeAt(row))) {
            widest = qMax(widest, entryWidth(fontMetrics(), index));
        }
    }
    return {widest + verticalScrollBar()->sizeHint().width(), fontMetrics().height() * 8};
}

void Sidebar::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (m_isSelecting || !current.isValid()) {
        return;
    }
    const Scope scope = m_model.scopeAt(current.row());
    if (scope != m_scope) {
        m_scope = scope;
        Q_EMIT scopeChanged(m_scope);
    }
}

void Sidebar::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Which servers to show"));
        m_model.refresh();
    }
}

void Sidebar::selectScope()
{
    const int row = m_model.rowOf(m_scope);
    {
        const QScopedValueRollback selecting(m_isSelecting, true);
        setCurrentIndex(m_model.index(row));
    }
    // The last server with that tag or of that system may be gone.
    const Scope scope = m_model.scopeAt(row);
    if (scope != m_scope) {
        m_scope = scope;
        Q_EMIT scopeChanged(m_scope);
    }
}

} // namespace tokenrack
