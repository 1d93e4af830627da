// SPDX-License-Identifier: MIT
#include "core/catalog/serverreader.h"

#include "core/catalog/database.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace tokenrack {

namespace {

enum Column { Id, Name, Provider, Url, Account, OptionsJson, Notes };

Options optionsFromJson(QByteArrayView json)
{
    Options options;
    const QJsonObject object = QJsonDocument::fromJson(json.toByteArray()).object();
    for (auto option = object.begin(); option != object.end(); ++option) {
        options.insert(option.key(), option.value().toString());
    }
    return options;
}

//! Gives equal values one memory, and reads each of them once, since thousands of servers share a few of them.
class SharedValues
{
public:
    QString text(QByteArrayView utf8)
    {
        return once(&m_texts, utf8, [](QByteArrayView text) { return QString::fromUtf8(text); });
    }
    Options options(QByteArrayView json)
    {
        return json.isEmpty() ? Options() : once(&m_options, json, optionsFromJson);
    }
    //! From one in a line.
    QStringList tags(QByteArrayView lines)
    {
        return once(&m_tags, lines, [this](QByteArrayView joined) {
            const QList<QByteArray> each = joined.toByteArray().split('\n');
            QStringList tags;
            for (const QByteArray &tag : each) {
                if (!tag.isEmpty()) {
                    tags.append(text(tag));
                }
            }
            return tags;
        });
    }

private:
    template <class Value, class Read>
    static Value once(QHash<QByteArray, Value> *known, QByteArrayView bytes, const Read &read)
    {
        auto value = known->constFind(QByteArray::fromRawData(bytes.data(), bytes.size()));
        if (value == known->constEnd()) {
            value = known->insert(bytes.toByteArray(), read(bytes));
        }
        return *value;
    }

    QHash<QByteArray, QString> m_texts;
    QHash<QByteArray, QStringList> m_tags;
    QHash<QByteArray, Options> m_options;
};

//! The tags beside the servers, both in the order of the ids.
class TagReader
{
public:
    //! \a cursor gives server and tag.
    explicit TagReader(SqliteCursor &cursor)
        : m_cursor(cursor)
        , m_row(cursor.next())
    { }

    //! One in a line, which is safe since no tag has a line break, see checkTags(). Good until the next server, which
    //! has to be one further on.
    QByteArrayView linesOf(QByteArrayView server)
    {
        m_lines.resize(0); // clear() would give back what the next server needs again
        for (; m_row; m_row = m_cursor.next()) {
            const auto order = m_row->view(0).compare(server);
            if (order > 0) {
                break;
            }
            if (order == 0) { // else one that was removed had it
                m_lines.append(m_row->view(1)).append('\n');
            }
        }
        return m_lines;
    }

private:
    SqliteCursor &m_cursor;
    std::optional<SqliteRow> m_row;
    QByteArray m_lines;
};

Server serverFrom(const SqliteRow &row, QByteArrayView tags, SharedValues *values)
{
    return {
        .id = row.id(Id),
        .name = row.text(Name),
        .provider = values->text(row.view(Provider)),
        .url = Address::fromText(row.bytes(Url)),
        .account = values->text(row.view(Account)),
        .options = values->options(row.view(OptionsJson)),
        .tags = values->tags(tags),
        .notes = row.text(Notes),
    };
}

//! Appends the servers that \a where leaves, and their tags.
Result<Done, StoreError> read(const Database &database, const QString &where, const QString &whereTags,
                              const QList<SqliteValue> &ids, SharedValues *values, QList<Server> *servers)
{
    SqliteCursor rows = database.rows(
        QStringLiteral("SELECT id, name, provider, url, account, options, notes FROM servers WHERE %1 ORDER BY id")
            .arg(where),
        ids);
    auto row = rows.next(); // from here on, and until its last row, the tags are of the same state of the database
    SqliteCursor tagRows =
        database.rows(QStringLiteral("SELECT server, tag FROM tags%1 ORDER BY server, position").arg(whereTags), ids);
    TagReader tags(tagRows);
    for (; row; row = rows.next()) {
        servers->append(serverFrom(*row, tags.linesOf(row->view(Id)), values));
    }
    const auto read = database.noted(rows.result());
    return read ? database.noted(tagRows.result()) : read;
}

} // namespace

Result<QList<Server>, StoreError> readServers(const Database &database, Which which)
{
    const QString where =
        which == Which::Standing ? QStringLiteral("removed_at IS NULL") : QStringLiteral("removed_at IS NOT NULL");
    SharedValues values;
    QList<Server> servers;
    if (const auto done = read(database, where, {}, {}, &values, &servers); !done) {
        return done.error();
    }
    return servers;
}

Result<QList<Server>, StoreError> readServers(const Database &database, const QList<QUuid> &ids)
{
    const QString where = QStringLiteral("id = ? AND removed_at IS NULL");
    const QString whereTags = QStringLiteral(" WHERE server = ?");
    SharedValues values;
    QList<Server> servers;
    for (const QUuid &id : ids) {
        if (const auto done = read(database, where, whereTags, {idText(id)}, &values, &servers); !done) {
            return done.error();
        }
    }
    return servers;
}

} // namespace tokenrack
