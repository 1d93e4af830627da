// SPDX-License-Identifier: MIT
#pragma once

#include "core/secrets/secretstore.h"

#include <QList>

namespace tokenrack {

//! A keychain that follows a script: each call must be the one that was announced, and is answered when the test says
//! so.
class ScriptedStore final : public SecretStore
{
public:
    struct Call
    {
        QString what; //!< "read", "write" or "remove", and the key
        Secret value; //!< of a write
        ReadCallback onRead; //!< one of the two
        WriteCallback onWrite;
    };

    ~ScriptedStore() override;

    //! Announces the next call, for example "read tokenrack/vault/…". What was not announced fails the test.
    void expect(const QString &what) { m_expected.append(what); }
    //! The value that the oldest open call wants to write.
    Secret writtenValue() const;
    //! Answers the oldest open call.
    void answerRead(const Result<Secret, SecretError> &result);
    void answerWrite(const Result<Done, SecretError> &result);
    //! True when all announced calls came and all calls were answered.
    bool isDone() const { return m_expected.isEmpty() && m_open.isEmpty(); }
    qsizetype openCalls() const { return m_open.size(); }

    QString placeName() const override { return QStringLiteral("Scripted"); }
    void read(const QString &key, ReadCallback callback) override;
    void write(const QString &key, const Secret &value, WriteCallback callback) override;
    void remove(const QString &key, WriteCallback callback) override;
    void stopWaiting() override;

private:
    void take(Call call);

    QList<QString> m_expected;
    QList<Call> m_open;
};

} // namespace tokenrack
