// SPDX-License-Identifier: MIT
#include "core/catalog/migrations.h"

#include <vector>

namespace tokenrack {

namespace {

using Statements = std::vector<const char *>;

// Version 1. "servers" and "tags" are the catalogue, which may once be shared: no state of a person stands in them. The
// other tables are such state. They do not reference "servers", since a log-in can be tested before its server is
// saved; the trigger takes them away with it.
const Statements baseTables = {
    "PRAGMA application_id = 1416319595", // databaseApplicationId
    "CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE servers ("
    " id TEXT PRIMARY KEY NOT NULL,"
    " name TEXT NOT NULL,"
    " provider TEXT NOT NULL,"
    " url TEXT NOT NULL,"
    " account TEXT NOT NULL,"
    " options TEXT NOT NULL," // compact JSON, or empty
    " notes TEXT NOT NULL,"
    " row_version INTEGER NOT NULL DEFAULT 1," // one more with each change
    " created_at INTEGER NOT NULL," // all times are milliseconds since 1970, UTC
    " changed_at INTEGER NOT NULL,"
    " removed_at INTEGER) STRICT, WITHOUT ROWID",
    "CREATE TABLE tags ("
    " server TEXT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,"
    " position INTEGER NOT NULL,"
    " tag TEXT NOT NULL,"
    " PRIMARY KEY (server, position)) STRICT, WITHOUT ROWID",
    "CREATE TABLE sessions ("
    " server TEXT PRIMARY KEY NOT NULL,"
    " source TEXT NOT NULL,"
    " expires_at INTEGER,"
    " refresh_expires_at INTEGER,"
    " issued_at INTEGER NOT NULL,"
    " clock_difference INTEGER,"
    " expiry_field TEXT NOT NULL,"
    " verified_at INTEGER,"
    " sealed_token BLOB NOT NULL,"
    " sealed_refresh_token BLOB NOT NULL,"
    " sealed_fields BLOB NOT NULL) STRICT",
    "CREATE TABLE attempts ("
    " server TEXT NOT NULL,"
    " account TEXT NOT NULL,"
    " refusals INTEGER NOT NULL,"
    " last_refusal INTEGER,"
    " locked_until INTEGER,"
    " secret_refused_at INTEGER,"
    " site_has_no_lock INTEGER NOT NULL,"
    " PRIMARY KEY (server, account)) STRICT, WITHOUT ROWID",
    "CREATE TABLE errors ("
    " server TEXT PRIMARY KEY NOT NULL,"
    " kind TEXT NOT NULL,"
    " server_text TEXT NOT NULL,"
    " server_code TEXT NOT NULL,"
    " http_status INTEGER NOT NULL,"
    " detail TEXT NOT NULL,"
    " retry_at INTEGER,"
    " target TEXT NOT NULL,"
    " at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TRIGGER server_forgotten AFTER DELETE ON servers BEGIN"
    " DELETE FROM sessions WHERE server = OLD.id;"
    " DELETE FROM attempts WHERE server = OLD.id;"
    " DELETE FROM errors WHERE server = OLD.id;"
    " END",
};

// Version 2.
const Statements activityTable = {
    "CREATE TABLE activity ("
    " id INTEGER PRIMARY KEY,"
    " server TEXT NOT NULL,"
    " at INTEGER NOT NULL,"
    " kind TEXT NOT NULL,"
    " detail TEXT NOT NULL) STRICT",
    "CREATE INDEX activity_of_server ON activity (server, id)",
    "CREATE TRIGGER activity_forgotten AFTER DELETE ON servers BEGIN"
    " DELETE FROM activity WHERE server = OLD.id;"
    " END",
};

// Version 3: what was wrong with the keychain.
const Statements errorOfKeychain = {
    "ALTER TABLE errors ADD COLUMN secret_error TEXT NOT NULL DEFAULT ''",
};

// Version 4: when a log-in was sent whose answer is not known yet. It stays when the program dies in between.
const Statements attemptsUnderWay = {
    "ALTER TABLE attempts ADD COLUMN sent_at INTEGER",
};

// Version 5: what changed last, for processes that share the profile. A change takes the place of an earlier one of the
// same server, and gets the next number. (Not by REPLACE: inside a trigger it obeys the statement that set it off.)
const Statements changesTable = {
    "CREATE TABLE changes ("
    " number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " what TEXT NOT NULL," // "server", or "state" for all that happens to one
    " server TEXT NOT NULL,"
    " UNIQUE (what, server)) STRICT",
    "CREATE TRIGGER server_added AFTER INSERT ON servers BEGIN"
    " DELETE FROM changes WHERE what = 'server' AND server = NEW.id;"
    " INSERT INTO changes (what, server) VALUES ('server', NEW.id); END",
    "CREATE TRIGGER server_changed AFTER UPDATE ON servers BEGIN"
    " DELETE FROM changes WHERE what = 'server' AND server = NEW.id;"
    " INSERT INTO changes (what, server) VALUES ('server', NEW.id); END",
    "CREATE TRIGGER server_deleted AFTER DELETE ON servers BEGIN"
    " DELETE FROM changes WHERE what = 'server' AND server = OLD.id;"
    " INSERT INTO changes (what, server) VALUES ('server', OLD.id); END",
    "CREATE TRIGGER session_added AFTER INSERT ON sessions BEGIN"
    " DELETE FROM changes WHERE what = 'state' AND server = NEW.server;"
    " INSERT INTO changes (what, server) VALUES ('state', NEW.server); END",
    "CREATE TRIGGER session_changed AFTER UPDATE ON sessions BEGIN"
    " DELETE FROM changes WHERE what = 'state' AND server = NEW.server;"
    " INSERT INTO changes (what, server) VALUES ('state', NEW.server); END",
    "CREATE TRIGGER session_removed AFTER DELETE ON sessions BEGIN"
    " DELETE FROM changes WHERE what = 'state' AND server = OLD.server;"
    " INSERT INTO changes (what, server) VALUES ('state', OLD.server); END",
    "CREATE TRIGGER attempts_added AFTER INSERT ON attempts BEGIN"
    " DELETE FROM changes WHERE what = 'state' AND server = NEW.server;"
    " INSERT INTO changes (what, server) VALUES ('state', NEW.server); END",
    "CREATE TRIGGER attempts_changed AFTER UPDATE ON attempts BEGIN"
    " DELETE FROM changes WHERE what = 'state' AND server = NEW.server;"
    " INSERT INTO changes (what, server) VALUES ('state', NEW.server); END",
    "CREATE TRIGGER error_added AFTER INSERT ON errors BEGIN"
    " DELETE FROM changes WHERE what = 'state' AND server = NEW.server;"
    " INSERT INTO changes (what, server) VALUES ('state', NEW.server); END",
    "CREATE TRIGGER error_removed AFTER DELETE ON errors BEGIN"
    " DELETE FROM changes WHERE what = 'state' AND server = OLD.server;"
    " INSERT INTO changes (what, server) VALUES ('state', OLD.server); END",
    "CREATE TRIGGER activity_added AFTER INSERT ON activity BEGIN"
    " DELETE FROM changes WHERE what = 'state' AND server = NEW.server;"
    " INSERT INTO changes (what, server) VALUES ('state', NEW.server); END",
};

// Version 6: servers that are gone, but whose secret may still be in the keychain.
const Statements leftoversTable = {
    "CREATE TABLE leftovers (server TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TRIGGER leftover_remembered AFTER DELETE ON servers BEGIN"
    " INSERT OR IGNORE INTO leftovers (server) VALUES (OLD.id); END",
};

// Version 7: keyed hashes of the secrets that a server refused.
const Statements refusedSecrets = {
    "CREATE TABLE refused_secrets ("
    " server TEXT NOT NULL,"
    " account TEXT NOT NULL,"
    " hash BLOB NOT NULL,"
    " at INTEGER NOT NULL,"
    " PRIMARY KEY (server, account, hash)) STRICT, WITHOUT ROWID",
    "CREATE TRIGGER refusals_forgotten AFTER DELETE ON servers BEGIN"
    " DELETE FROM refused_secrets WHERE server = OLD.id;"
    " END",
};

//! What leads from one version to the next, the first from an empty file to version 1. A step that was released never
//! changes.
const std::vector<Statements> &steps()
{
    static const std::vector<Statements> all = {baseTables,   activityTable,  errorOfKeychain, attemptsUnderWay,
                                                changesTable, leftoversTable, refusedSecrets};
    return all;
}

Result<int, StoreError> number(const SqliteConnection &connection, const QString &pragma)
{
    const auto text = connection.text(pragma);
    if (!text) {
        return text.error();
    }
    return text->toInt();
}

Result<Done, StoreError> takeStep(const SqliteConnection &connection, int from)
{
    for (const char *statement : steps().at(std::size_t(from))) {
        if (auto done = connection.run(QLatin1String(statement)); !done) {
            return done;
        }
    }
    return connection.run(QStringLiteral("PRAGMA user_version = %1").arg(from + 1));
}

} // namespace

int schemaVersion()
{
    return int(steps().size());
}

Result<Done, StoreError> migrate(const SqliteConnection &connection)
{
    for (int from = 0; from < schemaVersion(); ++from) {
        const auto step = [&connection, from]() -> Result<Done, StoreError> {
            const auto version = number(connection, QStringLiteral("PRAGMA user_version"));
            if (!version) {
                return version.error();
            }
            return *version == from ? takeStep(connection, from) : Done();
        };
        if (auto done = connection.transaction(step); !done) {
            return done;
        }
    }
    return Done();
}

Result<int, StoreError> readSchemaVersion(const SqliteConnection &connection)
{
    const auto application = number(connection, QStringLiteral("PRAGMA application_id"));
    if (!application) {
        return application.error();
    }
    const auto version = number(connection, QStringLiteral("PRAGMA user_version"));
    if (!version) {
        return version.error();
    }
    if (*application != databaseApplicationId || *version < 1) {
        return StoreError{StoreErrorKind::Damaged, connection.path(), QStringLiteral("not a database of Tokenrack")};
    }
    if (*version > schemaVersion()) {
        return StoreError{
            StoreErrorKind::NewerVersion, connection.path(),
            QStringLiteral("schema version %1, this program knows %2").arg(*version).arg(schemaVersion())};
    }
    return *version;
}

} // namespace tokenrack
