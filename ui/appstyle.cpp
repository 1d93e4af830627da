// SPDX-License-Identifier: MIT
#include "ui/appstyle.h"

#include "ui/icons.h"
#include "ui/stylepaint.h"
#include "ui/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyleFactory>
#include <QTabBar>
#include <QToolBar>

namespace tokenrack {

namespace {

constexpr int scrollBarWidth = 12;
constexpr int fieldInset = 6; //!< between the frame of a field and its text

void fillWithLine(QPainter *painter, const QStyleOption *option, QPalette::ColorRole ground, bool lineBelow)
{
    const QRect rect = option->rect;
    painter->fillRect(rect, option->palette.color(QPalette::Active, ground));
    painter->fillRect(QRect(rect.left(), lineBelow ? rect.bottom() : rect.top(), rect.width(), 1),
                      theme::line(option->palette));
}

bool isButton(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QTabBar *>(widget);
}

//! A scroll bar without arrow buttons.
QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part)
{
    constexpr qint64 shortestThumb = 28;
    const QRect all = option.rect;
    const bool across = option.orientation == Qt::Horizontal;
    const int length = across ? all.width() : all.height();
    const qint64 steps = qint64(option.maximum) - option.minimum + option.pageStep;
    const qint64 share = length * qint64(option.pageStep) / qMax(qint64(1), steps);
    const int thumb = int(qMin(qint64(length), qMax(shortestThumb, share)));
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - thumb, option.upsideDown);
    const auto rect = [&all, across](int from, int size) {
        return across ? QRect(all.left() + from, all.top(), size, all.height())
                      : QRect(all.left(), all.top() + from, all.width(), size);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return rect(start, thumb);
    case QStyle::SC_ScrollBarSubPage:
        return rect(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return rect(start + thumb, length - start - thumb);
    case QStyle::SC_ScrollBarGroove:
        return all;
    default:
        return {};
    }
}

} // namespace

AppStyle::AppStyle(Appearance appearance)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_appearance(appearance)
{
    setObjectName(QStringLiteral("tokenrack"));
}

void AppStyle::setAppearance(Appearance appearance)
{
    m_appearance = appearance;
    // Without colours of its own the application builds its palette anew, through polish() below.
    QApplication::setPalette(QPalette());
}

void AppStyle::polish(QPalette &palette)
{
    const bool dark = m_appearance == Appearance::System ? theme::isDark(palette) : m_appearance == Appearance::Dark;
    palette = theme::palette(dark);
}

void AppStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (isButton(widget)) {
        widget->setAttribute(Qt::WA_Hover);
    }
}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        stylepaint::buttonGround(painter, option, widget);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0) {
            stylepaint::fieldFrame(painter, option);
            return;
        }
        break;
    case PE_FrameLineEdit:
        stylepaint::fieldFrame(painter, option);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        stylepaint::checkBox(painter, option);
        return;
    case PE_IndicatorRadioButton:
        stylepaint::radioButton(painter, option);
        return;
    case PE_Frame:
        if (qobject_cast<const QPlainTextEdit *>(widget)) {
            stylepaint::fieldFrame(painter, option);
            return;
        }
        painter->setPen(theme::line(option->palette));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameFocusRect:
        if (!qobject_cast<const QPushButton *>(widget)) {
            stylepaint::focusFrame(painter, option);
        }
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          theme::line(option->palette));
        return;
    case PE_IndicatorToolBarSeparator:
        painter->fillRect(QRect(option->rect.center().x(), option->rect.top() + 4, 1, option->rect.height() - 8),
                          theme::line(option->palette));
        return;
    case PE_PanelStatusBar:
        fillWithLine(painter, option, QPalette::Window, false);
        return;
    case PE_FrameStatusBarItem:
    case PE_PanelScrollAreaCorner:
    case PE_IndicatorHeaderArrow:
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void AppStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                           const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && button->state.testFlag(State_Enabled) && stylepaint::isPrimary(option, widget)) {
            QStyleOptionButton primary = *button;
            primary.palette.setColor(QPalette::ButtonText, theme::onAccent(option->palette));
            if (!primary.icon.isNull()) {
                primary.icon = QIcon(primary.icon.pixmap(primary.iconSize, QIcon::Selected));
            }
            QProxyStyle::drawControl(element, &primary, painter, widget);
            return;
        }
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            stylepaint::tab(painter, tab);
            return;
        }
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            stylepaint::tabLabel(painter, tab, widget);
            return;
        }
        break;
    case CE_Header:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            stylepaint::header(painter, header);
            QStyleOptionHeader label = *header;
            label.rect = visualRect(header->direction, header->rect, header->rect.adjusted(14, 0, -6, -1));
            stylepaint::headerLabel(painter, &label);
            return;
        }
        break;
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            stylepaint::header(painter, header);
            return;
        }
        break;
    case CE_HeaderEmptyArea:
        fillWithLine(painter, option, QPalette::Window, true);
        return;
    case CE_MenuBarEmptyArea:
    case CE_ToolBar:
        fillWithLine(painter, option, QPalette::Base, true);
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            fillWithLine(painter, option, QPalette::Base, true);
            const bool active = item->state.testFlag(State_Selected) || item->state.testFlag(State_Sunken);
            if (active) {
                painter->fillRect(item->rect.adjusted(0, 0, 0, -1), theme::selection(option->palette));
            }
            const bool byKey =
                (widget && widget->hasFocus()) || QGuiApplication::keyboardModifiers().testFlag(Qt::AltModifier);
            drawItemText(painter, item->rect,
                         Qt::AlignCenter | Qt::TextDontClip | (byKey ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                         item->palette, item->state.testFlag(State_Enabled), item->text, QPalette::WindowText);
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, theme::line(option->palette));
        return;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option); bar && !bar->textVisible) {
            stylepaint::progress(painter, bar);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                  const QWidget *widget) const
{
    if (control == CC_ToolButton) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && button->arrowType == Qt::NoArrow) {
            stylepaint::toolButton(painter, button, widget, proxy());
            return;
        }
    }
    if (control == CC_ComboBox) {
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option); box && box->frame) {
            stylepaint::comboBox(painter, box);
            return;
        }
    }
    if (control == CC_SpinBox) {
        if (const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option); box && box->frame) {
            stylepaint::spinBox(painter, box, subControlRect(control, option, SC_SpinBoxUp, widget),
                                subControlRect(control, option, SC_SpinBoxDown, widget));
            return;
        }
    }
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            painter->fillRect(option->rect, option->palette.color(widget ? widget->backgroundRole() : QPalette::Base));
            if (slider->maximum > slider->minimum) {
                stylepaint::scrollBarSlider(painter, slider,
                                            subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget));
            }
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect AppStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                               const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            return visualRect(slider->direction, option->rect, scrollBarPart(*slider, subControl));
        }
    }
    const QRect rect = QProxyStyle::subControlRect(control, option, subControl, widget);
    const bool isText = (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        || (control == CC_SpinBox && subControl == SC_SpinBoxEditField);
    return isText ? rect.adjusted(fieldInset - 2, 0, 0, 0) : rect;
}

QRect AppStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0) {
            return QProxyStyle::subElementRect(element, option, widget).adjusted(fieldInset, 0, -2, 0);
        }
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize AppStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                 const QWidget *widget) const
{
    const int line = option ? option->fontMetrics.height() : 0;
    switch (type) {
    case CT_PushButton:
        return {size.width() + 26, qMax(line + 12, size.height() + 8)};
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && stylepaint::isOutlined(widget)) {
            const bool split = button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
            const int arrow = button->features.testFlag(QStyleOptionToolButton::HasMenu) && !split ? line * 5 / 6 : 0;
            const int gap = button->toolButtonStyle == Qt::ToolButtonTextBesideIcon ? 2 : 0;
            return {size.width() + arrow + gap + 18, line + 12};
        }
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width() + 8, qMax(base.height(), line + 12)};
    }
    case CT_TabBarTab:
        return {size.width(), line + 14};
    case CT_HeaderSection: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width() + 20, line + 11};
    }
    case CT_MenuBarItem:
        return {size.width() + 18, line + 10};
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int AppStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_MenuButtonIndicator:
    case PM_ToolBarExtensionExtent:
        return QFontMetrics(QApplication::font()).height();
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollBarExtent:
        return scrollBarWidth;
    case PM_TabBarTabHSpace:
        return 14;
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_MenuBarItemSpacing:
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_MenuBarHMargin:
        return 3;
    case PM_ToolBarItemMargin:
        return 7;
    case PM_ToolBarItemSpacing:
        return 6;
    case PM_ToolBarSeparatorExtent:
        return 9;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return QFontMetrics(QApplication::font()).height() * 5 / 6;
    case PM_ToolBarIconSize:
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
        return QFontMetrics(QApplication::font()).height() * 8 / 9;
    default:
        break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

QIcon AppStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    // Qt looks for its own in the icon themes and loads every image plugin for them, which a start would wait for.
    switch (which) {
    case SP_LineEditClearButton:
        return icons::icon(QStringLiteral("close"), Tone::Neutral);
    case SP_ToolBarHorizontalExtensionButton:
    case SP_ToolBarVerticalExtensionButton:
        return icons::icon(QStringLiteral("more"), Tone::Neutral);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

int AppStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                        QStyleHintReturn *returnData) const
{
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText) {
        return 0;
    }
    if (hint == SH_ScrollBar_Transient || hint == SH_DialogButtonBox_ButtonsHaveIcons) {
        return 0;
    }
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

} // namespace tokenrack
