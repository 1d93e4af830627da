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
    using ErrorCallback = std::function<void(SecretError)>;

    //! One thing to do in the keychain, and what comes of it.
    struct Order
    {
        QString key;
        std::function<QKeychain::Job *()> makeJob;
        std::function<void(const QKeychain::Job &)> succeeded;
        ErrorCallback failed;
    };
    enum class Attempt { First, Second };

    void run(const Order &order, Attempt attempt = Attempt::First);
    void handleError(const Order &order, const SecretError &error, Attempt attempt);
    void confirmRemoval(const WriteCallback &callback);
    void failLater(const ErrorCallback &failed, const SecretError &error);
};

} // namespace tokenrack
