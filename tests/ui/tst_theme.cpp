// SPDX-License-Identifier: MIT
#include "ui/appstyle.h"
#include "ui/icons.h"
#include "ui/statuslook.h"
#include "ui/theme.h"

#include <QApplication>
#include <QFile>
#include <QTest>

#include <cmath>

using namespace tokenrack;

namespace {

//! Relative luminance and contrast as the Web Content Accessibility Guidelines 2.1 define them.
double luminance(const QColor &color)
{
    const auto part = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double light = std::max(luminance(one), luminance(other));
    const double dark = std::min(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textCanBeRead_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void textCanBeRead()
    {
        QFETCH(const bool, dark);
        const QPalette palette = theme::palette(dark);
        QCOMPARE(theme::isDark(palette), dark);
        const QList<QColor> grounds{palette.color(QPalette::Base), palette.color(QPalette::Window),
                                    theme::selection(palette), theme::hover(palette)};
        for (const QColor &ground : grounds) {
            QVERIFY(contrast(palette.color(QPalette::Text), ground) >= 7);
            QVERIFY(contrast(theme::muted(palette), ground) >= 4.5);
            for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Warning, Tone::Bad, Tone::Ask, Tone::Busy}) {
                QVERIFY2(contrast(theme::tone(palette, tone), ground) >= 4.5,
                         qPrintable(QStringLiteral("tone %1 on %2").arg(int(tone)).arg(ground.name())));
            }
        }
        QVERIFY(contrast(theme::onAccent(palette), theme::accent(palette)) >= 4.5);
        for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Warning, Tone::Bad, Tone::Ask, Tone::Busy}) {
            QVERIFY(contrast(palette.color(QPalette::WindowText), theme::tint(palette, tone)) >= 7);
        }
    }

    void followsAForcedAppearanceLive()
    {
        auto *style = new AppStyle(Appearance::Light);
        QApplication::setStyle(style);
        QVERIFY(!theme::isDark(QApplication::palette()));
        style->setAppearance(Appearance::Dark);
        QVERIFY(theme::isDark(QApplication::palette()));
        style->setAppearance(Appearance::Light);
        QVERIFY(!theme::isDark(QApplication::palette()));
    }

    void everyStatusHasAPicture()
    {
        for (int status = 0; status <= int(Status::Failed); ++status) {
            const StatusLook look = lookOf(Status(status));
            QVERIFY(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(look.icon)));
            QVERIFY(!icons::icon(look.icon, look.tone).pixmap(16, 16).toImage().allGray()
                    || look.tone == Tone::Neutral);
        }
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
