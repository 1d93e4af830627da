// SPDX-License-Identifier: MIT
#pragma once

#include "core/secrets/secretstore.h"

#include <QObject>

namespace QKeychain {
class Job;
}

namespace tokenrack {

//! The operating system's keychain: the only user of QtKeychain. Items belong to the service "tokenrack"; their labels
//! and attributes name neither address nor user, since those can be read while the keychain is locked.
//!
//! QtKeychain works on one job at a time in a process: while the keychain asks the person to unlock it, whatever was
//! called after that waits. Nothing blocks meanwhile.
class KeychainStore final : public QObject, public SecretStore
{
    Q_OBJECT

public:
    explicit KeychainStore(QObject *parent = nullptr);

    QString placeName() const override;
    void read(const QString &key, ReadCallback callback) override;
    void write(const QString &key, const Secret &value, WriteCallback callback) override;
    void remove(const QString &key, WriteCallback callback) override;

private:
    using JobCallback = std::function<void(const QKeychain::Job &)>;
    using ErrorCallback = std::function<void(SecretError)>;

    bool refuseWithoutSession(const ErrorCallback &refused);
    void run(QKeychain::Job *job, const QString &key, JobCallback succeeded, ErrorCallback failed);
    void explain(const QKeychain::Job &job, ErrorCallback failed);
};

} // namespace tokenrack
