// SPDX-License-Identifier: MIT
#include "ui/theme.h"

#include <QFont>

namespace tokenrack::theme {

namespace {

struct Shades
{
    QRgb window, base, button, text, muted, disabled, line, accent, onAccent;
};

constexpr Shades lightShades{0xfff5f7f9, 0xffffffff, 0xfff6f7f9, 0xff1b2026, 0xff626a73,
                             0xff9aa1a9, 0xffdfe3e8, 0xff2461cb, 0xffffffff};
constexpr Shades darkShades{0xff1e2125, 0xff25292e, 0xff212529, 0xffe8eaed, 0xffa6afb9,
                            0xff6a727b, 0xff3b4147, 0xff6ea3ff, 0xff10151c};

void setAll(QPalette &palette, QPalette::ColorRole role, QRgb color, QRgb disabled)
{
    palette.setColor(QPalette::Active, role, QColor::fromRgb(color));
    palette.setColor(QPalette::Inactive, role, QColor::fromRgb(color));
    palette.setColor(QPalette::Disabled, role, QColor::fromRgb(disabled));
}

} // namespace

QPalette palette(bool dark)
{
    const Shades &s = dark ? darkShades : lightShades;
    QPalette palette(QColor::fromRgb(s.button), QColor::fromRgb(s.window));
    setAll(palette, QPalette::Window, s.window, s.window);
    setAll(palette, QPalette::Base, s.base, s.window);
    setAll(palette, QPalette::AlternateBase, s.window, s.window);
    setAll(palette, QPalette::Button, s.button, s.window);
    setAll(palette, QPalette::ToolTipBase, s.base, s.base);
    setAll(palette, QPalette::WindowText, s.text, s.disabled);
    setAll(palette, QPalette::Text, s.text, s.disabled);
    setAll(palette, QPalette::ButtonText, s.text, s.disabled);
    setAll(palette, QPalette::ToolTipText, s.text, s.text);
    setAll(palette, QPalette::BrightText, s.onAccent, s.onAccent);
    setAll(palette, QPalette::PlaceholderText, s.muted, s.disabled);
    setAll(palette, QPalette::Highlight, s.accent, s.line);
    setAll(palette, QPalette::HighlightedText, s.onAccent, s.disabled);
    setAll(palette, QPalette::Link, s.accent, s.disabled);
    setAll(palette, QPalette::LinkVisited, s.accent, s.disabled);
    setAll(palette, QPalette::Light, s.base, s.base);
    setAll(palette, QPalette::Midlight, s.line, s.line);
    setAll(palette, QPalette::Mid, s.line, s.line);
    setAll(palette, QPalette::Dark, s.muted, s.disabled);
    return palette;
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::WindowText).lightness()
        > palette.color(QPalette::Active, QPalette::Window).lightness();
}

QColor tone(const QPalette &palette, Tone tone)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Good:
        return dark ? QColor(0x5f, 0xc9, 0x85) : QColor(0x15, 0x70, 0x3b);
    case Tone::Warning:
        return dark ? QColor(0xf2, 0xad, 0x4e) : QColor(0x91, 0x55, 0x00);
    case Tone::Bad:
        return dark ? QColor(0xff, 0x8d, 0x85) : QColor(0xb4, 0x23, 0x1c);
    case Tone::Ask:
        return dark ? QColor(0xb3, 0x9b, 0xff) : QColor(0x53, 0x3d, 0xb0);
    case Tone::Busy:
        return dark ? QColor(0x78, 0xab, 0xff) : QColor(0x1d, 0x5f, 0xae);
    case Tone::Neutral:
        break;
    }
    return muted(palette);
}

QColor muted(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::PlaceholderText);
}

QColor line(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Mid);
}

QColor accent(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Highlight);
}

QColor onAccent(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::HighlightedText);
}

QColor selection(const QPalette &palette)
{
    return blend(accent(palette), palette.color(QPalette::Active, QPalette::Base), isDark(palette) ? 0.18 : 0.11);
}

QColor hover(const QPalette &palette)
{
    return blend(accent(palette), palette.color(QPalette::Active, QPalette::Base), isDark(palette) ? 0.08 : 0.045);
}

QColor tint(const QPalette &palette, Tone which)
{
    return blend(tone(palette, which), palette.color(QPalette::Active, QPalette::Base), isDark(palette) ? 0.14 : 0.09);
}

QColor blend(const QColor &over, const QColor &under, double share)
{
    const auto mix = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
    return QColor(mix(over.red(), under.red()), mix(over.green(), under.green()), mix(over.blue(), under.blue()));
}

QFont scaled(const QFont &font, double factor)
{
    QFont result = font;
    if (font.pixelSize() > 0) {
        result.setPixelSize(qMax(1, qRound(font.pixelSize() * factor)));
    } else {
        result.setPointSizeF(font.pointSizeF() * factor);
    }
    return result;
}

QFont strong(QFont font)
{
    font.setBold(true);
    return font;
}

QFont small(const QFont &font)
{
    return scaled(font, 0.92);
}

} // namespace tokenrack::theme
