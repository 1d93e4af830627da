// SPDX-License-Identifier: MIT
#include "scriptedstore.h"

#include <QTest>

#include <utility>

namespace tokenrack {

ScriptedStore::~ScriptedStore()
{
    if (!isDone()) {
        QTest::qFail("the keychain's script was not followed to its end", __FILE__, __LINE__);
    }
}

Secret ScriptedStore::writtenValue() const
{
    return m_open.isEmpty() ? Secret() : m_open.constFirst().value;
}

void ScriptedStore::answerRead(const Result<Secret, SecretError> &result)
{
    if (m_open.isEmpty() || !m_open.constFirst().onRead) {
        QTest::qFail("no read is under way", __FILE__, __LINE__);
        return;
    }
    m_open.takeFirst().onRead(result);
}

void ScriptedStore::answerWrite(const Result<Done, SecretError> &result)
{
    if (m_open.isEmpty() || !m_open.constFirst().onWrite) {
        QTest::qFail("no write is under way", __FILE__, __LINE__);
        return;
    }
    m_open.takeFirst().onWrite(result);
}

void ScriptedStore::read(const QString &key, ReadCallback callback)
{
    take({.what = QLatin1String("read ") + key, .value = {}, .onRead = std::move(callback), .onWrite = {}});
}

void ScriptedStore::write(const QString &key, const Secret &value, WriteCallback callback)
{
    take({.what = QLatin1String("write ") + key, .value = value, .onRead = {}, .onWrite = std::move(callback)});
}

void ScriptedStore::remove(const QString &key, WriteCallback callback)
{
    take({.what = QLatin1String("remove ") + key, .value = {}, .onRead = {}, .onWrite = std::move(callback)});
}

//! As a real one does: all that is open fails.
void ScriptedStore::stopWaiting()
{
    const SecretError noAnswer{.kind = SecretErrorKind::NoAnswer, .detail = {}};
    const QList<Call> open = std::exchange(m_open, {});
    for (const Call &call : open) {
        call.onRead ? call.onRead(noAnswer) : call.onWrite(noAnswer);
    }
}

void ScriptedStore::take(Call call)
{
    if (m_expected.isEmpty() || m_expected.constFirst() != call.what) {
        const QString message = QStringLiteral("the keychain did not expect: ") + call.what;
        QTest::qFail(qPrintable(message), __FILE__, __LINE__);
        return;
    }
    m_expected.removeFirst();
    m_open.append(std::move(call));
}

} // namespace tokenrack
