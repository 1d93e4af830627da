// SPDX-License-Identifier: MIT
#include "core/secrets/memorystore.h"

#include <utility>

namespace tokenrack {

MemoryStore::MemoryStore(QObject *parent)
    : QObject(parent)
{ }

QString MemoryStore::placeName() const
{
    return tr("Memory, until you quit");
}

void MemoryStore::read(const QString &key, ReadCallback callback)
{
    const auto found = m_items.constFind(key);
    Result<Secret, SecretError> result = found != m_items.cend()
        ? Result<Secret, SecretError>(*found)
        : Result<Secret, SecretError>(SecretError{.kind = SecretErrorKind::NotFound});
    QMetaObject::invokeMethod(
        this, [callback = std::move(callback), result = std::move(result)] { callback(result); }, Qt::QueuedConnection);
}

void MemoryStore::write(const QString &key, const Secret &value, WriteCallback callback)
{
    m_items.insert(key, value);
    QMetaObject::invokeMethod(this, [callback = std::move(callback)] { callback(Done()); }, Qt::QueuedConnection);
}

void MemoryStore::remove(const QString &key, WriteCallback callback)
{
    m_items.remove(key);
    QMetaObject::invokeMethod(this, [callback = std::move(callback)] { callback(Done()); }, Qt::QueuedConnection);
}

} // namespace tokenrack
