// SPDX-License-Identifier: MIT
#include "core/session/sessions.h"

#include "core/catalog/connectionoptions.h"

#include <QPointer>

#include <algorithm>

namespace tokenrack {

Sessions::Sessions(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_keeper(parts.secrets, parts.store)
    , m_runner(parts.providers, {parts.transport, parts.secrets, m_keeper, parts.store, m_desk, parts.clock})
    , m_alarm(parts.clock)
    , m_renewals(parts.providers, parts.clock)
{
    connectParts();
}

Sessions::~Sessions() = default;

void Sessions::connectParts()
{
    connect(&m_alarm, &AlarmClock::rang, this, &Sessions::onAlarm);
    connect(&m_desk, &QuestionDesk::asked, this, &Sessions::questionAsked);
    connect(&m_desk, &QuestionDesk::withdrawn, this, &Sessions::questionWithdrawn);
    connect(&m_keeper, &SessionKeeper::sealFailed, this, &Sessions::sealFailed);
    connect(&m_keeper, &SessionKeeper::storeFailed, this, &Sessions::storeFailed);
    connect(&m_parts.secrets, &SecretKeeper::keychainAnswered, this, &Sessions::clearKeychainErrors);
    connect(&m_parts.secrets, &SecretKeeper::placeChanged, this, &Sessions::clearKeychainErrors);
    connect(&m_parts.catalog, &Catalog::added, this, &Sessions::onServersAdded);
    connect(&m_parts.catalog, &Catalog::changed, this, &Sessions::onServerChanged);
    connect(&m_parts.catalog, &Catalog::removed, this, &Sessions::onServersRemoved);
    connect(&m_runner, &JobRunner::storeFailed, this, &Sessions::storeFailed);
    connect(&m_runner, &JobRunner::ended, this, &Sessions::onJobEnded);
    connect(&m_runner, &JobRunner::credentialAccepted, this,
            [this](const Server &server, const Credential &credential, SecretPlace place) {
                keepCredential(server, credential, place);
            });
    connect(&m_runner, &JobRunner::certificateTrusted, this, &Sessions::rememberCertificate);
    connect(&m_runner, &JobRunner::busyChanged, this, [this](QUuid id, Busy busy) {
        m_entries[id].state.busy = busy;
        stateChanged(id);
    });
    connect(&m_runner, &JobRunner::asking, this, [this](QUuid id, Asks what) {
        m_entries[id].state.waitsForPerson = what != Asks::Nothing;
        stateChanged(id);
    });
    connect(&m_runner, &JobRunner::attemptsChanged, this, [this](const Server &server, const AttemptRecord &attempts) {
        const Server *own = m_parts.catalog.find(server.id);
        if (own && own->account == server.account) {
            m_entries[server.id].state.attempts = attempts;
            stateChanged(server.id);
        }
    });
    connect(&m_runner, &JobRunner::testEnded, this, [this](int test, const AuthResult &result) {
        const auto waiting = m_tests.extract(test);
        result ? waiting.mapped()(result->session.value_or(Session{})) : waiting.mapped()(result.error());
    });
}

Result<Done, StoreError> Sessions::load()
{
    const auto stored = m_parts.store.load();
    if (!stored) {
        return stored.error();
    }
    for (auto it = stored->cbegin(); it != stored->cend(); ++it) {
        m_entries[it.key()].state = stateFrom(*it, m_parts.clock.now());
    }
    planAllRenewals();
    return Done{};
}

ServerState Sessions::state(QUuid id) const
{
    const auto entry = m_entries.find(id);
    return entry == m_entries.end() ? ServerState{} : entry->second.state;
}

Status Sessions::status(QUuid id) const
{
    return statusOf(state(id), m_parts.clock.now());
}

AttemptRecord Sessions::attempts(QUuid id, const QString &account) const
{
    const auto read = m_parts.store.attempts(id, account);
    return read ? asOf(*read, m_parts.clock.now()) : AttemptRecord();
}

QList<Activity> Sessions::activities(QUuid id, int limit) const
{
    auto read = m_parts.store.activities(id, limit);
    return read ? std::move(read).value() : QList<Activity>{};
}

// What a front end asks for

void Sessions::logIn(QUuid id)
{
    add(id, JobKind::LogIn, Trigger::Person);
}

void Sessions::refresh(QUuid id)
{
    const Server *server = m_parts.catalog.find(id);
    if (!server) {
        return;
    }
    const Provider *provider = m_parts.providers.find(server->provider);
    const bool refreshes = provider && provider->canRefresh(*server) && state(id).times;
    if (refreshes) {
        add(id, JobKind::Refresh, Trigger::Person, newerThanHeld(id));
    } else {
        logIn(id);
    }
}

void Sessions::check(QUuid id)
{
    add(id, JobKind::Check, Trigger::Person);
}

void Sessions::logOut(QUuid id)
{
    add(id, JobKind::LogOut, Trigger::Person);
}

void Sessions::logInAll(const QList<QUuid> &ids)
{
    QList<QUuid> idle;
    for (const QUuid id : ids) {
        if (m_parts.catalog.find(id) && !m_runner.isBusy(id)) {
            idle.append(id);
        }
    }
    m_bulk.add(idle);
    for (const QUuid id : std::as_const(idle)) {
        add(id, JobKind::LogIn, Trigger::Bulk, newerThanHeld(id));
    }
    Q_EMIT bulkChanged();
}

void Sessions::cancel(QUuid id)
{
    m_runner.cancel(id);
}

void Sessions::cancelAll()
{
    m_runner.cancelAll();
}

void Sessions::declineCaptcha(QUuid id)
{
    m_runner.declineCaptcha(id);
}

void Sessions::lookAtClock()
{
    m_alarm.look();
}

void Sessions::readyToken(QUuid id, Milliseconds minimalLife, TokenCallback callback)
{
    const Server *server = m_parts.catalog.find(id);
    if (!server || !m_parts.providers.find(server->provider)) {
        callback(AuthError{.kind = AuthErrorKind::Cancelled});
        return;
    }
    followIfReplaced(id);
    const ServerState held = state(id);
    const bool refused = held.lastError && held.lastError->kind == AuthErrorKind::TokenRefused;
    const bool lasts = held.times && !refused && livesFor(*held.times, minimalLife, m_parts.clock.now());
    if (!lasts || held.busy != Busy::No) {
        m_entries[id].tokenWaiters.push_back(std::move(callback));
        const bool refreshes = m_parts.providers.find(server->provider)->canRefresh(*server) && held.times && !refused;
        add(id, refreshes ? JobKind::Refresh : JobKind::LogIn, Trigger::Person, newerThanHeld(id, minimalLife));
        return;
    }
    heldSession(id, [this, id, callback = std::move(callback)](const Result<Session, AuthError> &session) {
        if (session) {
            callback(ReadyToken{*session, ReadyToken::How::Held});
        } else if (session.error().kind == AuthErrorKind::TokenRefused) {
            m_entries[id].tokenWaiters.push_back(callback); // it cannot be opened any more, so a new one is needed
            logIn(id);
        } else {
            callback(session.error());
        }
    });
}

void Sessions::heldSession(QUuid id, const SessionCallback &callback)
{
    const Server *server = m_parts.catalog.find(id);
    if (!server) {
        callback(AuthError{.kind = AuthErrorKind::Cancelled});
        return;
    }
    auto *search = new SessionSearch(*server, Trigger::Person, m_keeper, m_parts.secrets, m_desk, this);
    connect(search, &SessionSearch::found, this, [search, callback](const Session &session) {
        search->deleteLater();
        callback(session);
    });
    connect(search, &SessionSearch::failed, this, [this, id, search, callback](const AuthError &error) {
        search->deleteLater();
        if (error.kind == AuthErrorKind::TokenRefused) {
            m_entries[id].state.times.reset(); // there is nothing that could be shown, copied or renewed
            planRenewal(id);
        }
        callback(error);
    });
    search->start();
}

void Sessions::noteCopied(QUuid id, const QString &form)
{
    addActivity(id, ActivityKind::Copied, form);
}

void Sessions::noteUse(QUuid id, ActivityKind kind, const QString &detail)
{
    addActivity(id, kind, detail);
}

int Sessions::testLogIn(const Server &draft, const Credential &credential, SessionCallback callback)
{
    const int test = m_runner.test(draft, credential);
    m_tests.emplace(test, std::move(callback));
    return test;
}

void Sessions::cancelTest(int test)
{
    m_tests.erase(test);
    m_runner.cancelTest(test);
}

void Sessions::keepCredential(const Server &server, const Credential &credential, SecretPlace place,
                              const SecretCallback &done)
{
    const auto changed = m_parts.store.changeAttempts(server.id, server.account, [place](AttemptRecord record) {
        if (place == SecretPlace::Keychain) {
            record.secretRefusedAt.reset(); // it is overwritten
        }
        return record;
    });
    if (changed) {
        m_entries[server.id].state.attempts = *changed;
    } else {
        Q_EMIT storeFailed(changed.error());
    }
    m_parts.secrets.keep(server, credential, place,
                         [self = QPointer(this), server, credential, done](const Result<Done, SecretError> &kept) {
                             if (!self) {
                                 return;
                             }
                             if (!kept) {
                                 Q_EMIT self->secretsFailed(kept.error());
                                 self->m_parts.secrets.keep(server, credential, SecretPlace::Memory,
                                                            [](const Result<Done, SecretError> &) { });
                             }
                             if (done) {
                                 done(kept);
                             }
                         });
    addActivity(server.id, ActivityKind::SecretKept);
    stateChanged(server.id);
}

void Sessions::forgetCredential(QUuid id, const SecretCallback &done)
{
    cancel(id);
    m_keeper.forget(id);
    ServerState &state = m_entries[id].state;
    state.times.reset();
    state.verifiedAt.reset();
    planRenewal(id);
    m_parts.secrets.forget(id, [self = QPointer(this), id, done](const Result<Done, SecretError> &forgotten) {
        if (!self) {
            return;
        }
        if (forgotten) {
            self->addActivity(id, ActivityKind::SecretForgotten);
        }
        done(forgotten);
    });
}

void Sessions::forgetRemoved(const QList<Server> &servers)
{
    for (const Server &server : servers) {
        if (m_parts.catalog.find(server.id)) {
            continue; // came back meanwhile
        }
        m_entries.erase(server.id);
        m_keeper.forget(server.id);
        m_parts.secrets.forget(server.id, [self = QPointer(this)](const Result<Done, SecretError> &forgotten) {
            if (self && !forgotten) {
                Q_EMIT self->forgetFailed(forgotten.error());
            }
        });
    }
}

void Sessions::answer(QuestionId question, const Answer &answer)
{
    m_desk.answer(question, answer);
}

void Sessions::setRenewalEnabled(bool enabled)
{
    m_renewals.setEnabled(enabled);
    planAllRenewals();
}

void Sessions::retrySecrets()
{
    QList<QUuid> waiting;
    for (auto &[id, entry] : m_entries) {
        const auto &error = entry.state.lastError;
        if (!error || error->kind != AuthErrorKind::SecretsUnavailable) {
            continue;
        }
        if (entry.state.times && status(id) != Status::KeychainLocked) {
            clearError(id, entry); // the token is still good; its renewal goes on as planned
            planRenewal(id);
        } else {
            waiting.append(id);
        }
    }
    logInAll(waiting);
}

void Sessions::clearKeychainErrors()
{
    QList<QUuid> cleared;
    for (auto &[id, entry] : m_entries) {
        const auto &error = entry.state.lastError;
        // One item that cannot be read stays so while the keychain as a whole is well.
        if (error && error->kind == AuthErrorKind::SecretsUnavailable && error->secretError
            && *error->secretError != SecretErrorKind::Unreadable) {
            clearError(id, entry);
            cleared.append(id);
        }
    }
    for (const QUuid id : std::as_const(cleared)) {
        planRenewal(id);
    }
}

void Sessions::clearError(QUuid id, Entry &entry)
{
    if (!entry.state.lastError) {
        return;
    }
    entry.state.lastError.reset();
    entry.state.lastErrorAt.reset();
    report(m_parts.store.saveError(id, std::nullopt, m_parts.clock.now()));
}

// Jobs

void Sessions::add(QUuid id, JobKind kind, Trigger trigger, const std::optional<Substitute> &substitute)
{
    if (const Server *server = m_parts.catalog.find(id)) {
        m_runner.add(*server, kind, trigger, substitute);
    }
}

Substitute Sessions::newerThanHeld(QUuid id, Milliseconds minimalLife) const
{
    return {.known = state(id).times, .minimalLife = minimalLife};
}

//! Takes over what another process has written about that server.
void Sessions::follow(QUuid id)
{
    const auto stored = m_parts.store.state(id);
    if (!stored) {
        Q_EMIT storeFailed(stored.error());
        return;
    }
    ServerState &state = m_entries[id].state;
    const ServerState fresh = stateFrom(*stored, m_parts.clock.now());
    const std::optional<SessionTimes> times = m_keeper.standing(id);
    if (times != state.times) {
        state.licenceMissing = false;
        m_renewals.noteSuccess(id);
    }
    state.times = times;
    state.verifiedAt = fresh.verifiedAt;
    state.attempts = fresh.attempts;
    state.lastError = fresh.lastError;
    state.lastErrorAt = fresh.lastErrorAt;
    planRenewal(id);
}

void Sessions::onJobEnded(const Server &server, Trigger trigger, const JobReport &report)
{
    Entry &entry = m_entries[server.id];
    entry.state.busy = Busy::No;
    entry.state.waitsForPerson = false;
    if (report.tookOver) {
        follow(server.id);
    } else if (report.result) {
        noteSuccess(server, entry, report);
    } else {
        noteFailure(server.id, entry, trigger, report.result.error());
        followIfReplaced(server.id);
    }
    planRenewal(server.id);
    if (m_bulk.note(server.id, report.result ? std::nullopt : std::optional(report.result.error()))) {
        Q_EMIT bulkChanged();
    }
    Q_EMIT ended(server.id, report.result ? std::nullopt : std::optional(report.result.error()));
    answerTokenWaiters(server.id, report);
}

void Sessions::noteSuccess(const Server &server, Entry &entry, const JobReport &report)
{
    ServerState &state = entry.state;
    const Instant now = m_parts.clock.now();
    if (report.did == JobKind::LogOut) {
        m_keeper.forget(server.id);
        state.times.reset();
        state.verifiedAt.reset();
    } else if (report.did == JobKind::Check) {
        state.verifiedAt = now;
        state.licenceMissing = report.result->licenceMissing;
        if (state.times) {
            m_keeper.setVerified(server.id, *state.times, now);
        }
    } else if (report.result->session) {
        Session session = *report.result->session;
        if (session.times.issuedAt == Instant()) {
            session.times.issuedAt = now; // a key that was sent nowhere, so no reply says when
        }
        m_keeper.keep(server, session, report.lease);
        state.times = session.times;
        state.verifiedAt.reset();
        state.licenceMissing = false;
    }
    m_renewals.noteSuccess(server.id);
    clearError(server.id, entry);
    addActivity(server.id, activityOf(report.did));
}

void Sessions::noteFailure(QUuid id, Entry &entry, Trigger trigger, const AuthError &error)
{
    const Instant now = m_parts.clock.now();
    if (trigger == Trigger::Program) {
        m_renewals.noteFailure(id);
    }
    const bool othersAreAtIt = trigger == Trigger::Program && error.kind == AuthErrorKind::BusyElsewhere;
    if (wasSkipped(error.kind) || othersAreAtIt) {
        return; // tells nothing new about the server
    }
    entry.state.lastError = error;
    entry.state.lastErrorAt = now;
    this->report(m_parts.store.saveError(id, error, now));
    addActivity(id, activityOf(error.kind), nameOf(error.kind));
}

void Sessions::rememberCertificate(const Server &server, const QByteArray &sha256)
{
    const Server *own = m_parts.catalog.find(server.id);
    if (own && originOf(own->url) == originOf(server.url)) {
        Server trusting = *own;
        setTrustedCertificate(&trusting, sha256);
        report(m_parts.catalog.save({trusting}));
    }
    Q_EMIT certificateTrusted(server, sha256);
}

void Sessions::answerTokenWaiters(QUuid id, const JobReport &report)
{
    std::vector<TokenCallback> waiters;
    waiters.swap(m_entries[id].tokenWaiters);
    for (const TokenCallback &waiter : waiters) {
        if (!report.result) {
            waiter(report.result.error());
            continue;
        }
        auto how = report.did == JobKind::Refresh ? ReadyToken::How::Refreshed : ReadyToken::How::LoggedIn;
        if (report.tookOver) {
            how = ReadyToken::How::Held;
        }
        heldSession(id, [waiter, how](const Result<Session, AuthError> &session) {
            session ? waiter(ReadyToken{*session, how}) : waiter(session.error());
        });
    }
}

void Sessions::followIfReplaced(QUuid id)
{
    if (m_keeper.standing(id) != state(id).times) {
        follow(id);
    }
}

// Changes of the catalogue

void Sessions::onServersAdded(const QList<QUuid> &ids)
{
    for (const QUuid id : ids) {
        if (m_entries.contains(id)) {
            planRenewal(id); // came back by an undo
        }
    }
}

void Sessions::onServerChanged(QUuid id, const Server &before)
{
    const Server *server = m_parts.catalog.find(id);
    const auto found = m_entries.find(id);
    if (!server || found == m_entries.end()) {
        return;
    }
    Entry &entry = found->second;
    if (!SessionKeeper::stillBelongs(before, *server)) {
        cancel(id);
        m_keeper.forget(id);
        entry.state = {};
        m_renewals.noteSuccess(id);
        if (const auto attempts = m_parts.store.attempts(id, server->account)) {
            entry.state.attempts = asOf(*attempts, m_parts.clock.now());
        }
        report(m_parts.store.saveError(id, std::nullopt, m_parts.clock.now()));
    }
    addActivity(id, ActivityKind::Edited);
    planRenewal(id);
}

void Sessions::onServersRemoved(const QList<Server> &servers)
{
    for (const Server &server : servers) {
        cancel(server.id);
        if (const auto entry = m_entries.find(server.id); entry != m_entries.end()) {
            entry->second.state.renewsAt.reset();
            m_alarm.set(server.id, std::nullopt);
        }
    }
}

// Time

void Sessions::planRenewal(QUuid id)
{
    ServerState &state = m_entries[id].state;
    const Server *server = m_parts.catalog.find(id);
    state.renewsAt = server ? m_renewals.timeFor(*server, state) : std::nullopt;
    stateChanged(id);
}

//! What ended while the program was away waits for the person: starting, or a setting, shall not set off a storm.
void Sessions::planAllRenewals()
{
    for (const Server &server : m_parts.catalog.servers()) {
        if (m_entries.contains(server.id) && status(server.id) != Status::Expired) {
            planRenewal(server.id);
        }
    }
}

void Sessions::stateChanged(QUuid id)
{
    const ServerState &state = m_entries[id].state;
    std::optional<Instant> next = nextStatusChange(state, m_parts.clock.now());
    if (state.renewsAt && state.busy == Busy::No) {
        next = std::min(next.value_or(*state.renewsAt), *state.renewsAt);
    }
    m_alarm.set(id, next);
    Q_EMIT changed(id);
}

void Sessions::onAlarm(QUuid id)
{
    const ServerState &state = m_entries[id].state;
    if (state.renewsAt && *state.renewsAt <= m_parts.clock.now() && state.busy == Busy::No) {
        add(id, JobKind::Refresh, Trigger::Program, newerThanHeld(id));
        return;
    }
    stateChanged(id);
}

void Sessions::addActivity(QUuid id, ActivityKind kind, const QString &detail)
{
    report(m_parts.store.addActivity({id, m_parts.clock.now(), kind, detail}));
}

void Sessions::report(const Result<Done, StoreError> &written)
{
    if (!written) {
        Q_EMIT storeFailed(written.error());
    }
}

} // namespace tokenrack
