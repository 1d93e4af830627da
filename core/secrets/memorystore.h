// SPDX-License-Identifier: MIT
#pragma once

#include "core/secrets/secretstore.h"

#include <QMap>
#include <QObject>

namespace tokenrack {

//! Keeps secrets in memory until the program ends.
class MemoryStore final : public QObject, public SecretStore
{
    Q_OBJECT

public:
    explicit MemoryStore(QObject *parent = nullptr);

    QString placeName() const override;
    void read(const QString &key, ReadCallback callback) override;
    void write(const QString &key, const Secret &value, WriteCallback callback) override;
    void remove(const QString &key, WriteCallback callback) override;

    bool contains(const QString &key) const { return m_items.contains(key); }
    //! Empty when there is none.
    Secret value(const QString &key) const { return m_items.value(key); }
    //! The same as remove() for one who does not wait.
    void drop(const QString &key) { m_items.remove(key); }
    void clear() { m_items.clear(); }

private:
    QMap<QString, Secret> m_items;
};

} // namespace tokenrack
