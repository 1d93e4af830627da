// SPDX-License-Identifier: MIT
#include "core/catalog/serverreader.h"

#include "core/catalog/database.h"

namespace tokenrack {

namespace {

enum Column { Id, Name, Provider, Url, Account, OptionsJson, Notes };

QString selectWhere(const QString &condition)
{
    return QStringLiteral("SELECT id, name, provider, url, account, options, notes FROM servers WHERE %1 ORDER BY id")
        .arg(condition);
}

QString conditionOf(ServerReader::Which which)
{
    return which == ServerReader::Which::Standing ? QStringLiteral("removed_at IS NULL")
                                                  : QStringLiteral("removed_at IS NOT NULL");
}

} // namespace

ServerReader::ServerReader(const Database &database, SharedValues &values, Which which, Tags tags)
    : m_database(database)
    , m_values(values)
    , m_cursor(database.rows(selectWhere(conditionOf(which))))
{
    if (tags == Tags::Read) {
        m_tags.emplace(database, QStringLiteral("SELECT server, tag FROM tags ORDER BY server, position"));
    }
}

ServerReader::ServerReader(const Database &database, SharedValues &values, QUuid id)
    : m_database(database)
    , m_values(values)
    , m_cursor(database.rows(selectWhere(QStringLiteral("removed_at IS NULL AND id = ?")), {idText(id)}))
{
    m_tags.emplace(database, QStringLiteral("SELECT server, tag FROM tags WHERE server = ? ORDER BY position"),
                   QList<SqliteValue>{idText(id)});
}

std::optional<Server> ServerReader::next()
{
    m_row = m_cursor.next();
    if (!m_row) {
        return std::nullopt;
    }
    return Server{
        .id = m_row->id(Id),
        .name = m_row->text(Name),
        .provider = m_values.text(m_row->view(Provider)),
        .url = Address::fromText(m_row->bytes(Url)),
        .account = m_values.text(m_row->view(Account)),
        .options = m_values.options(m_row->view(OptionsJson)),
        .tags = m_tags ? m_values.tags(tagLines()) : QStringList(),
        .notes = m_row->text(Notes),
    };
}

QByteArrayView ServerReader::id() const
{
    return m_row->view(Id);
}

Result<Done, StoreError> ServerReader::result() const
{
    const auto read = m_database.noted(m_cursor.result());
    return read && m_tags ? m_tags->result() : read;
}

//! One in a line: no tag has a line break, see checkTags().
QByteArrayView ServerReader::tagLines()
{
    m_tagLines.resize(0); // clear() would give its memory back
    while (const auto tag = m_tags->next(id())) {
        m_tagLines.append(tag->view(1)).append('\n');
    }
    return m_tagLines;
}

} // namespace tokenrack
