// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QHash>
#include <QString>

#include <optional>

namespace tokenrack::sandbox {

//! The tokens that a system has issued, whom they belong to and until when they are good.
class TokenBook
{
public:
    enum class State { Unknown, Dead, Good };

    //! Issues a new GUID token for \a owner, good until \a end; an invalid \a end means for ever.
    QString issue(const QString &owner, const QDateTime &end);

    //! Enters a \a token that was made elsewhere.
    void enter(const QString &token, const QString &owner, const QDateTime &end);

    State state(const QString &token, const QDateTime &now) const;

    //! Owner of a good token; nothing if it is dead or unknown.
    std::optional<QString> owner(const QString &token, const QDateTime &now) const;

    void revoke(const QString &token);
    void revokeAll();

private:
    struct Entry
    {
        QString owner;
        QDateTime end;
        bool revoked = false;
    };

    QHash<QString, Entry> m_entries;
};

} // namespace tokenrack::sandbox
