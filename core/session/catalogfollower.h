// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/jobrunner.h"
#include "core/session/leftovers.h"
#include "core/session/outcomes.h"

#include <QObject>

namespace tokenrack {

//! What a change of the catalogue means for the sessions: one that belongs to another address or account now is gone,
//! and what a removed server left is removed once that is not to be undone.
class CatalogFollower : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Catalog &catalog;
        const ProviderRegistry &providers;
        SessionKeeper &keeper;
        SessionStore &store;
        LiveStates &states;
        Leftovers &leftovers;
        JobRunner &runner;
        Outcomes &outcomes;
        const Clock &clock;
    };

    explicit CatalogFollower(const Parts &parts, QObject *parent = nullptr);

    //! As in Sessions.
    void forgetRemoved(const QList<Server> &servers);

Q_SIGNALS:
    void storeFailed(const tokenrack::StoreError &error);

private:
    void onAdded(const QList<QUuid> &ids, ChangedBy by);
    void onChanged(QUuid id, const Server &before, ChangedBy by);
    void onRemoved(const QList<Server> &servers);
    void dropLive(QUuid id);
    void dropStored(const Server &server);
    void report(const Result<Done, StoreError> &written);

    Parts m_parts;
};

} // namespace tokenrack
