// SPDX-License-Identifier: MIT
#pragma once

#include "core/secrets/secretstore.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <memory>

namespace QKeychain {
class Job;
}

namespace tokenrack {

enum class SecretServiceState;

//! The operating system's keychain: the only user of QtKeychain. Items belong to the service "tokenrack"; their labels
//! and attributes name neither address nor user, since those can be read while the keychain is locked.
//!
//! QtKeychain works on one job at a time in a process, and so does this: while the keychain asks the person to unlock
//! it, what was called after that waits. Nothing blocks meanwhile. Where the keychain stays locked, what
//! waited fails with it, so that one "no" is enough. A keychain that hangs, or a dialog of its that nobody answers,
//! holds up all that waits until stopWaiting().
class KeychainStore final : public QObject, public SecretStore
{
    Q_OBJECT

public:
    explicit KeychainStore(QObject *parent = nullptr);

    QString placeName() const override;
    void read(const QString &key, ReadCallback callback) override;
    void write(const QString &key, const Secret &value, WriteCallback callback) override;
    void remove(const QString &key, WriteCallback callback) override;
    void stopWaiting() override;

    //! From here on nothing is done for which the Secret Service would show a dialog: it fails as locked instead.
    //! KWallet cannot be asked beforehand and may still show one. Nobody being there, what takes longer than ten
    //! seconds fails as unanswered.
    void neverAskPerson() { m_neverAsks = true; }

private:
    using ErrorCallback = std::function<void(SecretError)>;

    //! One thing to do in the keychain, and what comes of it.
    struct Order
    {
        QString key;
        std::function<QKeychain::Job *()> makeJob;
        std::function<void(const QKeychain::Job &)> succeeded; //!< never for a removal
        ErrorCallback failed;
        bool isRemoval = false;
        bool isWrite = false;
        bool isRepeated = false;
    };

    void failLater(const ErrorCallback &failed, const SecretError &error);
    void take(const Order &order);
    void begin();
    void beginUnasked(SecretServiceState state);
    void run();
    void handleError(const SecretError &error);
    void handleError(const SecretError &error, SecretServiceState state);
    void repeat();
    void unlockAndRepeat();
    void fail(const SecretError &error);
    Order takeCurrent();

    QList<Order> m_orders; //!< the first one is under way
    std::unique_ptr<QObject> m_hearing; //!< for the answers to that one; gone when nobody wants to hear them any more
    QTimer m_limit; //!< for that one, where nobody is asked
    bool m_neverAsks = false;
};

} // namespace tokenrack
