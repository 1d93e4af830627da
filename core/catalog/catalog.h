// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalogstore.h"

#include <QHash>
#include <QObject>

namespace tokenrack {

//! All servers of this profile, kept in memory and written through to the store.
//! A change that the store refuses does not happen here either.
class Catalog : public QObject
{
    Q_OBJECT

public:
    explicit Catalog(CatalogStore &store, QObject *parent = nullptr);

    //! Reads everything anew: what was here is signalled as removed, what came as added.
    Result<Done, StoreError> load();

    const QList<Server> &servers() const { return m_servers; }
    //! The server with that id, or nullptr. Valid until the next change.
    const Server *find(QUuid id) const;
    //! Every tag in use, sorted by locale.
    QStringList tags() const;

    //! Adds or overwrites, by id.
    Result<Done, StoreError> save(const QList<Server> &servers);
    //! Saves servers that come from a file: an entry that is here already stays connected as it was, see
    //! withConnectionOf().
    Result<Done, StoreError> import(const QList<Server> &servers);
    Result<Done, StoreError> remove(const QList<QUuid> &ids);

Q_SIGNALS:
    // Each comes after the store has taken the change and after servers() shows it.
    void added(const QList<QUuid> &ids);
    //! Not for a server that was saved as it was.
    void changed(QUuid id, const tokenrack::Server &before);
    void removed(const QList<tokenrack::Server> &servers);

private:
    void indexRows();
    void put(const Server &server, QList<QUuid> *addedIds, QList<Server> *overwritten);

    CatalogStore &m_store;
    QList<Server> m_servers;
    QHash<QUuid, qsizetype> m_rows;
};

} // namespace tokenrack
