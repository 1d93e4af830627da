// SPDX-License-Identifier: MIT
#include "core/session/sessions.h"

#include "core/catalog/connectionoptions.h"

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
    , m_outcomes({m_states, m_keeper, m_writer, parts.store, parts.clock})
    , m_refused(parts.secrets, parts.store)
    , m_credentials({parts.secrets, parts.store, m_states, m_refused, m_leftovers, m_outcomes})
    , m_runner(parts.providers,
               {parts.catalog, parts.transport, parts.secrets, m_keeper, parts.store, m_refused, m_desk, parts.clock})
    , m_tokens({parts.catalog, parts.providers, parts.secrets, m_keeper, m_states, m_desk, m_runner, parts.clock})
    , m_catalogFollower({parts.catalog, parts.providers, m_keeper, parts.store, m_states, m_leftovers, m_runner,
                         m_outcomes, parts.clock})
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
    connect(&m_states, &LiveStates::burstBegan, this, &Sessions::burstBegan);
    connect(&m_states, &LiveStates::burstEnded, this, &Sessions::burstEnded);
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
    connect(&m_outcomes, &Outcomes::storeFailed, this, &Sessions::storeFailed);
    connect(&m_refused, &RefusedSecrets::storeFailed, this, &Sessions::storeFailed);
    connect(this, &Sessions::lockedChanged, &m_credentials, &CredentialKeeper::setLocked);
    connect(&m_credentials, &CredentialKeeper::secretsFailed, this, &Sessions::secretsFailed);
    connect(&m_credentials, &CredentialKeeper::storeFailed, this, &Sessions::storeFailed);
    connect(&m_catalogFollower, &CatalogFollower::storeFailed, this, &Sessions::storeFailed);
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
    connect(&m_runner, &JobRunner::attemptsChanged, this, &Sessions::onAttempts);
    connect(&m_runner, &JobRunner::testEnded, this, [this](int test, const AuthResult &result) {
        const auto waiting = m_tests.extract(test);
        result ? waiting.mapped()(result->session.value_or(Session{})) : waiting.mapped()(result.error());
    });
}

void Sessions::onAttempts(const Server &server, const AttemptRecord &attempts)
{
    const Server *own = m_parts.catalog.find(server.id);
    if (own && own->account == server.account) {
        m_states.at(server.id).attempts = attempts;
        m_states.tell(server.id);
    }
    const Provider *provider = m_parts.providers.find(server.provider);
    for (const QUuid other : countedAccount(server, provider, m_parts.catalog).others) {
        m_states.follow(other);
    }
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

AttemptRecord Sessions::attempts(const Server &draft) const
{
    const Provider *provider = m_parts.providers.find(draft.provider);
    const auto read = m_parts.store.attempts(countedAccount(draft, provider, m_parts.catalog));
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
    QList<QUuid> begun;
    for (const QUuid id : ids) {
        if (m_runner.isBusy(id)) {
            continue;
        }
        add(id, JobKind::LogIn, Trigger::Bulk, newerThanHeld(id));
        if (m_runner.isBusy(id)) {
            begun.append(id);
        }
    }
    joinBulk(begun);
}

void Sessions::joinBulk(const QList<QUuid> &ids)
{
    m_bulk.add(ids);
    m_writer.setGathering(m_bulk.isRunning());
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
               : m_tokens.readyToken(id, minimalLife, Trigger::Person, std::move(callback));
}

void Sessions::readyTokenOfMany(QUuid id, Milliseconds minimalLife, TokenCallback callback)
{
    if (m_isLocked) {
        callback(AuthError{.kind = AuthErrorKind::Cancelled});
        return;
    }
    m_tokens.readyToken(id, minimalLife, Trigger::Bulk, std::move(callback));
    if (m_runner.isBusy(id)) {
        joinBulk({id});
    }
}

void Sessions::heldSession(QUuid id, const SessionCallback &callback)
{
    m_isLocked ? callback(AuthError{.kind = AuthErrorKind::Cancelled}) : m_tokens.heldSession(id, callback);
}

void Sessions::noteCopied(QUuid id, const QString &form)
{
    m_outcomes.addLine(id, ActivityKind::Copied, form);
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
    m_credentials.keep(server, credential, place, done);
}

void Sessions::keepProxyPassword(const Proxy &proxy, const Secret &password, SecretPlace place,
                                 const SecretCallback &done)
{
    m_credentials.keepProxyPassword(proxy, password, place, done);
}

void Sessions::forgetCredential(QUuid id, const SecretCallback &done)
{
    cancel(id);
    m_credentials.forget(id, done);
}

void Sessions::forgetRemoved(const QList<Server> &servers)
{
    m_catalogFollower.forgetRemoved(servers);
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
            m_outcomes.clearError(id); // the token is still good; its renewal goes on as planned
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
            m_outcomes.clearError(id);
            m_states.noteRenewed(id); // it did not fail by itself, so nothing has to be waited for
            m_states.planRenewal(id);
        }
    }
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
    m_parts.transport.forgetSecrets();
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
    m_outcomes.note(server, trigger, report);
    m_states.planRenewal(server.id);
    if (m_bulk.note(server.id, report.result ? std::nullopt : std::optional(report.result.error()))) {
        m_writer.setGathering(m_bulk.isRunning());
        Q_EMIT bulkChanged();
    }
    Q_EMIT ended(server.id, report.result ? std::nullopt : std::optional(report.result.error()));
    m_tokens.answerWaiters(server.id, report);
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

void Sessions::report(const Result<Done, StoreError> &written)
{
    if (!written) {
        Q_EMIT storeFailed(written.error());
    }
}

} // namespace tokenrack
