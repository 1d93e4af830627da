// SPDX-License-Identifier: MIT
#pragma once

#include "core/secrets/secretstore.h"

#include <QObject>

namespace tokenrack {

//! A keychain that several test processes share: one file for each item in a folder. It is no safe place for a secret.
class FileKeychain final : public QObject, public SecretStore
{
public:
    explicit FileKeychain(const QString &folder);

    QString placeName() const override { return QStringLiteral("Files"); }
    void read(const QString &key, ReadCallback callback) override;
    void write(const QString &key, const Secret &value, WriteCallback callback) override;
    void remove(const QString &key, WriteCallback callback) override;

private:
    QString fileOf(const QString &key) const;

    QString m_folder;
};

} // namespace tokenrack
