// SPDX-License-Identifier: MIT
#include "core/catalog/recognition.h"

#include <QMultiHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace tokenrack {

namespace {

//! What people tell servers apart by.
QStringList marksOf(const Server &server)
{
    return {server.name, server.provider, server.url.toText(), server.account};
}

} // namespace

QList<Server> recognised(const QList<Server> &present, QList<Server> entries)
{
    if (std::none_of(entries.cbegin(), entries.cend(), [](const Server &entry) { return entry.id.isNull(); })) {
        return entries;
    }
    QSet<QUuid> named;
    for (const Server &entry : std::as_const(entries)) {
        named.insert(entry.id);
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
