// SPDX-License-Identifier: MIT
#include "tests/support/flowtest.h"

#include <QFileInfo>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack {

namespace {

QString scriptPath(const QString &provider, const char *script)
{
    return QStringLiteral(TEST_DATA_DIR "/%1/%2.flow").arg(provider, QLatin1String(script));
}

QByteArray rowName(const FailureCase &failure)
{
    return QByteArray(failure.script) + ", step " + QByteArray::number(failure.step) + ": "
        + QByteArray::number(failure.status) + ' ' + QByteArray(failure.body).left(60);
}

void addFailureRow(const QString &provider, const FailureCase &failure)
{
    QTest::newRow(rowName(failure).constData())
        << scriptPath(provider, failure.script) << failure.step << reply(failure.status, failure.body)
        << QString::fromLatin1(failure.outcome);
}

} // namespace

void addScriptRows(const QString &provider)
{
    QTest::addColumn<QString>("path");
    const QStringList paths = scriptsOf(provider);
    QVERIFY(!paths.isEmpty());
    for (const QString &path : paths) {
        QTest::newRow(qPrintable(QFileInfo(path).baseName())) << path;
    }
}

void compareWithScript(const Provider &provider)
{
    QFETCH(const QString, path);
    const FlowScript script = FlowScript::read(path);
    const QStringList played = play(script, provider);
    QCOMPARE(played, script.transcript);
}

void addFailureRows(const QString &provider, const QList<FailureCase> &cases)
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("step");
    QTest::addColumn<HttpResponse>("response");
    QTest::addColumn<QString>("outcome");
    for (const FailureCase &failure : cases) {
        addFailureRow(provider, failure);
    }
}

void compareFailure(const Provider &provider)
{
    QFETCH(const QString, path);
    QFETCH(const int, step);
    QFETCH(const HttpResponse, response);
    QFETCH(const QString, outcome);
    const Step result = playThenReply(FlowScript::read(path), provider, step, response);
    QCOMPARE(outcomeName(result), outcome);
    if (const auto *error = std::get_if<AuthError>(&result)) {
        QCOMPARE(error->httpStatus, response.status);
    }
}

void compareTruncations(const Provider &provider)
{
    QFETCH(const QString, path);
    const FlowScript script = FlowScript::read(path);
    const auto *whole = std::get_if<HttpResponse>(&script.inputs.last());
    QVERIFY(whole);
    for (qsizetype length = 0; length < whole->body.size(); ++length) {
        HttpResponse cut = *whole;
        cut.body.truncate(length);
        const Step result = playThenReply(script, provider, int(script.inputs.size()) - 1, cut);
        QCOMPARE(outcomeName(result), cut.status >= 500 ? u"server_fault"_s : u"unexpected_reply"_s);
    }
}

} // namespace tokenrack
