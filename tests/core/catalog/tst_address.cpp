// SPDX-License-Identifier: MIT
#include "core/catalog/address.h"

#include <QTest>

using namespace tokenrack;
using namespace Qt::StringLiterals;

class TestAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAsItWasWritten_data();
    void readsAsItWasWritten();
    void tellsNothingFromNoAddress();
    void comparesOrigins();
    void understandsTextOfOthers();
};

void TestAddress::readsAsItWasWritten_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QString &url, const QString &text, const QString &shown) {
        QTest::newRow(name) << url << text << shown;
    };
    const QString plain = u"http://clock.example:8081/api"_s;
    row("plain", plain, plain, plain);
    row("IPv6", u"https://[::1]:8443"_s, u"https://[::1]:8443"_s, u"https://[::1]:8443"_s);
    row("international", u"https://考勤.cn/a"_s, u"https://xn--whrx36h.cn/a"_s, u"https://考勤.cn/a"_s);
    row("encoded", u"http://h/a%20b/%E8%80%83"_s, u"http://h/a%20b/%E8%80%83"_s, u"http://h/a b/考"_s);
    row("password", u"http://me:secret@h"_s, u"http://me:secret@h"_s, u"http://me@h"_s);
}

void TestAddress::readsAsItWasWritten()
{
    QFETCH(QString, url);
    QFETCH(QString, text);
    QFETCH(QString, shown);
    const Address address = QUrl(url);
    QCOMPARE(address.toText(), text);
    QCOMPARE(address.shownText(), shown);
    QCOMPARE(address.toUrl(), QUrl(url));
    QCOMPARE(address.isHttps(), url.startsWith("https:"_L1));
    QVERIFY(Address::fromText(text.toLatin1()) == address);
}

void TestAddress::tellsNothingFromNoAddress()
{
    const Address none;
    QVERIFY(none.isEmpty() && none.toUrl().isEmpty() && none.toUrl().errorString().isEmpty());
    const Address invalid = QUrl(u"http://["_s, QUrl::StrictMode);
    QVERIFY(!invalid.isEmpty() && !invalid.toUrl().isValid() && !invalid.toUrl().errorString().isEmpty());
    QVERIFY(none == Address(QUrl()));
    QVERIFY(!(none == invalid));
}

//! The quick way and the careful one have to agree, since both decide what belongs together.
void TestAddress::comparesOrigins()
{
    const QStringList urls{u"http://h"_s,
                           u"http://h/"_s,
                           u"http://h:80"_s,
                           u"http://h:80/api"_s,
                           u"http://H/other"_s,
                           u"http://h:443"_s,
                           u"http://h:8080"_s,
                           u"https://h"_s,
                           u"https://h:443/x"_s,
                           u"https://h:80"_s,
                           u"http://hh"_s,
                           u"http://[::1]"_s,
                           u"http://[::1]:80/"_s,
                           u"http://[::80]"_s,
                           u"http://[::1]:8080"_s,
                           u"https://考勤.cn"_s,
                           u"https://xn--whrx36h.cn:443"_s};
    for (const QString &left : urls) {
        QCOMPARE(originOf(Address(QUrl(left))), originOf(QUrl(left)));
        for (const QString &right : urls) {
            const bool same = originOf(QUrl(left)) == originOf(QUrl(right));
            QVERIFY2(Address(QUrl(left)).hasOriginOf(QUrl(right)) == same, qPrintable(left + u" and "_s + right));
        }
    }
    for (const QUrl &other : {QUrl(), QUrl(u"http://["_s, QUrl::StrictMode), QUrl(u"http://me:secret@h"_s)}) {
        QCOMPARE(originOf(Address(other)), originOf(other));
    }
    QVERIFY(!Address().hasOriginOf(QUrl(u"http://h"_s)));
}

//! A database that another program has written may hold any text.
void TestAddress::understandsTextOfOthers()
{
    QCOMPARE(Address::fromText("https://考勤.cn").toText(), u"https://xn--whrx36h.cn"_s);
    QCOMPARE(Address::fromText("").toText(), QString());
}

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"
