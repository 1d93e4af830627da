// SPDX-License-Identifier: MIT
#include "ui/serverdelegate.h"

#include "ui/icons.h"
#include "ui/servermodel.h"
#include "ui/statuslook.h"
#include "ui/tabulartext.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tokenrack {

namespace {

constexpr int margin = 14;
constexpr int rightMargin = 4;
constexpr int symbolGap = 4;
constexpr int markGap = 8;
constexpr double smallText = 0.92;

int symbolSize(int lineHeight)
{
    return lineHeight * 4 / 5;
}

QFont bold(const QFont &font)
{
    QFont result = font;
    result.setWeight(QFont::DemiBold);
    return result;
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
    const QFont strong = bold(option.font);
    const QFont small = theme::scaled(option.font, smallText);
    const int first = QFontMetrics(strong).height();
    const int second = QFontMetrics(small).height();
    const int top = rect.top() + (rect.height() - first - second) / 2;
    drawLine(painter, QRect(rect.left(), top, rect.width(), first), index.data().toString(), strong,
             option.palette.color(QPalette::Active, QPalette::Text));
    const QString sub = index.data(ServerModel::SubTextRole).toString();
    const QString mark = index.data(ServerModel::MarkRole).toString();
    const QFontMetrics metrics(small);
    const int markWidth = mark.isEmpty() ? 0 : metrics.horizontalAdvance(mark) + 1 + markGap;
    const int subWidth = std::min(metrics.horizontalAdvance(sub) + 1, std::max(0, rect.width() - markWidth));
    const QRect line(rect.left(), top + first, rect.width(), second);
    drawLine(painter, QRect(line.topLeft(), QSize(subWidth, second)), sub, small, theme::muted(option.palette));
    if (!mark.isEmpty()) {
        drawLine(painter, line.adjusted(subWidth + (subWidth > 0 ? markGap : 0), 0, 0, 0), mark, small,
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

} // namespace

int ServerDelegate::rowHeight(const QFont &font)
{
    const int lines = QFontMetrics(bold(font)).height() + QFontMetrics(theme::scaled(font, smallText)).height();
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
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1),
                          theme::accent(option.palette));
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          theme::accent(option.palette));
    }
    painter->restore();
}

QSize ServerDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFont font = index.column() == ServerModel::ServerColumn ? bold(option.font) : option.font;
    return {cellWidth(font, index.column(), index.data().toString()), rowHeight(option.font)};
}

} // namespace tokenrack
