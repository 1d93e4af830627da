// SPDX-License-Identifier: MIT
#pragma once

#include <QStyleOption>

class QPainter;
class QProxyStyle;
class QWidget;

//! How AppStyle draws each kind of part.
namespace tokenrack::stylepaint {

inline constexpr int radius = 5;

bool isPrimary(const QStyleOption *option, const QWidget *widget);
bool isOutlined(const QWidget *widget);

void buttonGround(QPainter *painter, const QStyleOption *option, const QWidget *widget);
//! Ground, icon, text and, with a menu, an arrow.
void toolButton(QPainter *painter, const QStyleOptionToolButton *option, const QWidget *widget, const QStyle *style);
void fieldFrame(QPainter *painter, const QStyleOption *option);
void comboBox(QPainter *painter, const QStyleOptionComboBox *option);
//! A field with two small arrows.
void spinBox(QPainter *painter, const QStyleOptionSpinBox *option, const QRect &up, const QRect &down);
void checkBox(QPainter *painter, const QStyleOption *option);
void radioButton(QPainter *painter, const QStyleOption *option);
void focusFrame(QPainter *painter, const QStyleOption *option);
void tab(QPainter *painter, const QStyleOptionTab *option);
void tabLabel(QPainter *painter, const QStyleOptionTab *option, const QWidget *widget);
void header(QPainter *painter, const QStyleOptionHeader *option);
void headerLabel(QPainter *painter, const QStyleOptionHeader *option);
void progress(QPainter *painter, const QStyleOptionProgressBar *option);
void scrollBarSlider(QPainter *painter, const QStyleOptionSlider *option, const QRect &slider);
void chevronUp(QPainter *painter, const QRect &rect, const QColor &color);
void chevronDown(QPainter *painter, const QRect &rect, const QColor &color);

} // namespace tokenrack::stylepaint
