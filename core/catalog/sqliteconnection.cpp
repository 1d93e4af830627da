// SPDX-License-Identifier: MIT
#include "core/catalog/sqliteconnection.h"

#include <QSqlDriver>
#include <QSqlError>

#include <atomic>

namespace tokenrack {

namespace {

//! SQLite's primary result codes (https://www.sqlite.org/rescode.html) that have a meaning of their own here.
enum ResultCode {
    Perm = 3,
    BusyFile = 5,
    Locked = 6,
    ReadOnlyFile = 8,
    Corrupt = 11,
    Full = 13,
    CantOpen = 14,
    NotADb = 26
};

StoreErrorKind kindOf(int resultCode)
{
    switch (resultCode & 0xff) { // the higher bits tell variants of the same thing apart
    case Perm:
    case CantOpen:
        return StoreErrorKind::CannotOpen;
    case BusyFile:
    case Locked:
        return StoreErrorKind::Busy;
    case ReadOnlyFile:
        return StoreErrorKind::ReadOnly;
    case Corrupt:
    case NotADb:
        return StoreErrorKind::Damaged;
    case Full:
        return StoreErrorKind::DiskFull;
    default:
        return StoreErrorKind::Other;
    }
}

QString newConnectionName()
{
    static std::atomic<quint64> opened = 0;
    return QStringLiteral("tokenrack-%1").arg(++opened);
}

} // namespace

Result<std::unique_ptr<SqliteConnection>, StoreError> SqliteConnection::open(const QString &path, Mode mode)
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), newConnectionName());
    connection.setDatabaseName(path);
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000");
    if (mode == Mode::ReadOnly) {
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    }
    connection.setConnectOptions(options);
    auto opened = std::unique_ptr<SqliteConnection>(new SqliteConnection(path, connection));
    if (const auto connected = opened->connect(); !connected) {
        return connected.error();
    }
    return opened;
}

SqliteConnection::SqliteConnection(QString path, const QSqlDatabase &connection)
    : m_path(std::move(path))
    , m_connection(connection)
{ }

Result<Done, StoreError> SqliteConnection::connect()
{
    if (!m_connection.isOpen() && !m_connection.open()) {
        return errorFrom(m_connection.lastError());
    }
    const QVariant handle = m_connection.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0) {
        return StoreError{StoreErrorKind::Other, m_path, QStringLiteral("Qt's driver for SQLite gives no handle")};
    }
    m_reader.emplace(*static_cast<sqlite3 *const *>(handle.constData()));
    return Done();
}

SqliteConnection::~SqliteConnection()
{
    const QString name = m_connection.connectionName();
    m_reader.reset();
    m_prepared.clear();
    m_connection.close();
    m_connection = QSqlDatabase(); // removeDatabase() wants that nobody holds the connection any more
    QSqlDatabase::removeDatabase(name);
}

QSqlQuery SqliteConnection::query() const
{
    QSqlQuery query(m_connection);
    query.setForwardOnly(true);
    return query;
}

QSqlQuery &SqliteConnection::prepared(const QString &statement) const
{
    const auto known = m_prepared.find(statement);
    if (known != m_prepared.end() && !known->second.lastError().isValid()) {
        return known->second;
    }
    QSqlQuery &made = m_prepared.insert_or_assign(statement, query()).first->second;
    made.prepare(statement); // what fails here says so again when it is run
    return made;
}

Result<Done, StoreError> SqliteConnection::read(const QString &select, const QList<SqliteValue> &values,
                                                const SqliteReader::Take &take) const
{
    const auto done = m_reader->read(select, values, take);
    if (!done) {
        return StoreError{kindOf(done.error().code), m_path, done.error().text};
    }
    return Done();
}

Result<Done, StoreError> SqliteConnection::run(const QString &statement) const
{
    QSqlQuery statementQuery = query();
    return statementQuery.exec(statement) ? Result<Done, StoreError>(Done()) : errorOf(statementQuery);
}

Result<Done, StoreError> SqliteConnection::runAgain(const QString &statement) const
{
    QSqlQuery &statementQuery = prepared(statement);
    return statementQuery.exec() ? Result<Done, StoreError>(Done()) : errorOf(statementQuery);
}

Result<QVariant, StoreError> SqliteConnection::value(const QString &statement) const
{
    QSqlQuery statementQuery = query();
    if (!statementQuery.exec(statement)) {
        return errorOf(statementQuery);
    }
    if (statementQuery.next()) {
        return statementQuery.value(0);
    }
    // A statement may begin well and meet a damaged page at its first row.
    if (statementQuery.lastError().isValid()) {
        return errorOf(statementQuery);
    }
    return QVariant();
}

Result<Done, StoreError> SqliteConnection::transaction(const std::function<Result<Done, StoreError>()> &work) const
{
    // IMMEDIATE: who reads and then writes must not find in the middle that another process wrote first.
    if (auto begun = runAgain(QStringLiteral("BEGIN IMMEDIATE")); !begun) {
        return begun;
    }
    Result<Done, StoreError> done = work();
    if (done) {
        done = runAgain(QStringLiteral("COMMIT"));
    }
    if (!done) {
        // Some errors, a full disk for one, have rolled back already; then this statement fails and nothing is lost.
        (void)run(QStringLiteral("ROLLBACK"));
    }
    return done;
}

StoreError SqliteConnection::errorOf(const QSqlQuery &query) const
{
    return errorFrom(query.lastError());
}

StoreError SqliteConnection::errorFrom(const QSqlError &error) const
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    return {.kind = isNumber ? kindOf(code) : StoreErrorKind::Other, .path = m_path, .detail = error.text()};
}

} // namespace tokenrack
