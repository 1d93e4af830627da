// SPDX-License-Identifier: MIT
#include "ui/deletions.h"

#include "core/base/plaintext.h"
#include "core/session/sessions.h"
#include "ui/messagestrip.h"

namespace tokenrack {

namespace {

const QString stripKey = QStringLiteral("deleted");

} // namespace

Deletions::Deletions(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{ }

void Deletions::remove(const QList<QUuid> &ids)
{
    QList<Server> servers;
    for (const QUuid &id : ids) {
        if (const Server *server = m_parts.catalog.find(id)) {
            servers.append(*server);
        }
    }
    if (servers.isEmpty()) {
        return;
    }
    const auto result = m_parts.catalog.remove(ids);
    if (!result) {
        Q_EMIT failed(result.error());
        return;
    }
    settle();
    m_last = servers;
    const QString name = visibleText(servers.first().name);
    const int count = int(servers.size());
    StripMessage message;
    message.key = stripKey;
    message.text = [name, count] {
        return count == 1 ? tr("“%1” is deleted.").arg(name) : tr("%n servers are deleted.", nullptr, count);
    };
    message.buttons = {{QStringLiteral("undoDelete"), [] { return tr("Undo"); }, [this] { undo(); }}};
    message.onClosed = [this] { settle(); };
    message.comesFirst = true;
    m_parts.strip.post(std::move(message));
    Q_EMIT changed();
}

void Deletions::undo()
{
    if (m_last.isEmpty()) {
        return;
    }
    const QList<Server> servers = std::exchange(m_last, {});
    m_parts.strip.withdraw(stripKey);
    const auto result = m_parts.catalog.save(servers);
    if (!result) {
        m_last = servers;
        Q_EMIT failed(result.error());
        return;
    }
    QList<QUuid> ids;
    for (const Server &server : servers) {
        ids.append(server.id);
    }
    Q_EMIT undone(ids);
    Q_EMIT changed();
}

void Deletions::settle()
{
    const QList<Server> servers = std::exchange(m_last, {});
    m_parts.strip.withdraw(stripKey);
    if (!servers.isEmpty()) {
        m_parts.sessions.forgetRemoved(servers);
        Q_EMIT changed();
    }
}

} // namespace tokenrack
