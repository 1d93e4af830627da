// SPDX-License-Identifier: MIT
#include "core/http/httpmessage.h"

#include <QTest>

using namespace tokenrack;

class HttpMessageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsNoSecretPartOfTheAddress_data();
    void showsNoSecretPartOfTheAddress();
    void findsHeadersByAnyCase();
    void readsDates_data();
    void readsDates();
};

void HttpMessageTest::showsNoSecretPartOfTheAddress_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shownPath");
    QTest::addColumn<QString>("shown");

    const auto row = [](const char *name, const char *url, const char *shownPath, const char *shown) {
        QTest::newRow(name) << QString::fromUtf8(url) << QString::fromUtf8(shownPath) << QString::fromUtf8(shown);
    };
    row("plain", "http://h:8081/api", "", "http://h:8081/api");
    row("query", "http://h/api?key=SECRET", "", "http://h/api");
    row("fragment", "http://h/api#SECRET", "", "http://h/api");
    row("user", "http://u:SECRET@h/api", "", "http://h/api");
    row("path", "http://u:SECRET@h:1/token/SECRET?q=SECRET#SECRET", "/token/…", "http://h:1/token/…");
    row("path without a slash", "http://h/SECRET", "…", "http://h…");
    row("IPv6", "http://[::1]:80/SECRET", "/…", "http://[::1]:80/…");
    row("nothing", "", "", "");
}

void HttpMessageTest::showsNoSecretPartOfTheAddress()
{
    QFETCH(QString, url);
    QFETCH(QString, shownPath);

    const HttpRequest request{.url = QUrl(url), .shownPath = shownPath};

    QTEST(request.shownUrl(), "shown");
}

void HttpMessageTest::findsHeadersByAnyCase()
{
    const HttpResponse response{.headers = {{"content-TYPE", "first"}, {"Content-Type", "second"}, {"X", ""}}};

    QCOMPARE(response.header("Content-Type"), QByteArray("first"));
    QCOMPARE(response.header("x"), QByteArray());
    QCOMPARE(response.header("Content"), QByteArray());
}

void HttpMessageTest::readsDates_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<qint64>("expected"); // -1: none

    const auto row = [](const char *date, qint64 expected) { QTest::newRow(date) << QByteArray(date) << expected; };
    row("Sun, 06 Nov 1994 08:49:37 GMT", 784111777000);
    row("Thu, 01 Jan 1970 00:00:00 GMT", 0);
    row("Sun, 27 Mar 2022 02:30:00 GMT", 1648348200000); // an hour that central Europe skipped
    row("", -1);
    row("Sun, 06 Nov 1994 08:49:37", -1);
    row("Sun, 06 Nov 1994 08:49:37 CET", -1);
    row("Sun, 31 Feb 1994 08:49:37 GMT", -1);
    row("Sun, 06 Nov 1994 25:49:37 GMT", -1);
    row("Sun, 06 Nox 1994 08:49:37 GMT", -1);
    row("1994-11-06T08:49:37Z", -1);
    row("xxxxxxxxxxxxxxxxxxxxxxxxx GMT", -1);
}

void HttpMessageTest::readsDates()
{
    QFETCH(QByteArray, date);
    QFETCH(qint64, expected);
    qputenv("TZ", "Europe/Berlin");
    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));

    const HttpResponse response{.headers = {{"Date", date}}};

    QCOMPARE(response.date() ? toMs(*response.date()) : -1, expected);
}

QTEST_GUILESS_MAIN(HttpMessageTest)
#include "tst_httpmessage.moc"
