// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/sqlitecatalogstore.h"

#include <QFile>
#include <QTest>

namespace tokenrack {

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArrayLiteral("(not readable)");
}

inline void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
    QCOMPARE(file.write(content), content.size());
}

inline Server namedServer(const QString &name)
{
    return {.id = QUuid::createUuid(), .name = name};
}

inline void addServers(Database &database, int howMany)
{
    QList<Server> servers;
    for (int number = 0; number < howMany; ++number) {
        servers.append(namedServer(QStringLiteral("Server %1").arg(number)));
    }
    QVERIFY(SqliteCatalogStore(database).save(servers));
}

inline qsizetype serversIn(Database &database)
{
    const auto servers = SqliteCatalogStore(database).load();
    return servers ? servers->size() : -1;
}

//! Bytes without any order, the same ones each time.
inline QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, '\0');
    unsigned state = 1;
    for (char &byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = char(state >> 24);
    }
    return bytes;
}

} // namespace tokenrack
