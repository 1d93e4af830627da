// SPDX-License-Identifier: MIT
#include "ui/serverdelegate.h"

#include "ui/icons.h"
#include "ui/servermodel.h"
#include "ui/statuslook.h"
#include "ui/tabulartext.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

#include <algorithm>
#include <cmath>

namespace tokenrack {

namespace {

constexpr int margin = 14;
constexpr int rightMargin = 4;
constexpr int symbolGap = 4;
constexpr int markGap = 5;

int symbolSize(int lineHeight)
{
    return lineHeight * 4 / 5;
}

void drawLine(QPainter &painter, const QRect &rect, const QString &text, const QFont &font, const QColor &color)
{
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}

void drawServer(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QFont strong = theme::strong(option.font);
    const QFont small = theme::small(option.font);
    const int first = QFontMetrics(strong).height();
    const int second = QFontMetrics(small).height();
    const int top = rect.top() + (rect.height() - first - second) / 2;
    drawLine(painter, QRect(rect.left(), top, rect.width(), first), index.data().toString(), strong,
             option.palette.color(QPalette::Active, QPalette::Text));
    const QString sub = index.data(ServerModel::SubTextRole).toString();
    const bool isMarked = !index.data(ServerModel::MarkRole).toString().isEmpty();
    const int markSize = symbolSize(second);
    const int room = rect.width() - (isMarked ? markGap + markSize : 0);
    const int subWidth = std::min(QFontMetrics(small).horizontalAdvance(sub) + 1, std::max(0, room));
    const QRect line(rect.left(), top + first, subWidth, second);
    drawLine(painter, line, sub, small, theme::muted(option.palette));
    if (isMarked) {
        // The words of this symbol are in the tool tip and in what a screen reader is told.
        const QPoint at(line.left() + subWidth + markGap, line.center().y() - markSize / 2);
        icons::paint(painter, QStringLiteral("lock-open"), QRect(at, QSize(markSize, markSize)),
                     theme::tone(option.palette, Tone::Warning));
    }
}

void drawStatus(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const StatusLook look = lookOf(Status(index.data(ServerModel::StatusRole).toInt()));
    const QColor color = theme::tone(option.palette, look.tone);
    const int size = symbolSize(option.fontMetrics.height());
    icons::paint(painter, look.icon, QRect(rect.left() - 1, rect.center().y() - size / 2 + 1, size, size), color);
    drawLine(painter, rect.adjusted(size + symbolGap, 0, 0, 0), index.data().toString(), option.font, color);
}

void drawExpiry(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QVariant fraction = index.data(ServerModel::FractionRole);
    const bool soon = Status(index.data(ServerModel::StatusRole).toInt()) == Status::ExpiresSoon;
    const QColor tone = theme::tone(option.palette, soon ? Tone::Warning : Tone::Good);
    painter.setFont(option.font);
    painter.setPen(soon ? tone : option.palette.color(QPalette::Active, QPalette::Text));
    if (!fraction.isValid()) {
        tabular::draw(painter, rect.adjusted(0, 0, margin - rightMargin, 0), index.data().toString());
        return;
    }
    constexpr int barHeight = 3;
    constexpr int gap = 3;
    const int line = option.fontMetrics.height();
    const int top = rect.top() + (rect.height() - line - gap - barHeight) / 2;
    tabular::draw(painter, QRect(rect.left(), top, rect.width(), line), index.data().toString());

    const QRectF groove(rect.left(), top + line + gap, rect.width(), barHeight);
    QRectF left = groove;
    left.setWidth(qMax(double(barHeight), groove.width() * qBound(0.0, fraction.toDouble(), 1.0)));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::line(option.palette));
    painter.drawRoundedRect(groove, barHeight / 2.0, barHeight / 2.0);
    painter.setBrush(tone);
    painter.drawRoundedRect(left, barHeight / 2.0, barHeight / 2.0);
}

//! The part that this cell has of the frame around the row that the keys act on.
void drawFocus(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    if (!view || !view->hasFocus() || view->currentIndex().row() != index.row()) {
        return;
    }
    const QHeaderView *header = view->horizontalHeader();
    int first = 0;
    int last = header->count() - 1;
    while (first < last && header->isSectionHidden(header->logicalIndex(first))) {
        ++first;
    }
    while (last > first && header->isSectionHidden(header->logicalIndex(last))) {
        --last;
    }
    constexpr int strength = 2;
    const int place = header->visualIndex(index.column());
    const QRect &cell = option.rect;
    const QColor color = theme::accent(option.palette);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), strength), color);
    painter.fillRect(QRect(cell.left(), cell.bottom() - strength + 1, cell.width(), strength), color);
    if (place == first) {
        painter.fillRect(QRect(cell.left(), cell.top(), strength, cell.height()), color);
    }
    if (place == last) {
        painter.fillRect(QRect(cell.right() - strength + 1, cell.top(), strength, cell.height()), color);
    }
}

} // namespace

int ServerDelegate::rowHeight(const QFont &font)
{
    const int lines = QFontMetrics(theme::strong(font)).height() + QFontMetrics(theme::small(font)).height();
    return lines + 15;
}

int ServerDelegate::cellWidth(const QFont &font, int column, const QString &text)
{
    const int line = QFontMetrics(font).height();
    const int besideText = column == ServerModel::StatusColumn ? symbolSize(line) + symbolGap : 0;
    const int right = column == ServerModel::ExpiresColumn ? margin : rightMargin;
    return margin + besideText + int(std::ceil(tabular::width(font, text))) + 1 + right;
}

void ServerDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, theme::selection(option.palette));
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      theme::line(option.palette));
    const bool atEnd = index.column() == ServerModel::ExpiresColumn;
    const QRect rect = option.rect.adjusted(margin, 0, atEnd ? -margin : -rightMargin, -1);
    switch (index.column()) {
    case ServerModel::ServerColumn:
        drawServer(*painter, rect, option, index);
        break;
    case ServerModel::StatusColumn:
        drawStatus(*painter, rect, option, index);
        break;
    case ServerModel::ExpiresColumn:
        drawExpiry(*painter, rect, option, index);
        break;
    default:
        drawLine(*painter, rect, index.data().toString(), option.font,
                 option.palette.color(QPalette::Active, QPalette::Text));
    }
    drawFocus(*painter, option, index);
    painter->restore();
}

QSize ServerDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFont font = index.column() == ServerModel::ServerColumn ? theme::strong(option.font) : option.font;
    return {cellWidth(font, index.column(), index.data().toString()), rowHeight(option.font)};
}

} // namespace tokenrack
