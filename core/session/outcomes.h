// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/bulkprogress.h"
#include "core/session/livestates.h"
#include "core/session/serverjob.h"
#include "core/session/statewriter.h"

#include <QObject>

namespace tokenrack {

//! Writes down what became of a server: in its live state, in the vault, in the store and in its activity.
class Outcomes : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        LiveStates &states;
        SessionKeeper &keeper;
        StateWriter &writer;
        SessionStore &store;
        const Clock &clock;
    };

    explicit Outcomes(const Parts &parts, QObject *parent = nullptr);

    //! What the job brought, or that it failed. Does not plan the next renewal.
    void note(const Server &server, Trigger trigger, const JobReport &report);
    //! Nothing is held of that server any more, here and on disk.
    void dropSession(QUuid id);
    //! What went wrong is of no matter any more.
    void clearError(QUuid id);
    //! \a detail as in Activity::detail.
    void addLine(QUuid id, ActivityKind kind, const QString &detail = {});

Q_SIGNALS:
    //! It could not be written down; it is still true in memory.
    void storeFailed(const tokenrack::StoreError &error);

private:
    void noteSuccess(const Server &server, const JobReport &report);
    void noteSession(const Server &server, Session session, const std::shared_ptr<Lease> &lease);
    void noteVerified(const Server &server, bool licenceMissing);
    void noteFailure(QUuid id, Trigger trigger, const AuthError &error);
    void saveError(QUuid id, const std::optional<AuthError> &error, Instant at);

    Parts m_parts;
};

} // namespace tokenrack
