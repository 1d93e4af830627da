// SPDX-License-Identifier: MIT
#include "core/http/networktransport.h"
#include "core/session/words.h"
#include "tests/core/session/sessionsfixture.h"
#include "tests/support/misbehavingserver.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QTest>

using namespace tokenrack;

namespace {

const QByteArray password = "correct/horse 42";

QByteArray asUrl(const QByteArray &text)
{
    QUrl url;
    url.setPath(QString::fromUtf8('/' + text));
    return url.path(QUrl::FullyEncoded).mid(1).toLatin1();
}

QByteArray asForm(const QByteArray &text, const QByteArray &bare = {})
{
    return text.toPercentEncoding(" " + bare).replace(' ', '+');
}

QByteArray asMd5(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

//! A refusal that says \a text, as each of the systems writes it.
QByteArray refusal(const QString &provider, const QByteArray &text)
{
    if (provider == QLatin1String("biotime")) {
        return MisbehavingServer::reply("400 Bad Request", "{\"non_field_errors\":[\"" + text + "\"]}");
    }
    return provider == QLatin1String("xswitch")
        ? MisbehavingServer::reply("401 Unauthorized", "{\"code\":401,\"text\":\"" + text + "\"}")
        : MisbehavingServer::reply("200 OK", "{\"Result\":103,\"Message\":\"" + text + "\"}");
}

QByteArray coded(const QString &provider, const QByteArray &code)
{
    const QByteArray name = provider == QLatin1String("xswitch") ? "code" : "Result";
    return MisbehavingServer::reply("401 Unauthorized", "{\"" + name + "\":\"" + code + "\"}");
}

QByteArray redirect(const QByteArray &target)
{
    return MisbehavingServer::reply("302 Found", {}, {"Location: /log-in/" + target + "/x"});
}

QByteArray page(const QByteArray &text)
{
    return MisbehavingServer::reply("200 OK", "<html>" + text + "</html>");
}

QByteArray bytesOfAllFiles(const QString &folder)
{
    QByteArray bytes;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly)) {
            bytes += file.readAll();
        }
    }
    return bytes;
}

} // namespace

//! A server that says what it was given: neither what is told of it nor what is kept repeats it.
class TestEchoes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysUntold_data();
    void staysUntold();
    void masksFieldsThatRepeat();
};

void TestEchoes::staysUntold_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("echo");
    const QList<std::pair<const char *, QByteArray>> forms{
        {"plain", password},        {"percent", password.toPercentEncoding()},
        {"form", asForm(password)}, {"form with a slash", asForm(password, "/")},
        {"URL", asUrl(password)},   {"Base64", password.toBase64()},
        {"MD5", asMd5(password)}};
    for (const QString &provider :
         {QStringLiteral("biotime"), QStringLiteral("assetscontrols"), QStringLiteral("xswitch")}) {
        for (const auto &[name, echo] : forms) {
            if (qstrcmp(name, "MD5") == 0 && provider != QLatin1String("assetscontrols")) {
                continue; // the others are not given it
            }
            const auto row = [&, name = name, echo = echo](const char *place, const QByteArray &reply) {
                QTest::addRow("%s: %s in the %s", qPrintable(provider), name, place) << provider << reply << echo;
            };
            row("text", refusal(provider, "no: " + echo));
            row("text, across its cut", refusal(provider, QByteArray(290, 'x') + ' ' + echo));
            row("text, cut after many spaces", refusal(provider, QByteArray(1190, ' ') + echo));
            if (provider != QLatin1String("biotime")) { // whose log-in has none
                row("code", coded(provider, echo));
                row("code, across its cut", coded(provider, QByteArray(290, 'x') + echo));
            }
            if (provider != QLatin1String("assetscontrols")) {
                continue; // what does not depend on the system is tried with the one that is given most
            }
            row("redirect", redirect(echo));
            row("redirect, across its cut", redirect(QByteArray(260, 'x') + '/' + echo));
            row("page", page("no: " + echo));
            row("page, across its cut", page(QByteArray(105, 'x') + ' ' + echo));
        }
    }
}

void TestEchoes::staysUntold()
{
    QFETCH(const QString, provider);
    QFETCH(const QByteArray, reply);
    QFETCH(const QByteArray, echo);
    MisbehavingServer echoing;
    echoing.answerAndClose(reply);
    const SystemClock clock;
    NetworkTransport transport(clock);
    SessionsFixture fixture(&transport);
    const Server server = fixture.addServer(provider, echoing.url({}).toString());
    fixture.storePassword(server, QString::fromUtf8(password));

    fixture.sessions().logIn(server.id);
    QVERIFY(fixture.waitIdle(server));
    const Boxed<AuthError> shown = fixture.sessions().state(server.id).lastError;
    QVERIFY(shown);
    fixture.restart(); // which brings all that is to be kept to disk
    const Boxed<AuthError> kept = fixture.sessions().state(server.id).lastError;
    QVERIFY(kept);
    QVERIFY(!echoing.requests().isEmpty());

    QString told;
    for (const AuthError &error : {*shown, *kept}) {
        const QStringList texts{error.serverText, error.serverCode, error.detail, error.target,
                                errorWords(error, provider).text()};
        told += texts.join(QLatin1Char('\n'));
    }
    const QByteArray onDisk = bytesOfAllFiles(fixture.files.folder.path());
    QVERIFY(onDisk.contains(nameOf(kept->kind).toUtf8())); // it is there that the error would be found
    for (const QByteArray &trace : {password.left(7), echo.left(7)}) {
        QVERIFY2(!told.contains(QString::fromUtf8(trace)), qPrintable(told));
        QVERIFY(!onDisk.contains(trace));
    }
}

void TestEchoes::masksFieldsThatRepeat()
{
    MisbehavingServer echoing;
    echoing.answerAndClose(
        MisbehavingServer::reply("200 OK",
                                 R"({"Result":200,"FObject":[{"FTokenID":"tok/1234","FLink":"/?t=tok%2F1234","FSum":")"
                                     + asMd5(password) + R"(","FSaid":"it was )" + asForm(password) + R"(","FCoded":")"
                                     + ("me:" + password).toBase64() + R"(","FAgent":"Ann"}]})"));
    const SystemClock clock;
    NetworkTransport transport(clock);
    SessionsFixture fixture(&transport);
    const Server server = fixture.addServer(QStringLiteral("assetscontrols"), echoing.url({}).toString());
    fixture.storePassword(server, QString::fromUtf8(password));
    fixture.sessions().logIn(server.id);
    QVERIFY(fixture.waitIdle(server));

    QStringList masked;
    QStringList open;
    fixture.sessions().heldSession(server.id, [&](const Result<Session, AuthError> &session) {
        for (const ReplyField &field : session ? session->fields : QList<ReplyField>()) {
            (field.secret ? masked : open).append(field.name.section(QLatin1Char('.'), -1));
        }
    });
    QTRY_COMPARE(masked.join(QLatin1Char(' ')), QStringLiteral("FCoded FLink FSaid FSum FTokenID"));
    QCOMPARE(open.join(QLatin1Char(' ')), QStringLiteral("FAgent Result"));
}

QTEST_GUILESS_MAIN(TestEchoes)
#include "tst_echoes.moc"
