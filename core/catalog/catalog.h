// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalogstore.h"
#include "core/catalog/changelog.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace tokenrack {

//! Who changed the catalogue: this program, or another one on the same profile, which then did all that belongs to it;
//! or nobody, where what was there all the time is read only now.
enum class ChangedBy { Us, Others, Nobody };

//! All servers of this profile, kept in memory and written through to the store.
//! A change that the store refuses does not happen here either.
class Catalog : public QObject
{
    Q_OBJECT

public:
    explicit Catalog(CatalogStore &store, QObject *parent = nullptr);

    //! Reads everything anew: what was here is signalled as removed, what came as added.
    Result<Done, StoreError> load();
    //! Reads these servers alone, so that a window need not wait for a long list. loadRest() has to follow soon.
    Result<Done, StoreError> loadOnly(const QList<QUuid> &ids);
    //! Reads what loadOnly() left out; ChangedBy::Nobody.
    Result<Done, StoreError> loadRest();
    //! False between the two: there may be more servers than one sees here.
    bool isWhole() const { return m_isWhole; }

    const QList<Server> &servers() const { return m_servers; }
    //! The server with that id, or nullptr. Valid until the next change.
    const Server *find(QUuid id) const;
    //! Every tag in use, sorted by locale.
    QStringList tags() const;

    //! Adds or overwrites, by id.
    Result<Done, StoreError> save(const QList<Server> &servers);
    //! As in CatalogStore. Reads the rest first where it is not here yet.
    Result<Done, StoreError> import(const QList<Server> &servers);
    //! Saves what a person made of \a before. What another program changed in it meanwhile stays, except where both
    //! changed the same.
    Result<Done, StoreError> change(const Server &before, const Server &after);
    Result<Done, StoreError> remove(const QList<QUuid> &ids);
    //! Those that were removed and may still come back, as the store has them.
    Result<QList<Server>, StoreError> removedServers() const { return m_store.loadRemoved(); }
    //! Forgets for good those of \a ids that were removed.
    Result<Done, StoreError> purge(const QList<QUuid> &ids) { return m_store.purge(ids); }
    //! Takes over what other programs changed; where that is much, little by little.
    Result<Done, StoreError> follow(const Changes &changes);

    //! Between the two, another connection saves servers for this program, and takeOver() brings in what it saved. So
    //! that this is not taken for the work of another program, whatever is to be followed waits for the end.
    void beginImport() { ++m_imports; }
    void takeOver(const QList<Server> &saved) { put(saved, ChangedBy::Us); }
    void endImport();

Q_SIGNALS:
    // Each comes after the store has taken the change and after servers() shows it.
    void added(const QList<QUuid> &ids, tokenrack::ChangedBy by);
    //! Not for a server that was saved as it was.
    void changed(QUuid id, const tokenrack::Server &before, tokenrack::ChangedBy by);
    void removed(const QList<tokenrack::Server> &servers, tokenrack::ChangedBy by);

    //! What follow() left for later could not be read.
    void followFailed(const tokenrack::StoreError &error);

private:
    void followSome();
    void indexRows();
    Result<Done, StoreError> readAll(ChangedBy by);
    Result<Done, StoreError> readAgain(const QList<QUuid> &ids);
    void replace(const QSet<QUuid> &before, const QList<Server> &standing, ChangedBy by);
    void put(const QList<Server> &servers, ChangedBy by);
    void takeOut(const QSet<QUuid> &ids, ChangedBy by);

    CatalogStore &m_store;
    QList<Server> m_servers;
    QHash<QUuid, qsizetype> m_rows;
    bool m_isWhole = true;
    int m_imports = 0; //!< that have begun
    Changes m_putOff; //!< until they end
    QList<QUuid> m_toFollow; //!< by followSome()
};

} // namespace tokenrack
