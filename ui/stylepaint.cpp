// SPDX-License-Identifier: MIT
#include "ui/stylepaint.h"

#include "ui/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QToolBar>
#include <QWidget>

namespace tokenrack::stylepaint {

namespace {

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

void roundRect(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &border, double corner = radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    painter->restore();
}

//! Points down for a \a direction of 1, up for -1.
void chevron(QPainter *painter, const QPointF &middle, double direction, const QColor &color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF({middle + QPointF(-3.5, -1.5 * direction), middle + QPointF(0, 2 * direction),
                                     middle + QPointF(3.5, -1.5 * direction)}));
    painter->restore();
}

//! Inside the border, so that it can be told from it on any ground.
void focusRing(QPainter *painter, const QRect &rect, const QColor &color)
{
    constexpr double inset = 3;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius - 2, radius - 2);
    painter->restore();
}

QColor buttonTextColor(const QStyleOption *option, const QWidget *widget)
{
    if (!has(option, QStyle::State_Enabled)) {
        return option->palette.color(QPalette::Disabled, QPalette::ButtonText);
    }
    return isPrimary(option, widget) ? theme::onAccent(option->palette) : option->palette.color(QPalette::ButtonText);
}

} // namespace

bool isPrimary(const QStyleOption *option, const QWidget *widget)
{
    if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
        if (button->features.testFlag(QStyleOptionButton::DefaultButton)) {
            return true;
        }
    }
    return widget && widget->property("primary").toBool();
}

bool isOutlined(const QWidget *widget)
{
    return widget
        && (widget->property("outlined").toBool() || widget->property("primary").toBool()
            || qobject_cast<const QToolBar *>(widget->parentWidget()));
}

void buttonGround(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const QPalette &palette = option->palette;
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool over = enabled && has(option, QStyle::State_MouseOver);
    const bool down = enabled && (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On));
    QColor fill = palette.color(QPalette::Button);
    QColor border = theme::line(palette);
    if (enabled && isPrimary(option, widget)) {
        fill = theme::accent(palette);
        border = fill;
    }
    const QColor ink =
        enabled && isPrimary(option, widget) ? theme::onAccent(palette) : palette.color(QPalette::ButtonText);
    if (down || over) {
        fill = theme::blend(ink, fill, down ? 0.14 : 0.06);
    }
    roundRect(painter, option->rect, fill, border);
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange)) {
        focusRing(painter, option->rect, enabled && isPrimary(option, widget) ? ink : theme::accent(palette));
    }
}

void toolButton(QPainter *painter, const QStyleOptionToolButton *option, const QWidget *widget, const QStyle *style)
{
    if (isOutlined(widget)) {
        buttonGround(painter, option, widget);
    } else if (has(option, QStyle::State_Enabled)
               && (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken)
                   || has(option, QStyle::State_On) || has(option, QStyle::State_HasFocus))) {
        const double share = has(option, QStyle::State_Sunken) ? 0.16 : 0.08;
        roundRect(
            painter, option->rect,
            theme::blend(option->palette.color(QPalette::WindowText), option->palette.color(QPalette::Window), share),
            has(option, QStyle::State_HasFocus) ? theme::accent(option->palette) : QColor());
    }
    const bool withIcon = !option->icon.isNull() && option->toolButtonStyle != Qt::ToolButtonTextOnly;
    const bool withText = !option->text.isEmpty() && option->toolButtonStyle != Qt::ToolButtonIconOnly;
    const bool withArrow = option->features.testFlag(QStyleOptionToolButton::HasMenu);
    const QSize iconSize = withIcon ? option->iconSize : QSize();
    const QString text = QString(option->text).replace(QLatin1String("&&"), QLatin1String("&"));
    const int gap = option->fontMetrics.height() / 3;
    const int textWidth = withText ? option->fontMetrics.horizontalAdvance(text) : 0;
    const int arrowWidth = withArrow ? option->fontMetrics.height() / 2 : 0;
    int width = textWidth + arrowWidth + (withIcon ? iconSize.width() : 0);
    width += withIcon && withText ? gap : 0;
    width += withArrow && (withIcon || withText) ? gap : 0;

    const QColor ink = buttonTextColor(option, widget);
    QRect rest = option->rect;
    rest.setLeft(rest.left() + qMax(0, (rest.width() - width) / 2));
    if (withIcon) {
        const QIcon::Mode mode = !has(option, QStyle::State_Enabled) ? QIcon::Disabled
            : isPrimary(option, widget)                              ? QIcon::Selected
                                                                     : QIcon::Normal;
        const QRect iconRect(QPoint(rest.left(), rest.center().y() - iconSize.height() / 2 + 1), iconSize);
        option->icon.paint(painter, iconRect, Qt::AlignCenter, mode);
        rest.setLeft(iconRect.right() + 1 + gap);
    }
    if (withText) {
        painter->setPen(ink);
        painter->setFont(option->font);
        style->drawItemText(painter, rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic, option->palette,
                            true, text);
        rest.setLeft(rest.left() + textWidth + gap);
    }
    if (withArrow) {
        chevronDown(painter, QRect(rest.left(), rest.top(), arrowWidth, rest.height()), ink);
    }
}

void fieldFrame(QPainter *painter, const QStyleOption *option)
{
    const QPalette &palette = option->palette;
    const bool focus = has(option, QStyle::State_HasFocus);
    roundRect(painter, option->rect,
              palette.color(has(option, QStyle::State_Enabled) ? QPalette::Base : QPalette::Window),
              focus ? theme::accent(palette) : theme::line(palette));
}

void comboBox(QPainter *painter, const QStyleOptionComboBox *option)
{
    fieldFrame(painter, option);
    const QRect arrow(option->rect.right() - 22, option->rect.top(), 12, option->rect.height());
    chevronDown(painter, arrow,
                option->palette.color(has(option, QStyle::State_Enabled) ? QPalette::Active : QPalette::Disabled,
                                      QPalette::Text));
}

void spinBox(QPainter *painter, const QStyleOptionSpinBox *option, const QRect &up, const QRect &down)
{
    fieldFrame(painter, option);
    const auto ink = [option](QAbstractSpinBox::StepEnabledFlag step) {
        const bool enabled = has(option, QStyle::State_Enabled) && option->stepEnabled.testFlag(step);
        return option->palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text);
    };
    chevronUp(painter, up.translated(-2, 1), ink(QAbstractSpinBox::StepUpEnabled));
    chevronDown(painter, down.translated(-2, -1), ink(QAbstractSpinBox::StepDownEnabled));
}

void checkBox(QPainter *painter, const QStyleOption *option)
{
    const QPalette &palette = option->palette;
    const bool on = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor ground =
        on ? (enabled ? theme::accent(palette) : theme::line(palette)) : palette.color(QPalette::Base);
    const bool focus = has(option, QStyle::State_HasFocus) || has(option, QStyle::State_MouseOver);
    const QColor frame = theme::blend(theme::muted(palette), palette.color(QPalette::Base), enabled ? 0.8 : 0.4);
    const QRectF rect(option->rect);
    roundRect(painter, rect, ground, on ? ground : focus ? theme::accent(palette) : frame, 3);
    if (!on) {
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(
        QPen(theme::onAccent(palette), qMax(1.5, rect.width() / 8), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&rect](double x, double y) {
        return QPointF(rect.left() + rect.width() * x, rect.top() + rect.height() * y);
    };
    if (has(option, QStyle::State_NoChange)) {
        painter->drawLine(at(0.28, 0.5), at(0.72, 0.5));
    } else {
        painter->drawPolyline(QPolygonF({at(0.25, 0.53), at(0.43, 0.7), at(0.76, 0.31)}));
    }
    painter->restore();
}

void radioButton(QPainter *painter, const QStyleOption *option)
{
    const QPalette &palette = option->palette;
    const bool on = has(option, QStyle::State_On);
    const QRectF rect(option->rect);
    roundRect(painter, rect, on ? theme::accent(palette) : palette.color(QPalette::Base),
              on || has(option, QStyle::State_HasFocus) ? theme::accent(palette) : theme::muted(palette),
              rect.width() / 2);
    if (on) {
        const double inset = rect.width() * 0.3;
        roundRect(painter, rect.adjusted(inset, inset, -inset, -inset), theme::onAccent(palette), {}, rect.width() / 2);
    }
}

void focusFrame(QPainter *painter, const QStyleOption *option)
{
    if (has(option, QStyle::State_KeyboardFocusChange)) {
        roundRect(painter, option->rect, {}, theme::accent(option->palette), 3);
    }
}

void tab(QPainter *painter, const QStyleOptionTab *option)
{
    const bool selected = has(option, QStyle::State_Selected);
    if (!selected && has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled)) {
        roundRect(painter, option->rect.adjusted(0, 0, 0, -3), theme::hover(option->palette), {}, 4);
    }
    if (selected) {
        const QRect rect = option->rect;
        painter->fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), theme::accent(option->palette));
    }
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange)) {
        roundRect(painter, option->rect.adjusted(1, 1, -1, -4), {}, theme::accent(option->palette), 4);
    }
}

void tabLabel(QPainter *painter, const QStyleOptionTab *option, const QWidget *widget)
{
    const bool strong = has(option, QStyle::State_Selected);
    painter->setPen(strong ? option->palette.color(QPalette::WindowText) : theme::muted(option->palette));
    if (widget) {
        painter->setFont(widget->font());
    }
    painter->drawText(option->rect.adjusted(0, 0, 0, -2), Qt::AlignCenter | Qt::TextHideMnemonic, option->text);
}

void header(QPainter *painter, const QStyleOptionHeader *option)
{
    const bool over = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    painter->fillRect(option->rect,
                      over ? theme::hover(option->palette) : option->palette.color(QPalette::Active, QPalette::Window));
    const QRect rect = option->rect;
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme::line(option->palette));
}

void headerLabel(QPainter *painter, const QStyleOptionHeader *option)
{
    const bool sorted = option->sortIndicator != QStyleOptionHeader::None;
    const QColor ink =
        sorted ? option->palette.color(QPalette::Active, QPalette::WindowText) : theme::muted(option->palette);
    painter->setPen(ink);
    const int room = option->rect.width() - (sorted ? option->fontMetrics.height() : 0);
    const QString text = option->fontMetrics.elidedText(option->text, Qt::ElideRight, room);
    painter->drawText(option->rect, Qt::AlignLeft | Qt::AlignVCenter, text);
    if (!sorted) {
        return;
    }
    const double x = option->rect.left() + option->fontMetrics.horizontalAdvance(text) + 6;
    const double y = option->rect.center().y() + 0.5;
    // Qt says "down" for an ascending order.
    const double size = option->fontMetrics.height() * 0.4;
    const double tip = (option->sortIndicator == QStyleOptionHeader::SortDown ? 0.36 : -0.36) * size;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ink);
    painter->drawPolygon(QPolygonF({QPointF(x, y + tip), QPointF(x + size, y + tip), QPointF(x + size / 2, y - tip)}));
    painter->restore();
}

void progress(QPainter *painter, const QStyleOptionProgressBar *option)
{
    const double height = qMin(6, option->rect.height());
    const QRectF groove(option->rect.left(), option->rect.center().y() - height / 2 + 0.5, option->rect.width(),
                        height);
    roundRect(painter, groove, theme::line(option->palette), {}, height / 2);
    const int range = option->maximum - option->minimum;
    if (range <= 0 || option->progress <= option->minimum) {
        return;
    }
    QRectF done = groove;
    done.setWidth(qMax(height, groove.width() * (option->progress - option->minimum) / range));
    roundRect(painter, done, theme::accent(option->palette), {}, height / 2);
}

void scrollBarSlider(QPainter *painter, const QStyleOptionSlider *option, const QRect &slider)
{
    const bool active = option->activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    const QColor ground = option->palette.color(QPalette::Base);
    const double share = active && has(option, QStyle::State_Sunken) ? 0.75 : active ? 0.6 : 0.38;
    const QRectF thumb = QRectF(slider).adjusted(2, 2, -2, -2);
    roundRect(painter, thumb, theme::blend(theme::muted(option->palette), ground, share), {},
              qMin(thumb.width(), thumb.height()) / 2);
}

void chevronUp(QPainter *painter, const QRect &rect, const QColor &color)
{
    chevron(painter, QRectF(rect).center(), -1, color);
}

void chevronDown(QPainter *painter, const QRect &rect, const QColor &color)
{
    const double size = qMax(7.0, painter->fontMetrics().height() * 0.39);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, size / 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = QRectF(rect).center();
    painter->drawPolyline(QPolygonF({middle + QPointF(-size / 2, -size / 4), middle + QPointF(0, size / 4),
                                     middle + QPointF(size / 2, -size / 4)}));
    painter->restore();
}

} // namespace tokenrack::stylepaint
