// SPDX-License-Identifier: MIT
#include "core/catalog/recognition.h"

#include <QMultiHash>
#include <QSet>

#include <utility>

namespace tokenrack {

namespace {

//! What people tell servers apart by.
QStringList marksOf(const Server &server)
{
    return {server.name, server.provider, server.url.toString(QUrl::FullyEncoded), server.account};
}

} // namespace

QList<Server> recognised(const QList<Server> &present, QList<Server> entries)
{
    QSet<QUuid> named;
    for (const Server &entry : std::as_const(entries)) {
        named.insert(entry.id);
    }
    if (!named.contains(QUuid())) {
        return entries;
    }
    QMultiHash<QStringList, QUuid> known;
    for (const Server &server : present) {
        if (!named.contains(server.id)) {
            known.insert(marksOf(server), server.id);
        }
    }
    for (Server &entry : entries) {
        if (entry.id.isNull()) {
            const QUuid found = known.take(marksOf(entry));
            entry.id = found.isNull() ? QUuid::createUuid() : found;
        }
    }
    return entries;
}

} // namespace tokenrack
