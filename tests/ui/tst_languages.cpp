// SPDX-License-Identifier: MIT
#include "core/base/languages.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace tokenrack;

class TestLanguages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void fitsTheDesktop_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("code");
        QTest::newRow("English") << QLocale(QStringLiteral("en_GB")) << QStringLiteral("en");
        QTest::newRow("Simplified Chinese") << QLocale(QStringLiteral("zh_CN")) << QStringLiteral("zh_CN");
        QTest::newRow("Traditional Chinese") << QLocale(QStringLiteral("zh_TW")) << QStringLiteral("zh_CN");
        QTest::newRow("neither") << QLocale(QStringLiteral("fr_FR")) << QStringLiteral("en");
        QTest::newRow("none") << QLocale::c() << QStringLiteral("en");
    }
    void fitsTheDesktop()
    {
        QFETCH(const QLocale, locale);
        QFETCH(const QString, code);
        QCOMPARE(Languages::bestFor(locale), code);
    }

    void switchesOurTextsQtsTextsAndDates()
    {
        Languages languages;
        QSignalSpy changed(&languages, &Languages::changed);
        QVERIFY(languages.current().isEmpty());
        languages.set(QStringLiteral("zh_CN"));
        QCOMPARE(ours(), QStringLiteral("密码错误"));
        QVERIFY(qts() != QLatin1String("Cancel"));
        QCOMPARE(QLocale().language(), QLocale::Chinese);
        languages.set(QStringLiteral("en"));
        QCOMPARE(ours(), QStringLiteral("Wrong password"));
        QCOMPARE(qts(), QStringLiteral("Cancel"));
        QVERIFY(QLocale().language() != QLocale::Chinese);
        QCOMPARE(changed.size(), 2);
        languages.set(QStringLiteral("en"));
        QCOMPARE(changed.size(), 2);
    }

    void takesAnUnknownOneForTheDesktops()
    {
        Languages languages;
        languages.set(QStringLiteral("tlh"));
        QCOMPARE(languages.current(), Languages::bestFor(QLocale::system()));
    }

    void leavesNothingBehind()
    {
        {
            Languages languages;
            languages.set(QStringLiteral("zh_CN"));
        }
        QCOMPARE(ours(), QStringLiteral("Wrong password"));
    }

private:
    static QString ours() { return QCoreApplication::translate("tokenrack::ErrorWords", "Wrong password"); }
    static QString qts() { return QCoreApplication::translate("QPlatformTheme", "Cancel"); }
};

QTEST_MAIN(TestLanguages)
#include "tst_languages.moc"
