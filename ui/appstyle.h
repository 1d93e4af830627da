// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings.h"

#include <QProxyStyle>

namespace tokenrack {

//! Fusion with our palette, thin lines and round corners. It follows the desktop's light or dark palette live, unless
//! one of the two is forced.
//!
//! A button with the dynamic property "primary" (or a dialog's default button) is filled with the accent; a tool button
//! with the property "outlined", and each one of a tool bar, is drawn as a button.
class AppStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    explicit AppStyle(Appearance appearance = Appearance::System);

    Appearance appearance() const { return m_appearance; }
    //! Repaints everything.
    void setAppearance(Appearance appearance);

    using QProxyStyle::polish;
    void polish(QPalette &palette) override;
    void polish(QWidget *widget) override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                         const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option = nullptr,
                       const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;

private:
    Appearance m_appearance;
};

} // namespace tokenrack
