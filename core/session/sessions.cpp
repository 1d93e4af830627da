// SPDX-License-Identifier: MIT
#include "core/session/sessions.h"

#include "core/catalog/connectionoptions.h"
#include "core/session/proxypassword.h"

#include <QPointer>

#include <utility>

namespace tokenrack {

Sessions::Sessions(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_writer(parts.store)
    , m_keeper(parts.secrets, parts.store, m_writer)
    , m_leftovers(parts.catalog, parts.secrets, parts.store)
    , m_states({parts.catalog, parts.providers, m_keeper, parts.store, parts.clock})
    , m_refused(parts.secrets, parts.store)
    , m_runner(parts.providers, {parts.transport, parts.secrets, m_keeper, parts.store, m_refused, m_desk, parts.clock})
    , m_tokens({parts.catalog, parts.providers, parts.secrets, m_keeper, m_states, m_desk, m_runner, parts.clock})
{
    connectParts();
    connectRunner();
}

Sessions::~Sessions() = default;

void Sessions::connectParts()
{
    connect(&m_leftovers, &Leftovers::removalFailed, this, &Sessions::forgetFailed);
    connect(&m_leftovers, &Leftovers::storeFailed, this, &Sessions::storeFailed);
    connect(&m_states, &LiveStates::changed, this, &Sessions::changed);
    connect(&m_states, &LiveStates::storeFailed, this, &Sessions::storeFailed);
    connect(&m_states, &LiveStates::renewalDue, this,
            [this](QUuid id) { add(id, JobKind::Refresh, Trigger::Program, newerThanHeld(id)); });
    connect(&m_desk, &QuestionDesk::asked, this, &Sessions::questionAsked);
    connect(&m_desk, &QuestionDesk::withdrawn, this, &Sessions::questionWithdrawn);
    connect(&m_writer, &StateWriter::storeFailed, this, &Sessions::storeFailed);
    connect(&m_keeper, &SessionKeeper::sealFailed, this, &Sessions::sealFailed);
    connect(&m_keeper, &SessionKeeper::storeFailed, this, &Sessions::storeFailed);
    connect(&m_parts.secrets, &SecretKeeper::keychainAnswered, this, &Sessions::clearKeychainErrors);
    connect(&m_parts.secrets, &SecretKeeper::placeChanged, this, &Sessions::clearKeychainErrors);
    connect(&m_refused, &RefusedSecrets::storeFailed, this, &Sessions::storeFailed);
    connect(&m_parts.catalog, &Catalog::added, this, &Sessions::onServersAdded);
    connect(&m_parts.catalog, &Catalog::changed, this, &Sessions::onServerChanged);
    connect(&m_parts.catalog, &Catalog::removed, this, &Sessions::onServersRemoved);
}

void Sessions::connectRunner()
{
    connect(&m_runner, &JobRunner::storeFailed, this, &Sessions::storeFailed);
    connect(&m_runner, &JobRunner::ended, this, &Sessions::onJobEnded);
    connect(&m_runner, &JobRunner::credentialAccepted, this,
            [this](const Server &server, const Credential &credential, SecretPlace place) {
                keepCredential(server, credential, place);
            });
    connect(&m_runner, &JobRunner::certificateTrusted, this, &Sessions::rememberCertificate);
    connect(&m_runner, &JobRunner::busyChanged, this, [this](QUuid id, Busy busy) {
        m_states.at(id).busy = busy;
        m_states.tell(id);
    });
    connect(&m_runner, &JobRunner::asking, this, [this](QUuid id, Asks what) {
        m_states.at(id).waitsForPerson = what != Asks::Nothing;
        m_states.tell(id);
    });
    connect(&m_runner, &JobRunner::attemptsChanged, this, [this](const Server &server, const AttemptRecord &attempts) {
        const Server *own = m_parts.catalog.find(server.id);
        if (own && own->account == server.account) {
            m_states.at(server.id).attempts = attempts;
            m_states.tell(server.id);
        }
    });
    connect(&m_runner, &JobRunner::testEnded, this, [this](int test, const AuthResult &result) {
        const auto waiting = m_tests.extract(test);
        result ? waiting.mapped()(result->session.value_or(Session{})) : waiting.mapped()(result.error());
    });
}

Result<Done, StoreError> Sessions::load()
{
    return m_states.load();
}

Result<Done, StoreError> Sessions::loadOnly(const QList<QUuid> &ids)
{
    return m_states.loadOnly(ids);
}

void Sessions::follow(const Changes &changes)
{
    report(m_parts.catalog.follow(changes));
    m_states.follow(changes);
}

void Sessions::followUses()
{
    const QSet<QUuid> servers = m_parts.store.collectUses();
    for (const QUuid &id : servers) {
        Q_EMIT changed(id);
    }
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

std::optional<Instant> Sessions::refusedAt(const Server &server, const Credential &credential) const
{
    return m_refused.knownAt(server, credential);
}

QList<Activity> Sessions::activities(QUuid id, int limit)
{
    m_writer.flush();
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
    if (m_isLocked) {
        return;
    }
    QList<QUuid> idle;
    for (const QUuid id : ids) {
        if (m_parts.catalog.find(id) && !m_runner.isBusy(id)) {
            idle.append(id);
        }
    }
    m_bulk.add(idle);
    m_writer.setGathering(m_bulk.isRunning());
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
    m_states.lookAtClock();
}

void Sessions::readyToken(QUuid id, Milliseconds minimalLife, TokenCallback callback)
{
    m_isLocked ? callback(AuthError{.kind = AuthErrorKind::Cancelled})
               : m_tokens.readyToken(id, minimalLife, std::move(callback));
}

void Sessions::heldSession(QUuid id, const SessionCallback &callback)
{
    m_isLocked ? callback(AuthError{.kind = AuthErrorKind::Cancelled}) : m_tokens.heldSession(id, callback);
}

void Sessions::noteCopied(QUuid id, const QString &form)
{
    addActivity(id, ActivityKind::Copied, form);
}

void Sessions::noteUse(QUuid id, ActivityKind kind, const QString &detail)
{
    report(m_parts.store.addUse({id, m_parts.clock.now(), kind, detail}));
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
        m_states.at(server.id).attempts = *changed;
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
    if (place == SecretPlace::Keychain) {
        m_refused.writeDown(server, credential);
    }
    addActivity(server.id, ActivityKind::SecretKept);
    m_states.tell(server.id);
}

void Sessions::keepProxyPassword(const Proxy &proxy, const Secret &password, SecretPlace place)
{
    if (place == SecretPlace::Keychain) {
        m_leftovers.watch(proxy);
    }
    const auto kept = [self = QPointer(this), proxy, password](const Result<Done, SecretError> &result) {
        if (self && !result) {
            Q_EMIT self->secretsFailed(result.error());
            self->keepProxyPassword(proxy, password, SecretPlace::Memory);
        }
    };
    tokenrack::keepProxyPassword(m_parts.secrets, proxy, password, place, kept);
}

void Sessions::forgetCredential(QUuid id, const SecretCallback &done)
{
    cancel(id);
    m_parts.secrets.forget(id, [self = QPointer(this), id, done](const Result<Done, SecretError> &forgotten) {
        if (!self) {
            return;
        }
        if (forgotten) {
            self->dropSession(id);
            self->addActivity(id, ActivityKind::SecretForgotten);
        }
        done(forgotten);
    });
}

void Sessions::dropSession(QUuid id)
{
    m_keeper.forget(id);
    ServerState &state = m_states.at(id);
    state.times.reset();
    state.verifiedAt.reset();
    m_states.planRenewal(id);
}

void Sessions::forgetRemoved(const QList<Server> &servers)
{
    QList<QUuid> gone;
    for (const Server &server : servers) {
        if (!m_parts.catalog.find(server.id)) { // else it came back meanwhile
            gone.append(server.id);
        }
    }
    report(m_parts.catalog.purge(gone));
    QHash<QUuid, Proxy> proxies; // each once: to tell whether one is in use takes a look at every server
    for (const Server &server : servers) {
        if (gone.contains(server.id)) {
            m_states.forget(server.id);
            m_keeper.drop(server.id);
            m_leftovers.remove(server.id);
            proxies.insert(proxyItem(proxyOf(server)), proxyOf(server));
        }
    }
    for (const Proxy &proxy : std::as_const(proxies)) {
        m_leftovers.removeUnused(proxy);
    }
}

void Sessions::answer(QuestionId question, const Answer &answer)
{
    m_desk.answer(question, answer);
}

void Sessions::setRenewalEnabled(bool enabled)
{
    m_states.setRenewalEnabled(enabled);
}

void Sessions::retrySecrets()
{
    QList<QUuid> waiting;
    const QList<QUuid> known = m_states.known();
    for (const QUuid id : known) {
        const ServerState &state = m_states.at(id);
        if (!state.lastError || state.lastError->kind != AuthErrorKind::SecretsUnavailable) {
            continue;
        }
        if (state.times && status(id) != Status::KeychainLocked) {
            clearError(id); // the token is still good; its renewal goes on as planned
            m_states.planRenewal(id);
        } else {
            waiting.append(id);
        }
    }
    logInAll(waiting);
}

void Sessions::clearKeychainErrors()
{
    const QList<QUuid> known = m_states.known();
    for (const QUuid id : known) {
        const auto &error = m_states.at(id).lastError;
        // One item that cannot be read stays so while the keychain as a whole is well.
        if (error && error->kind == AuthErrorKind::SecretsUnavailable && error->secretError
            && *error->secretError != SecretErrorKind::Unreadable) {
            clearError(id);
            m_states.noteRenewed(id); // it did not fail by itself, so nothing has to be waited for
            m_states.planRenewal(id);
        }
    }
}

void Sessions::clearError(QUuid id)
{
    ServerState &state = m_states.at(id);
    if (!state.lastError) {
        return;
    }
    state.lastError.reset();
    state.lastErrorAt.reset();
    report(m_parts.store.saveError(id, std::nullopt, m_parts.clock.now()));
}

// Lock

void Sessions::lock()
{
    if (m_isLocked) {
        return;
    }
    m_isLocked = true;
    cancelAll();
    const auto tests = std::exchange(m_tests, {});
    for (const auto &[test, callback] : tests) {
        m_runner.cancelTest(test);
        callback(AuthError{.kind = AuthErrorKind::Cancelled});
    }
    m_tokens.cancelSearches();
    m_states.pauseRenewals();
    const QList<QUuid> lost = m_keeper.lock();
    m_parts.secrets.lock();
    for (const QUuid id : lost) {
        m_states.at(id).times.reset();
        m_states.planRenewal(id);
    }
    Q_EMIT lockedChanged(true);
}

void Sessions::unlock(const std::function<void(const std::optional<SecretError> &)> &done)
{
    m_parts.secrets.vault([self = QPointer(this), done](const Result<const TokenVault *, SecretError> &vault) {
        if (!self || !self->m_isLocked) {
            return;
        }
        if (!vault) {
            done(vault.error());
            return;
        }
        self->m_isLocked = false;
        Q_EMIT self->lockedChanged(false);
        done(std::nullopt);
        self->m_states.resumeRenewals();
    });
}

// Jobs

void Sessions::add(QUuid id, JobKind kind, Trigger trigger, const std::optional<Substitute> &substitute)
{
    if (m_isLocked) {
        return;
    }
    if (const Server *server = m_parts.catalog.find(id)) {
        m_runner.add(*server, kind, trigger, substitute);
    }
}

void Sessions::onJobEnded(const Server &server, Trigger trigger, const JobReport &report)
{
    ServerState &state = m_states.at(server.id);
    state.busy = Busy::No;
    state.waitsForPerson = false;
    state.route = report.route ? report.route : state.route;
    if (report.tookOver) {
        m_states.follow(server.id);
    } else if (report.result) {
        noteSuccess(server, report);
    } else {
        noteFailure(server.id, trigger, report.result.error());
        m_states.followIfReplaced(server.id);
    }
    m_states.planRenewal(server.id);
    if (m_bulk.note(server.id, report.result ? std::nullopt : std::optional(report.result.error()))) {
        m_writer.setGathering(m_bulk.isRunning());
        Q_EMIT bulkChanged();
    }
    Q_EMIT ended(server.id, report.result ? std::nullopt : std::optional(report.result.error()));
    m_tokens.answerWaiters(server.id, report);
}

void Sessions::noteSuccess(const Server &server, const JobReport &report)
{
    ServerState &state = m_states.at(server.id);
    const Instant now = m_parts.clock.now();
    if (report.did == JobKind::LogOut) {
        dropSession(server.id);
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
    m_states.noteRenewed(server.id);
    clearError(server.id);
    addActivity(server.id, activityOf(report.did));
}

void Sessions::noteFailure(QUuid id, Trigger trigger, const AuthError &error)
{
    const Instant now = m_parts.clock.now();
    if (trigger == Trigger::Program) {
        m_states.noteRenewalFailed(id);
    }
    const bool othersAreAtIt = trigger == Trigger::Program && error.kind == AuthErrorKind::BusyElsewhere;
    if (wasSkipped(error.kind) || othersAreAtIt) {
        return; // tells nothing new about the server
    }
    ServerState &state = m_states.at(id);
    state.lastError = error;
    state.lastErrorAt = now;
    this->report(m_parts.store.saveError(id, error, now));
    addActivity(id, activityOf(error.kind), nameOf(error.kind));
}

void Sessions::rememberCertificate(const Server &server, const QByteArray &sha256)
{
    const Server *own = m_parts.catalog.find(server.id);
    if (own && originOf(own->url) == originOf(server.url)) {
        Server trusting = *own;
        setTrustedCertificate(&trusting, sha256);
        report(m_parts.catalog.change(*own, trusting));
    }
    Q_EMIT certificateTrusted(server, sha256);
}

// Changes of the catalogue

void Sessions::onServersAdded(const QList<QUuid> &ids, ChangedBy by)
{
    if (by == ChangedBy::Nobody) {
        m_states.planAllRenewals();
        return;
    }
    for (const QUuid id : ids) {
        if (m_states.knows(id)) {
            m_states.planRenewal(id); // came back by an undo
        }
    }
}

//! Where another program made the change, it did in the store what belongs to it.
void Sessions::onServerChanged(QUuid id, const Server &before, ChangedBy by)
{
    const Server *server = m_parts.catalog.find(id);
    if (server && by == ChangedBy::Us && proxyOf(before) != proxyOf(*server)) {
        m_leftovers.removeUnused(proxyOf(before));
    }
    if (!server || !m_states.knows(id)) {
        return;
    }
    const bool stillBelongs = SessionKeeper::stillBelongs(before, *server);
    if (!stillBelongs) {
        cancel(id);
        m_keeper.drop(id);
        m_states.at(id) = {};
        m_states.noteRenewed(id);
    }
    if (by == ChangedBy::Others) {
        stillBelongs ? m_states.planRenewal(id) : m_states.follow(id);
        return;
    }
    if (!stillBelongs) {
        m_keeper.forget(id);
        report(m_parts.store.saveError(id, std::nullopt, m_parts.clock.now()));
        if (const auto attempts = m_parts.store.attempts(id, server->account)) {
            m_states.at(id).attempts = asOf(*attempts, m_parts.clock.now());
        }
    }
    addActivity(id, ActivityKind::Edited);
    m_states.planRenewal(id);
}

void Sessions::onServersRemoved(const QList<Server> &servers)
{
    for (const Server &server : servers) {
        cancel(server.id);
        m_states.silence(server.id);
    }
}

void Sessions::addActivity(QUuid id, ActivityKind kind, const QString &detail)
{
    m_writer.addLine({id, m_parts.clock.now(), kind, detail});
}

void Sessions::report(const Result<Done, StoreError> &written)
{
    if (!written) {
        Q_EMIT storeFailed(written.error());
    }
}

} // namespace tokenrack
