// SPDX-License-Identifier: MIT
#include "core/catalog/sqliteconnection.h"

#include <QFile>
#include <QThread>

#include <sqlite3.h>

namespace tokenrack {

namespace {

constexpr int busyTimeoutMs = 5000;
constexpr int busyStepMs = 2;

//! SQLite's own way looks ever more rarely, in the end ten times a second. Who waits then finds the file taken each
//! time while many others come and go, and gives up in the end.
int waitForOthers(void *, int looks)
{
    if (looks >= busyTimeoutMs / busyStepMs) {
        return 0;
    }
    QThread::msleep(busyStepMs);
    return 1;
}

StoreErrorKind kindOf(int resultCode)
{
    switch (resultCode & 0xff) { // the higher bits tell variants of the same thing apart
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return StoreErrorKind::CannotOpen;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return StoreErrorKind::Busy;
    case SQLITE_READONLY:
        return StoreErrorKind::ReadOnly;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return StoreErrorKind::Damaged;
    case SQLITE_FULL:
        return StoreErrorKind::DiskFull;
    default:
        return StoreErrorKind::Other;
    }
}

//! SQLite would take 64 KiB, and give them back, for each statement that sets off a trigger. Has to come before
//! anything else of SQLite; where it does not, it does nothing.
void keepStatementJournalsSmall()
{
    static const int once = sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1);
    Q_UNUSED(once)
}

int bind(sqlite3_stmt *statement, int place, const SqliteValue &value)
{
    if (const auto *number = std::get_if<qint64>(&value)) {
        return sqlite3_bind_int64(statement, place, *number);
    }
    if (const auto *text = std::get_if<QString>(&value)) {
        const QByteArray utf8 = text->toUtf8();
        return sqlite3_bind_text64(statement, place, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT,
                                   SQLITE_UTF8);
    }
    if (const auto *bytes = std::get_if<QByteArray>(&value)) {
        return sqlite3_bind_blob64(statement, place, bytes->constData(), sqlite3_uint64(bytes->size()),
                                   SQLITE_TRANSIENT);
    }
    return sqlite3_bind_null(statement, place);
}

int bindAll(sqlite3_stmt *statement, const QList<SqliteValue> &values)
{
    if (values.size() != sqlite3_bind_parameter_count(statement)) {
        return SQLITE_RANGE; // a place that is left out would be NULL
    }
    int place = 0;
    for (const SqliteValue &value : values) {
        if (const int code = bind(statement, ++place, value); code != SQLITE_OK) {
            return code;
        }
    }
    return SQLITE_OK;
}

int flagsOf(SqliteConnection::Mode mode)
{
    switch (mode) {
    case SqliteConnection::Mode::ReadWrite:
        return SQLITE_OPEN_READWRITE;
    case SqliteConnection::Mode::ReadOnly:
        return SQLITE_OPEN_READONLY;
    case SqliteConnection::Mode::Create:
        break;
    }
    return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

} // namespace

void SqliteConnection::Close::operator()(sqlite3 *handle) const
{
    sqlite3_close(handle);
}

void SqliteConnection::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Result<std::unique_ptr<SqliteConnection>, StoreError> SqliteConnection::open(const QString &path, Mode mode)
{
    auto opened = std::unique_ptr<SqliteConnection>(new SqliteConnection(path));
    if (const auto connected = opened->connect(mode); !connected) {
        return connected.error();
    }
    return opened;
}

SqliteConnection::SqliteConnection(QString path)
    : m_path(std::move(path))
{ }

SqliteConnection::~SqliteConnection() = default;

Result<Done, StoreError> SqliteConnection::connect(Mode mode)
{
    keepStatementJournalsSmall();
    sqlite3 *handle = nullptr;
    const int code =
        sqlite3_open_v2(QFile::encodeName(m_path).constData(), &handle, flagsOf(mode) | SQLITE_OPEN_NOMUTEX, nullptr);
    m_handle.reset(handle); // there is one even after a failure, unless memory is short
    if (code != SQLITE_OK) {
        return StoreError{kindOf(code), m_path, QString::fromUtf8(sqlite3_errstr(code))};
    }
    sqlite3_busy_handler(handle, waitForOthers, nullptr);
    return Done();
}

bool SqliteConnection::hasMoved() const
{
    int moved = 0;
    sqlite3_file_control(m_handle.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

void SqliteConnection::leaveLogAtClose() const
{
    sqlite3_db_config(m_handle.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

Result<Done, StoreError> SqliteConnection::run(const QString &statement, const QList<SqliteValue> &values,
                                               const Take &take) const
{
    SqliteCursor cursor = rows(statement, values);
    while (const auto row = cursor.next()) {
        if (take) {
            take(*row);
        }
    }
    return cursor.result();
}

SqliteCursor SqliteConnection::rows(const QString &statement, const QList<SqliteValue> &values) const
{
    sqlite3_stmt *ready = prepared(statement);
    if (!ready) {
        return SqliteCursor(*this, errorOf(sqlite3_errcode(m_handle.get())));
    }
    if (beginsToWrite(ready) && hasMoved()) {
        return SqliteCursor(*this, StoreError{StoreErrorKind::Replaced, m_path, {}});
    }
    if (const int code = bindAll(ready, values); code != SQLITE_OK) {
        sqlite3_clear_bindings(ready);
        return SqliteCursor(*this, errorOf(code));
    }
    return SqliteCursor(*this, ready);
}

Result<QString, StoreError> SqliteConnection::text(const QString &statement) const
{
    std::optional<QString> first;
    const auto done = run(statement, {}, [&first](const SqliteRow &row) { first = first.value_or(row.text(0)); });
    if (!done) {
        return done.error();
    }
    return first.value_or(QString());
}

Result<Done, StoreError> SqliteConnection::transaction(const std::function<Result<Done, StoreError>()> &work) const
{
    // IMMEDIATE: who reads and then writes must not find in the middle that another process wrote first.
    return between(QStringLiteral("BEGIN IMMEDIATE"), work);
}

Result<Done, StoreError> SqliteConnection::snapshot(const std::function<Result<Done, StoreError>()> &work) const
{
    return between(QStringLiteral("BEGIN"), work);
}

Result<Done, StoreError> SqliteConnection::between(const QString &begin,
                                                   const std::function<Result<Done, StoreError>()> &work) const
{
    if (auto begun = run(begin); !begun) {
        return begun;
    }
    Result<Done, StoreError> done = work();
    if (done) {
        done = run(QStringLiteral("COMMIT"));
    }
    if (!done) {
        // Some errors, a full disk for one, have rolled back already; then this statement fails and nothing is lost.
        (void)run(QStringLiteral("ROLLBACK"));
    }
    return done;
}

bool SqliteConnection::beginsToWrite(sqlite3_stmt *statement) const
{
    return !sqlite3_stmt_readonly(statement) && sqlite3_get_autocommit(m_handle.get());
}

sqlite3_stmt *SqliteConnection::prepared(const QString &statement) const
{
    auto &known = m_statements[statement];
    if (!known) {
        const QByteArray utf8 = statement.toUtf8();
        sqlite3_stmt *made = nullptr;
        const char *rest = nullptr;
        sqlite3_prepare_v3(m_handle.get(), utf8.constData(), int(utf8.size()), SQLITE_PREPARE_PERSISTENT, &made, &rest);
        Q_ASSERT(!made || rest == utf8.constEnd()); // one statement at a time
        known.reset(made);
    }
    return known.get();
}

StoreError SqliteConnection::errorOf(int code) const
{
    const bool isOfHandle = code == sqlite3_errcode(m_handle.get());
    const char *text = isOfHandle ? sqlite3_errmsg(m_handle.get()) : sqlite3_errstr(code);
    return {.kind = kindOf(code), .path = m_path, .detail = QString::fromUtf8(text)};
}

} // namespace tokenrack
