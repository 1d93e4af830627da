// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/interchange.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <queue>

namespace tokenrack {

//! What became of a file.
struct ImportOutcome
{
    Result<ImportedServers, ImportError> read;
    Result<Done, StoreError> saved; //!< all that was read, or nothing
};

//! Imports files while the event loop goes on: a thread of its own reads, checks and saves, in one transaction, and the
//! catalogue takes over little by little what was saved.
class Importer : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Catalog &catalog;
        ServerCheck check; //!< called in the other thread
        //! As CatalogStore::import(), with a connection of its own; called in the other thread.
        std::function<Result<QList<Server>, StoreError>(const QList<Server> &)> save;
    };
    using Finished = std::function<void(const ImportOutcome &)>;

    explicit Importer(Parts parts, QObject *parent = nullptr);
    //! Waits until what was begun is saved.
    ~Importer() override;

    //! \a json is an interchange file. \a finished is called later, once the catalogue shows what was imported, unless
    //! \a receiver is gone by then. One import after the other.
    void import(const QByteArray &json, const QObject *receiver, const Finished &finished);

private:
    struct Job
    {
        ImportOutcome outcome;
        QList<Server> saved;
        std::function<void(const ImportOutcome &)> finished;
    };

    Job work(const QByteArray &json) const;
    void takeOver(Job job);
    void takeSome();

    Parts m_parts;
    QThreadPool m_thread;
    std::queue<Job> m_jobs; //!< those that are saved, and not taken over to the end
    qsizetype m_taken = 0; //!< servers of the first of them
};

} // namespace tokenrack
