// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/idhash.h"
#include "core/catalog/catalog.h"
#include "core/session/alarmclock.h"
#include "core/session/renewals.h"
#include "core/session/serverstate.h"
#include "core/session/sessionkeeper.h"
#include "core/session/sessionstore.h"

#include <QObject>

#include <functional>
#include <unordered_map>

namespace tokenrack {

//! The live state of every server of which anything is known: read from the store at the start, and again where another
//! process changed it there. Knows when each will be another one, and when its token is to be renewed.
class LiveStates : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Catalog &catalog;
        const ProviderRegistry &providers;
        SessionKeeper &keeper;
        SessionStore &store;
        const Clock &clock;
    };

    explicit LiveStates(const Parts &parts, QObject *parent = nullptr);

    Result<Done, StoreError> load();
    //! The states of these servers alone; load() has to follow soon.
    Result<Done, StoreError> loadOnly(const QList<QUuid> &ids);

    bool knows(QUuid id) const { return m_states.contains(id); }
    QList<QUuid> known() const;
    ServerState state(QUuid id) const;
    //! To be changed, and then told with tell() or planRenewal(). The reference stays good until forget().
    ServerState &at(QUuid id) { return m_states[id]; }
    void forget(QUuid id);

    //! Says that the state changed.
    void tell(QUuid id);
    //! Sets anew when the program will renew, and says that the state changed.
    void planRenewal(QUuid id);
    //! No renewal, and nothing to tell any more, until it is planned anew.
    void silence(QUuid id);
    //! planRenewal() for every server but those whose token ended while the program was away: they wait for the
    //! person, since starting, or a setting, shall not set off a storm.
    void planAllRenewals();
    //! As in Sessions.
    void setRenewalEnabled(bool enabled);
    //! As in Sessions.
    void setSeen(bool isSeen);
    void lookAtClock();
    //! As in Sessions.
    void followClock();
    //! No renewal is due until they go on; what was due meanwhile is due then. Times go on.
    void pauseRenewals() { m_arePaused = true; }
    void resumeRenewals();
    void noteRenewalFailed(QUuid id) { m_renewals.noteFailure(id); }
    void noteRenewed(QUuid id) { m_renewals.noteSuccess(id); }

    //! Takes over what the store says of that server: another process may have changed it.
    void follow(QUuid id);
    //! The same for many, or for all.
    void follow(const Changes &changes);
    //! The same where another process has replaced or ended the session.
    void followIfReplaced(QUuid id);

Q_SIGNALS:
    //! The countdown alone does not signal.
    void changed(QUuid id);
    // Between the two, changed() may come for thousands of servers.
    void burstBegan();
    void burstEnded();
    void renewalDue(QUuid id);
    void storeFailed(const tokenrack::StoreError &error);

private:
    bool isNews(QUuid id, const StoredState &stored) const;
    void takeOver(QUuid id, const StoredState &stored);
    void burst(const std::function<void()> &work);
    void onRenewalTime(QUuid id);

    Parts m_parts;
    AlarmClock m_statusTimes; //!< when a state will be another one for who looks at it
    AlarmClock m_renewalTimes;
    Renewals m_renewals;
    bool m_isSeen = true;
    bool m_arePaused = false; //!< the renewals
    //! Keeps references good while states are added, since a signal may lead to one.
    std::unordered_map<QUuid, ServerState, IdHash> m_states;
};

} // namespace tokenrack
