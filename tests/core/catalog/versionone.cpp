// SPDX-License-Identifier: MIT
#include "tests/core/catalog/versionone.h"

#include <QDir>
#include <QFileInfo>

namespace tokenrack {

namespace {

//! The statements of a file as the first version made it, written down by hand: they must not follow the code.
const char *const versionOne[] = {
    "PRAGMA application_id = 1416319595",
    "CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE servers (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, provider TEXT NOT NULL, url TEXT NOT NULL,"
    " account TEXT NOT NULL, options TEXT NOT NULL, notes TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1,"
    " created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, removed_at INTEGER) STRICT, WITHOUT ROWID",
    "CREATE TABLE tags (server TEXT NOT NULL REFERENCES servers (id) ON DELETE CASCADE, position INTEGER NOT NULL,"
    " tag TEXT NOT NULL, PRIMARY KEY (server, position)) STRICT, WITHOUT ROWID",
    "CREATE TABLE sessions (server TEXT PRIMARY KEY NOT NULL, source TEXT NOT NULL, expires_at INTEGER,"
    " refresh_expires_at INTEGER, issued_at INTEGER NOT NULL, clock_difference INTEGER, expiry_field TEXT NOT NULL,"
    " verified_at INTEGER, sealed_token BLOB NOT NULL, sealed_refresh_token BLOB NOT NULL, sealed_fields BLOB NOT NULL)"
    " STRICT",
    "CREATE TABLE attempts (server TEXT NOT NULL, account TEXT NOT NULL, refusals INTEGER NOT NULL, last_refusal "
    "INTEGER,"
    " locked_until INTEGER, secret_refused_at INTEGER, site_has_no_lock INTEGER NOT NULL, PRIMARY KEY (server, "
    "account))"
    " STRICT, WITHOUT ROWID",
    "CREATE TABLE errors (server TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, server_text TEXT NOT NULL,"
    " server_code TEXT NOT NULL, http_status INTEGER NOT NULL, detail TEXT NOT NULL, retry_at INTEGER,"
    " target TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TRIGGER server_forgotten AFTER DELETE ON servers BEGIN DELETE FROM sessions WHERE server = OLD.id;"
    " DELETE FROM attempts WHERE server = OLD.id; DELETE FROM errors WHERE server = OLD.id; END",
    "INSERT INTO meta VALUES ('id', '5b6c2f0e-93c5-4a8e-9b0f-3f6f0c1d2e3f')",
    "INSERT INTO servers VALUES ('0f1e2d3c-4b5a-4978-8a9b-acbdcedfe0f1', 'Old server', 'biotime', 'http://old:8081',"
    " 'admin', '{\"token_kind\":\"jwt\"}', '', 3, 1, 2, NULL)",
    "INSERT INTO tags VALUES ('0f1e2d3c-4b5a-4978-8a9b-acbdcedfe0f1', 0, 'old')",
    "PRAGMA user_version = 1",
};

} // namespace

Result<Done, StoreError> makeVersionOne(const QString &path, const QStringList &more)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    const auto connection = SqliteConnection::open(path, SqliteConnection::Mode::Create);
    if (!connection) {
        return connection.error();
    }
    for (const char *statement : versionOne) {
        if (auto done = (*connection)->run(QString::fromUtf8(statement)); !done) {
            return done;
        }
    }
    for (const QString &statement : more) {
        if (auto done = (*connection)->run(statement); !done) {
            return done;
        }
    }
    return Done();
}

} // namespace tokenrack
