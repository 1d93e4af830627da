// SPDX-License-Identifier: MIT
#include "core/session/outcomes.h"

namespace tokenrack {

Outcomes::Outcomes(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{ }

void Outcomes::note(const Server &server, Trigger trigger, const JobReport &report)
{
    ServerState &state = m_parts.states.at(server.id);
    state.busy = Busy::No;
    state.waitsForPerson = false;
    state.route = report.route ? report.route : state.route;
    if (report.tookOver) {
        m_parts.states.follow(server.id);
    } else if (report.result) {
        noteSuccess(server, report);
    } else {
        noteFailure(server.id, trigger, report.result.error());
        m_parts.states.followIfReplaced(server.id);
    }
}

void Outcomes::noteSuccess(const Server &server, const JobReport &report)
{
    if (report.did == JobKind::LogOut) {
        dropSession(server.id);
    } else if (report.did == JobKind::Check) {
        noteVerified(server, report.result->licenceMissing);
    } else if (report.result->session) {
        noteSession(server, *report.result->session, report.lease);
    }
    m_parts.states.noteRenewed(server.id);
    clearError(server.id);
    addLine(server.id, activityOf(report.did));
}

void Outcomes::noteSession(const Server &server, Session session, const std::shared_ptr<Lease> &lease)
{
    if (session.times.issuedAt == Instant()) {
        session.times.issuedAt = m_parts.clock.now(); // a key that was sent nowhere, so no reply says when
    }
    m_parts.keeper.keep(server, session, lease);
    ServerState &state = m_parts.states.at(server.id);
    state.times = session.times;
    state.verifiedAt.reset();
    state.licenceMissing = false;
}

void Outcomes::noteVerified(const Server &server, bool licenceMissing)
{
    const Instant now = m_parts.clock.now();
    ServerState &state = m_parts.states.at(server.id);
    state.verifiedAt = now;
    state.licenceMissing = licenceMissing;
    if (state.times) {
        m_parts.keeper.setVerified(server.id, *state.times, now);
    }
}

void Outcomes::noteFailure(QUuid id, Trigger trigger, const AuthError &error)
{
    if (trigger == Trigger::Program) {
        m_parts.states.noteRenewalFailed(id);
    }
    const bool othersAreAtIt = trigger == Trigger::Program && error.kind == AuthErrorKind::BusyElsewhere;
    if (wasSkipped(error.kind) || othersAreAtIt) {
        return; // tells nothing new about the server
    }
    const Instant now = m_parts.clock.now();
    ServerState &state = m_parts.states.at(id);
    state.lastError = error;
    state.lastErrorAt = now;
    saveError(id, error, now);
    addLine(id, activityOf(error.kind), activityDetailOf(error));
}

void Outcomes::dropSession(QUuid id)
{
    m_parts.keeper.forget(id);
    ServerState &state = m_parts.states.at(id);
    state.times.reset();
    state.verifiedAt.reset();
    m_parts.states.planRenewal(id);
}

void Outcomes::clearError(QUuid id)
{
    ServerState &state = m_parts.states.at(id);
    if (!state.lastError) {
        return;
    }
    state.lastError.reset();
    state.lastErrorAt.reset();
    saveError(id, std::nullopt, m_parts.clock.now());
}

void Outcomes::saveError(QUuid id, const std::optional<AuthError> &error, Instant at)
{
    if (const auto saved = m_parts.store.saveError(id, error, at); !saved) {
        Q_EMIT storeFailed(saved.error());
    }
}

void Outcomes::addLine(QUuid id, ActivityKind kind, const QString &detail)
{
    m_parts.writer.addLine({id, m_parts.clock.now(), kind, detail});
}

} // namespace tokenrack
