// SPDX-License-Identifier: MIT
#pragma once

#include "core/secrets/secretstore.h"

#include <QObject>

namespace tokenrack {

//! The operating system's keychain: the only user of QtKeychain. Items belong to the service "tokenrack"; their labels and
//! attributes name neither address nor user, since those can be read while the keychain is locked.
class KeychainStore final : public QObject, public SecretStore
{
    Q_OBJECT

public:
    explicit KeychainStore(QObject *parent = nullptr);

    QString placeName() const override;
    void read(const QString &key, ReadCallback callback) override;
    void write(const QString &key, const Secret &value, WriteCallback callback) override;
    void remove(const QString &key, WriteCallback callback) override;
};

} // namespace tokenrack
