// SPDX-License-Identifier: MIT
#include "tests/bench/plainimport.h"

#include "app/profile.h"
#include "core/catalog/database.h"
#include "tests/bench/pairs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlQuery>

#include <utility>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

//! Without triggers: what they write is written here row by row.
bool dropTriggers(const Database &database)
{
    QSqlQuery names = database.query();
    if (!names.exec(u"SELECT name FROM sqlite_master WHERE type = 'trigger'"_s)) {
        return false;
    }
    QStringList triggers;
    while (names.next()) {
        triggers.append(names.value(0).toString());
    }
    names.finish();
    for (const QString &trigger : std::as_const(triggers)) {
        if (!database.query().exec(u"DROP TRIGGER "_s + trigger)) {
            return false;
        }
    }
    return true;
}

bool insertRows(const Database &database, const QJsonArray &servers)
{
    QSqlQuery row = database.query();
    QSqlQuery tag = database.query();
    QSqlQuery change = database.query();
    row.prepare(u"INSERT INTO servers (id, name, provider, url, account, options, notes, created_at, changed_at)"
                " VALUES (?, ?, ?, ?, ?, ?, '', 0, 0)"_s);
    tag.prepare(u"INSERT INTO tags (server, position, tag) VALUES (?, ?, ?)"_s);
    change.prepare(u"INSERT INTO changes (what, server) VALUES ('server', ?)"_s);
    bool isGood = true;
    for (const QJsonValue &value : servers) {
        const QJsonObject server = value.toObject();
        for (const auto key : {"id"_L1, "name"_L1, "provider"_L1, "url"_L1, "account"_L1}) {
            row.addBindValue(server.value(key).toString());
        }
        const QJsonDocument options(server.value("options"_L1).toObject());
        row.addBindValue(QString::fromUtf8(options.toJson(QJsonDocument::Compact)));
        isGood = isGood && row.exec();
        int position = 0;
        for (const QJsonValue &text : server.value("tags"_L1).toArray()) {
            tag.addBindValue(server.value("id"_L1).toString());
            tag.addBindValue(position++);
            tag.addBindValue(text.toString());
            isGood = isGood && tag.exec();
        }
        change.addBindValue(server.value("id"_L1).toString());
        isGood = isGood && change.exec();
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
        QSqlQuery query = (*database)->query();
        isDone = query.exec(u"BEGIN IMMEDIATE"_s) && insertRows(**database, servers) && query.exec(u"COMMIT"_s);
    });
    return isDone ? std::optional(ms) : std::nullopt;
}

} // namespace tokenrack::bench
