// SPDX-License-Identifier: MIT
#include "tests/sandbox/tokenbook.h"

#include <QUuid>

namespace tokenrack::sandbox {

QString TokenBook::issue(const QString &owner, const QDateTime &end)
{
    const QString token = QUuid::createUuid().toString(QUuid::WithoutBraces);
    enter(token, owner, end);
    return token;
}

void TokenBook::enter(const QString &token, const QString &owner, const QDateTime &end)
{
    m_entries.insert(token, {owner, end});
}

TokenBook::State TokenBook::state(const QString &token, const QDateTime &now) const
{
    const auto found = m_entries.constFind(token);
    if (found == m_entries.cend()) {
        return State::Unknown;
    }
    const bool ended = found->end.isValid() && found->end <= now;
    return found->revoked || ended ? State::Dead : State::Good;
}

std::optional<QString> TokenBook::owner(const QString &token, const QDateTime &now) const
{
    if (state(token, now) != State::Good) {
        return std::nullopt;
    }
    return m_entries.value(token).owner;
}

void TokenBook::revoke(const QString &token)
{
    if (const auto found = m_entries.find(token); found != m_entries.end()) {
        found->revoked = true;
    }
}

void TokenBook::revokeAll()
{
    for (Entry &entry : m_entries) {
        entry.revoked = true;
    }
}

} // namespace tokenrack::sandbox
