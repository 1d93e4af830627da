// SPDX-License-Identifier: MIT
#include "tests/bench/proxymodel.h"

#include <QRegularExpression>
#include <QSqlDatabase>

namespace tokenrack::bench {

namespace {

const QString connectionName = QStringLiteral("proxy");

} // namespace

ProxyModel::~ProxyModel()
{
    setSourceModel(nullptr);
    m_rows.clear();
    QSqlDatabase::removeDatabase(connectionName);
}

bool ProxyModel::load(const QString &database)
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connectionName);
    connection.setDatabaseName(database);
    connection.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
    if (!connection.open()) {
        return false;
    }
    m_rows.setQuery(QStringLiteral("SELECT s.name, s.provider, s.account, s.url, s.notes, s.id,"
                                   " (SELECT group_concat(tag) FROM tags t WHERE t.server = s.id),"
                                   " e.source, e.expires_at, e.issued_at"
                                   " FROM servers s LEFT JOIN sessions e ON e.server = s.id"),
                    connection);
    while (m_rows.canFetchMore()) {
        m_rows.fetchMore();
    }
    setSourceModel(&m_rows);
    setSortLocaleAware(true);
    setFilterKeyColumn(-1);
    sort(Name);
    return m_rows.rowCount() > 0;
}

void ProxyModel::setText(const QString &text)
{
    setFilterRegularExpression(
        QRegularExpression(QRegularExpression::escape(text), QRegularExpression::CaseInsensitiveOption));
}

} // namespace tokenrack::bench
