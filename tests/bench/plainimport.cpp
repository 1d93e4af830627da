// SPDX-License-Identifier: MIT
#include "tests/bench/plainimport.h"

#include "app/profile.h"
#include "core/catalog/database.h"
#include "tests/bench/pairs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

//! Without triggers: what they write is written here row by row.
bool dropTriggers(const Database &database)
{
    QStringList triggers;
    const auto read = database.run(u"SELECT name FROM sqlite_master WHERE type = 'trigger'"_s, {},
                                   [&triggers](const SqliteRow &row) { triggers.append(row.text(0)); });
    return read && std::all_of(triggers.cbegin(), triggers.cend(), [&database](const QString &trigger) {
               return database.run(u"DROP TRIGGER "_s + trigger).hasValue();
           });
}

bool insertRows(const Database &database, const QJsonArray &servers)
{
    bool isGood = true;
    for (const QJsonValue &value : servers) {
        const QJsonObject server = value.toObject();
        const QString id = server.value("id"_L1).toString();
        const QJsonDocument options(server.value("options"_L1).toObject());
        isGood = isGood
            && database.run(
                u"INSERT INTO servers (id, name, provider, url, account, options, notes, created_at, changed_at)"
                " VALUES (?, ?, ?, ?, ?, ?, '', 0, 0)"_s,
                {id, server.value("name"_L1).toString(), server.value("provider"_L1).toString(),
                 server.value("url"_L1).toString(), server.value("account"_L1).toString(),
                 QString::fromUtf8(options.toJson(QJsonDocument::Compact))});
        int position = 0;
        for (const QJsonValue &text : server.value("tags"_L1).toArray()) {
            isGood = isGood
                && database.run(u"INSERT INTO tags (server, position, tag) VALUES (?, ?, ?)"_s,
                                {id, position++, text.toString()});
        }
        isGood = isGood && database.run(u"INSERT INTO changes (what, server) VALUES ('server', ?)"_s, {id});
    }
    return isGood;
}

} // namespace

std::optional<double> plainImportMs(const QByteArray &json, const QString &folder)
{
    const SystemClock clock;
    const auto database = Database::open(Profile::in(folder).database, clock);
    if (!database || !dropTriggers(**database)) {
        return std::nullopt;
    }
    bool isDone = false;
    const double ms = wallMs([&] {
        const QJsonArray servers = QJsonDocument::fromJson(json).object().value("servers"_L1).toArray();
        isDone =
            (*database)->run(u"BEGIN IMMEDIATE"_s) && insertRows(**database, servers) && (*database)->run(u"COMMIT"_s);
    });
    return isDone ? std::optional(ms) : std::nullopt;
}

} // namespace tokenrack::bench
