// SPDX-License-Identifier: MIT
#include "core/base/redaction.h"
#include "core/base/secret.h"

#include <QTest>
#include <QUrl>

using namespace tokenrack;

namespace {

const QByteArray value = "p@ss/w+rd=ä 1";

} // namespace

class TestRedaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsOutEveryForm_data()
    {
        QTest::addColumn<QString>("text");
        const QString plain = QString::fromUtf8(value);
        const QString percent = QString::fromLatin1(value.toPercentEncoding());
        const QByteArray asForm = value.toPercentEncoding(" ").replace(' ', '+');
        const QString base64 = QString::fromLatin1(value.toBase64());
        QTest::newRow("as it is") << QStringLiteral("wrong password %1 for admin").arg(plain);
        QTest::newRow("in a URL")
            << QStringLiteral("Error transferring http://gw/token/%1 - server replied: no").arg(percent);
        QTest::newRow("lower case URL") << QStringLiteral("http://gw/token/%1?x=1").arg(percent.toLower());
        QTest::newRow("query") << QStringLiteral("GET /login?password=%1&user=a").arg(percent);
        QTest::newRow("form") << QStringLiteral("password=%1&user=a").arg(QString::fromLatin1(asForm));
        QTest::newRow("form, the rest bare") << QStringLiteral("password=p@ss/w%2Brd=%C3%A4+1&user=a");
        QTest::newRow("path as Qt writes it") << QUrl(QStringLiteral("http://gw/%1/x").arg(plain)).toString();
        QTest::newRow("path as Qt sends it")
            << QString::fromLatin1(QUrl(QStringLiteral("http://gw/%1/x").arg(plain)).toEncoded());
        QTest::newRow("Base64 in a URL")
            << QStringLiteral("http://gw/?a=%1").arg(QString::fromLatin1(value.toBase64().toPercentEncoding()));
        QTest::newRow("Base64") << QStringLiteral("body %1").arg(base64);
        QTest::newRow("Base64 for URLs") << QStringLiteral("body %1").arg(
            QString::fromLatin1(value.toBase64(QByteArray::Base64UrlEncoding)));
        for (const char *before : {"a:", "ad:", "adm:", "admin:"}) {
            QTest::addRow("Base64 after %s", before)
                << QStringLiteral("Basic %1").arg(QString::fromLatin1((before + value).toBase64()));
        }
        QTest::newRow("twice") << plain + plain;
    }
    void putsOutEveryForm()
    {
        QFETCH(const QString, text);
        const Secret secret(value);
        const QString shown = redacted(text);
        QVERIFY2(shown.contains(QLatin1String("[redacted]")), qPrintable(shown));
        QVERIFY(!shown.contains(QString::fromUtf8(value)));
        QVERIFY(!QUrl::fromPercentEncoding(shown.toUtf8()).contains(QString::fromUtf8(value)));
        QVERIFY(!shown.contains(QString::fromLatin1(value.toBase64().chopped(4))));
    }

    void leavesTheRest()
    {
        const Secret secret(value);
        const QString text =
            QStringLiteral("POST http://gw.example:58081/v1.0/openapi/auth/login 200 in 12 ms, 100%, %20");
        QCOMPARE(redacted(text), text);
        QCOMPARE(redacted(QStringLiteral("用户 ") + QString::fromUtf8(value)), QStringLiteral("用户 [redacted]"));
    }

    void putsOutNoMoreThanTheSecret()
    {
        const Secret secret(value);
        QCOMPARE(redacted(QStringLiteral("to http://gw/p@ss/w+rd=%C3%A4%201/x?y=%20")),
                 QStringLiteral("to http://gw/[redacted]/x?y=%20"));
        QCOMPARE(redacted(QStringLiteral("p%40ss%2Fw%2Brd%3D%C3%A4+1p%40ss%2Fw%2Brd%3D%C3%A4+1")),
                 QStringLiteral("[redacted][redacted]"));
    }

    void cutsNoSecretInTwo_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::newRow("as it is") << value;
        QTest::newRow("percent") << value.toPercentEncoding();
        QTest::newRow("all percent") << value.toPercentEncoding({}, value);
        QTest::newRow("Base64") << value.toBase64(QByteArray::OmitTrailingEquals);
    }
    void cutsNoSecretInTwo()
    {
        QFETCH(const QByteArray, form);
        const Secret secret(value);
        const QString text = QStringLiteral("ä: %1 and more").arg(QString::fromUtf8(form));
        const qsizetype behind = text.indexOf(QLatin1String(" and"));
        for (qsizetype length = 4; length <= behind; ++length) {
            QCOMPARE(redactedStart(text, length), QStringLiteral("ä: [redacted]"));
        }
        QCOMPARE(redactedStart(text, 3), QStringLiteral("ä: "));
        QCOMPARE(redactedStart(text, behind + 4), QStringLiteral("ä: [redacted] and"));
    }

    void findsGivenValues()
    {
        const SecretValues values{value, "1"};
        QVERIFY(holdsAnyForm(QStringLiteral("x%1y").arg(QString::fromUtf8(value)), values));
        QVERIFY(holdsAnyForm(QString::fromLatin1(value.toBase64()), values));
        QVERIFY(!holdsAnyForm(QStringLiteral("1"), values)); // too short
        QVERIFY(!holdsAnyForm(QStringLiteral("1"), {}));
    }

    void knowsOnlyWhatLives()
    {
        const QString text = QString::fromUtf8(value);
        {
            Secret first(value);
            const Secret copy = first;
            const Secret moved = std::move(first);
            first = Secret("something else");
            QCOMPARE(redacted(text), QStringLiteral("[redacted]"));
            QCOMPARE(redacted(QStringLiteral("something else")), QStringLiteral("[redacted]"));
        }
        QCOMPARE(redacted(text), text);
    }

    void knowsWhatWasAssigned()
    {
        Secret secret("a longer one than the other");
        const Secret other("the other");
        secret = other;
        QCOMPARE(redacted(QStringLiteral("a longer one than the other")),
                 QStringLiteral("a longer one than [redacted]"));
        secret = Secret();
        QCOMPARE(redacted(QStringLiteral("the other")), QStringLiteral("[redacted]"));
    }

    void looksForNothingShort()
    {
        const Secret secret("1");
        QCOMPARE(redacted(QStringLiteral("port 8081")), QStringLiteral("port 8081"));
    }
};

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
