// SPDX-License-Identifier: MIT
#include "ui/settings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tokenrack;
using namespace std::chrono_literals;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }
    void defaults();
    void keepsWhatWasSet();
    void clipboardTimeIsBounded_data();
    void clipboardTimeIsBounded();
    void nonsenseReadsAsDefault();
    void signalsOnlyChanges();

private:
    QString path() const
    {
        return m_folder.filePath(QLatin1String(QTest::currentTestFunction()) + QLatin1String(".ini"));
    }

    QTemporaryDir m_folder;
};

void TestSettings::defaults()
{
    const Settings settings(path());
    QCOMPARE(settings.language(), QString());
    QCOMPARE(settings.clipboardTime(), 30s);
    QVERIFY(settings.isRenewalEnabled());
    QCOMPARE(settings.appearance(), Appearance::System);
    QVERIFY(settings.windowGeometry().isEmpty());
    QVERIFY(settings.headerState().isEmpty());
    QVERIFY(settings.hiddenColumns().isEmpty());
    QVERIFY(settings.sizedColumns().isEmpty());
    QVERIFY(!settings.alwaysShowsDetails());
}

void TestSettings::keepsWhatWasSet()
{
    {
        Settings settings(path());
        settings.setLanguage(QStringLiteral("zh_CN"));
        settings.setClipboardTime(45s);
        settings.setRenewalEnabled(false);
        settings.setAppearance(Appearance::Dark);
        settings.setWindowGeometry(QByteArray("\0\1geometry", 10));
        settings.setHeaderState(QByteArray("\0\2header", 8));
        settings.setHiddenColumns({QStringLiteral("system")});
        settings.setSizedColumns({QStringLiteral("status")});
        settings.setAlwaysShowsDetails(true);
    }
    const Settings again(path());
    QCOMPARE(again.language(), QStringLiteral("zh_CN"));
    QCOMPARE(again.clipboardTime(), 45s);
    QVERIFY(!again.isRenewalEnabled());
    QCOMPARE(again.appearance(), Appearance::Dark);
    QCOMPARE(again.windowGeometry(), QByteArray("\0\1geometry", 10));
    QCOMPARE(again.headerState(), QByteArray("\0\2header", 8));
    QCOMPARE(again.hiddenColumns(), QStringList{QStringLiteral("system")});
    QCOMPARE(again.sizedColumns(), QStringList{QStringLiteral("status")});
    QVERIFY(again.alwaysShowsDetails());
}

void TestSettings::clipboardTimeIsBounded_data()
{
    QTest::addColumn<int>("set");
    QTest::addColumn<int>("kept");
    QTest::newRow("shortest") << 5 << 5;
    QTest::newRow("too short") << 4 << 5;
    QTest::newRow("never") << 0 << 5;
    QTest::newRow("negative") << -30 << 5;
    QTest::newRow("longest") << 600 << 600;
    QTest::newRow("too long") << 601 << 600;
}

void TestSettings::clipboardTimeIsBounded()
{
    QFETCH(const int, set);
    QFETCH(const int, kept);
    Settings settings(path());
    settings.setClipboardTime(std::chrono::seconds(set));
    QCOMPARE(settings.clipboardTime(), std::chrono::seconds(kept));
}

void TestSettings::nonsenseReadsAsDefault()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[General]\nclipboard_seconds=forever\nappearance=pink\n");
    file.close();

    const Settings settings(path());
    QCOMPARE(settings.clipboardTime(), 30s);
    QCOMPARE(settings.appearance(), Appearance::System);
}

void TestSettings::signalsOnlyChanges()
{
    Settings settings(path());
    const QSignalSpy languages(&settings, &Settings::languageChanged);
    const QSignalSpy times(&settings, &Settings::clipboardTimeChanged);
    const QSignalSpy renewals(&settings, &Settings::renewalEnabledChanged);
    const QSignalSpy appearances(&settings, &Settings::appearanceChanged);

    for (int round = 0; round < 2; ++round) {
        settings.setLanguage(QStringLiteral("en"));
        settings.setClipboardTime(60s);
        settings.setRenewalEnabled(false);
        settings.setAppearance(Appearance::Light);
    }

    QCOMPARE(languages.count(), 1);
    QCOMPARE(times.count(), 1);
    QCOMPARE(renewals.count(), 1);
    QCOMPARE(appearances.count(), 1);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
