// SPDX-License-Identifier: MIT
#include "core/session/serverjob.h"

#include "core/session/proxypassword.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace tokenrack {

namespace {

Busy busyOf(JobKind kind)
{
    switch (kind) {
    case JobKind::LogIn:
        return Busy::LoggingIn;
    case JobKind::Refresh:
        return Busy::Refreshing;
    case JobKind::Check:
        return Busy::Checking;
    case JobKind::LogOut:
        return Busy::LoggingOut;
    }
    return Busy::No;
}

enum class Need { Any, Required };

QStringList secretFields(const ServerJob::Order &order, Need need)
{
    QStringList keys;
    const QList<Field> fields = order.provider.fields(order.server.options);
    for (const Field &field : fields) {
        if (field.kind == FieldKind::Secret && (field.required || need == Need::Any)) {
            keys.append(field.key);
        }
    }
    return keys;
}

} // namespace

ServerJob::ServerJob(const Order &order, const Tools &tools, QObject *parent)
    : QObject(parent)
    , m_order(order)
    , m_tools(tools)
    , m_attempts(countedAccount(order.server, &order.provider, tools.catalog),
                 order.provider.attemptLimits(order.server), tools.store, tools.clock)
{
    connect(&m_attempts, &AttemptBook::changed, this, &ServerJob::attemptsChanged);
    connect(&m_attempts, &AttemptBook::storeFailed, this, &ServerJob::storeFailed);
}

void ServerJob::start()
{
    QTimer::singleShot(0, this, &ServerJob::begin);
}

void ServerJob::cancel()
{
    if (m_conversation) {
        m_conversation->cancel();
        return;
    }
    end(AuthError{.kind = AuthErrorKind::Cancelled});
}

void ServerJob::declineCaptcha()
{
    if (m_conversation) {
        m_conversation->declineCaptcha();
    }
}

void ServerJob::begin()
{
    if (m_ended) {
        return;
    }
    m_attempts.read();
    goOnAs(m_order.kind);
}

void ServerJob::goOnAs(JobKind kind)
{
    m_order.kind = kind;
    Q_EMIT busyChanged(busyOf(kind));
    proceed();
}

//! Does the first thing that is still missing, and comes back once it is there. What another process did meanwhile may
//! make one of them missing again.
void ServerJob::proceed()
{
    if (m_ended) {
        return;
    }
    m_order.kind == JobKind::LogIn ? proceedToLogIn() : proceedWithSession();
}

void ServerJob::proceedToLogIn()
{
    if (const auto error = reasonNotToTry()) {
        end(*error);
    } else if (needsConfirmation()) {
        confirmAttempt();
    } else if (needsCredential()) {
        searchCredential();
    } else if (!m_lease) {
        waitForLease();
    } else if (m_attempts.limits() && !m_isCountKnown) {
        end(AuthError{.kind = AuthErrorKind::AttemptsUnknown});
    } else {
        run(m_order.provider.logIn(context(), m_credential->credential));
    }
}

void ServerJob::proceedWithSession()
{
    const bool sendsNothing = m_order.kind == JobKind::LogOut && !m_order.provider.canLogOut(m_order.server);
    if (!m_session && !sendsNothing) {
        searchSession();
    } else if (!m_lease && m_order.kind != JobKind::Check) { // which changes nothing
        waitForLease();
    } else if (sendsNothing) {
        end(Finished{});
    } else {
        runWithSession();
    }
}

void ServerJob::runWithSession()
{
    switch (m_order.kind) {
    case JobKind::Refresh:
        run(m_order.provider.refresh(context(), *m_session));
        return;
    case JobKind::Check:
        run(m_order.provider.check(context(), *m_session));
        return;
    case JobKind::LogOut:
        run(m_order.provider.logOut(context(), *m_session));
        return;
    case JobKind::LogIn:
        return; // needs a credential, not a session
    }
}

// What is needed before anything is sent

std::optional<AuthError> ServerJob::reasonNotToTry() const
{
    if (m_order.trigger == Trigger::Person) {
        return std::nullopt;
    }
    if (m_attempts.isLocked()) {
        return AuthError{.kind = AuthErrorKind::LockedOut, .retryAt = m_attempts.record().lockedUntil};
    }
    if (m_attempts.isLate()) {
        return AuthError{.kind = AuthErrorKind::FewAttemptsLeft};
    }
    return std::nullopt;
}

bool ServerJob::needsConfirmation() const
{
    const auto left = m_attempts.left();
    return m_order.trigger == Trigger::Person && left && *left <= 1 && left != m_confirmedLeft;
}

//! What is stored may have been refused to another process since it was fetched.
bool ServerJob::needsCredential() const
{
    if (!m_credential) {
        return true;
    }
    const auto &refusedAt = m_attempts.record().secretRefusedAt;
    return hasStoredCredential() && refusedAt && refusedAt != m_refusalKnown
        && !m_tools.secrets.holdsInMemory(m_order.server.id);
}

bool ServerJob::hasStoredCredential() const
{
    return m_credential && !m_order.credential && !m_credential->keepIn;
}

//! Through another entry of the account, where a second time would be a second wrong log-in. A person was asked whether
//! to send it again.
bool ServerJob::wasRefusedMeanwhile() const
{
    return m_attempts.limits() && m_order.trigger != Trigger::Person && hasStoredCredential()
        && m_tools.refused.knownAt(m_order.server, m_credential->credential);
}

void ServerJob::confirmAttempt()
{
    onAsking(Asks::Person);
    const int left = *m_attempts.left();
    const AttemptQuestion question{m_order.server, left, m_attempts.limits()->lockFor};
    m_tools.desk.ask(this, question, [this, left](const Answer &answer) {
        onAsking(Asks::Nothing);
        if (std::holds_alternative<Confirmed>(answer)) {
            m_triesInSpiteOfLock = true;
            m_confirmedLeft = left;
            proceed();
            return;
        }
        end(AuthError{.kind = AuthErrorKind::Cancelled});
    });
}

void ServerJob::searchCredential()
{
    if (m_order.credential) {
        completeEntered();
        return;
    }
    m_refusalKnown = m_attempts.record().secretRefusedAt;
    CredentialSearch::Wish wish{m_order.server, m_order.trigger, m_refusalKnown, m_attempts.left(),
                                secretFields(m_order, Need::Required)};
    if (m_tools.secrets.holdsInMemory(m_order.server.id)) {
        wish.refusedAt.reset(); // what is held in memory is newer than what was refused
    }
    auto *search = new CredentialSearch(wish, m_tools.secrets, m_tools.refused, m_tools.desk, this);
    connect(search, &CredentialSearch::asking, this, &ServerJob::onAsking);
    connect(search, &CredentialSearch::found, this, [this](const FoundCredential &found) {
        m_credential = found;
        proceed();
    });
    connect(search, &CredentialSearch::failed, this, [this](const AuthError &error) { end(error); });
    search->start();
}

//! What was left empty in a form that is tested stands for what is stored, as long as that is for the same address.
void ServerJob::completeEntered()
{
    const Credential entered = *m_order.credential;
    const QStringList all = secretFields(m_order, Need::Any);
    if (std::all_of(all.begin(), all.end(), [&](const QString &key) { return entered.fields.contains(key); })) {
        m_credential = FoundCredential{entered, std::nullopt};
        proceed();
        return;
    }
    m_tools.secrets.credential(
        m_order.server.id, [self = QPointer(this), entered](const Result<StoredCredential, SecretError> &stored) {
            if (!self) {
                return;
            }
            const bool usable = stored && stored->belongsTo(self->m_order.server);
            self->m_credential =
                FoundCredential{overlaid(usable ? stored->credential : Credential(), entered), std::nullopt};
            self->proceed();
        });
}

void ServerJob::searchSession()
{
    auto *search =
        new SessionSearch(m_order.server, m_order.trigger, m_tools.sessions, m_tools.secrets, m_tools.desk, this);
    connect(search, &SessionSearch::asking, this, &ServerJob::onAsking);
    connect(search, &SessionSearch::found, this, &ServerJob::onSessionFound);
    connect(search, &SessionSearch::failed, this, &ServerJob::onNoSession);
    search->start();
}

void ServerJob::onSessionFound(const Session &session)
{
    if (m_takesOver) {
        end(Finished{});
        return;
    }
    m_session = session;
    proceed();
}

void ServerJob::onNoSession(const AuthError &error)
{
    if (m_takesOver && error.kind == AuthErrorKind::TokenRefused) {
        m_takesOver = false; // it cannot be opened here, so an own one is needed
        m_order.substitute.reset();
        proceed();
        return;
    }
    if (wasEndedElsewhere()) {
        end(AuthError{.kind = AuthErrorKind::Cancelled});
        return;
    }
    const bool nothingToEnd = m_order.kind == JobKind::LogOut && error.kind == AuthErrorKind::TokenRefused;
    nothingToEnd ? end(Finished{}) : onError(error);
}

//! A person may take long; meanwhile others can go on.
void ServerJob::onAsking(Asks what)
{
    if (what != Asks::Nothing) {
        m_lease.reset();
    }
    Q_EMIT asking(what);
}

// The lease

//! Where wrong log-ins lock an account, whoever has one of its entries has them all.
QUuid ServerJob::leased() const
{
    return m_attempts.limits() ? accountId(m_order.server) : m_order.server.id;
}

void ServerJob::waitForLease()
{
    const Milliseconds atMost = timeoutOf(m_order.server, m_order.provider);
    auto *wait = new LeaseWait(m_tools.store, leased(), atMost, this);
    connect(wait, &LeaseWait::taken, this, &ServerJob::onLease);
    connect(wait, &LeaseWait::gaveUp, this, [this] { end(AuthError{.kind = AuthErrorKind::BusyElsewhere}); });
    connect(wait, &LeaseWait::failed, this, [this](const StoreError &error) {
        Q_EMIT storeFailed(error);
        onLease(std::make_shared<Lease>()); // as with all that cannot be written down, the work goes on
    });
    wait->start();
}

//! Only now nobody else changes what is stored, so all that was decided before is looked at once more.
void ServerJob::onLease(const std::shared_ptr<Lease> &lease)
{
    m_lease = lease;
    m_isCountKnown = m_attempts.readAlone();
    const std::optional<SessionTimes> standing = m_tools.sessions.standing(m_order.server.id);
    if (isSubstitute(standing)) {
        m_takesOver = true;
        searchSession();
        return;
    }
    if (wasEndedElsewhere()) {
        end(AuthError{.kind = AuthErrorKind::Cancelled});
        return;
    }
    if (m_session && standing != m_session->times) {
        m_session.reset();
    }
    if (wasRefusedMeanwhile()) {
        m_credential.reset();
    }
    proceed();
}

//! Who logged out in another window meant it: the program does not log in again by itself.
bool ServerJob::wasEndedElsewhere() const
{
    return m_order.kind == JobKind::Refresh && m_order.trigger == Trigger::Program
        && !m_tools.sessions.standing(m_order.server.id);
}

bool ServerJob::isSubstitute(const std::optional<SessionTimes> &standing) const
{
    return m_order.substitute && standing && standing != m_order.substitute->known
        && livesFor(*standing, m_order.substitute->minimalLife, m_tools.clock.now());
}

// The conversation

void ServerJob::run(std::unique_ptr<AuthFlow> flow)
{
    if (m_ended) {
        return;
    }
    m_nothingSent = false;
    const Secret proxyPassword =
        m_order.credential ? m_order.credential->field(QLatin1String(proxyPasswordField)) : Secret();
    m_conversation =
        new Conversation(std::move(flow), {m_order.server, m_order.trigger, proxyPassword, m_triesInSpiteOfLock},
                         m_tools.transport, m_tools.secrets, m_attempts, m_tools.desk, this);
    connect(m_conversation, &Conversation::asking, this, &ServerJob::asking);
    connect(m_conversation, &Conversation::certificateTrusted, this, &ServerJob::certificateTrusted);
    connect(m_conversation, &Conversation::finished, this, &ServerJob::onFinished);
    m_conversation->start();
}

void ServerJob::onFinished(const AuthResult &result)
{
    m_tools.desk.withdraw(m_conversation);
    m_route = m_conversation->route() ? m_conversation->route() : m_route;
    m_conversation->deleteLater();
    m_conversation = nullptr;
    if (result) {
        onSuccess(*result);
        return;
    }
    onError(result.error());
}

void ServerJob::onSuccess(const Finished &finished)
{
    if (m_order.kind == JobKind::LogIn) {
        m_attempts.noteAccepted(usesStoredCredential(), finished.siteHasNoCaptcha);
        m_tools.refused.forget(m_order.server, m_credential->credential);
        offerEntered();
    }
    end(masked(finished));
}

//! A reply may repeat what was entered, or the token, under any name.
Finished ServerJob::masked(Finished finished) const
{
    if (finished.session) {
        QList<Secret> secrets{finished.session->token, finished.session->refreshToken};
        secrets += m_credential ? m_credential->credential.fields.values() : QList<Secret>();
        maskRepeats(&finished.session->fields, secrets);
    }
    return finished;
}

void ServerJob::onError(const AuthError &error)
{
    if (goesOnAfter(error)) {
        return;
    }
    count(error);
    const bool sentInVain = error.kind == AuthErrorKind::Refused || error.kind == AuthErrorKind::BadRequest;
    if (m_order.kind == JobKind::LogIn && !sentInVain) {
        offerEntered(); // a time-out says nothing against what was entered
    }
    AuthError told = error;
    if (told.kind == AuthErrorKind::LockedOut) {
        told.retryAt = m_attempts.record().lockedUntil;
    }
    end(told);
}

//! A token that the server refuses is renewed once: by a refresh where there is one, else by one log-in. A key that no
//! log-in renews is not.
bool ServerJob::goesOnAfter(const AuthError &error)
{
    if (m_ended || error.kind != AuthErrorKind::TokenRefused) {
        return false;
    }
    if (m_order.kind == JobKind::Refresh) {
        goOnAs(JobKind::LogIn);
        return true;
    }
    const bool isKey = m_session && m_session->times.source == ExpirySource::Permanent;
    if (m_order.kind != JobKind::Check || isKey) {
        return false;
    }
    m_refusedToken = error;
    m_order.trigger = Trigger::Program;
    m_order.substitute = Substitute{.known = m_session ? std::optional(m_session->times) : std::nullopt};
    m_nothingSent = true;
    goOnAs(m_session && m_order.provider.canRefresh(m_order.server) ? JobKind::Refresh : JobKind::LogIn);
    return true;
}

//! A test, or a password for this run only, says nothing of the stored one.
bool ServerJob::usesStoredCredential() const
{
    const bool isForThisRun = m_credential && m_credential->keepIn == SecretPlace::Memory;
    return !m_order.credential && !isForThisRun && !m_tools.secrets.holdsInMemory(m_order.server.id);
}

void ServerJob::count(const AuthError &error)
{
    if (error.kind == AuthErrorKind::Refused) {
        m_attempts.noteRefused(usesStoredCredential(), error.siteHasNoCaptcha);
        if (!m_order.credential) {
            m_tools.secrets.dropFromMemory(m_order.server.id);
        }
        if (m_order.kind == JobKind::LogIn && m_credential) {
            const bool isFromKeychain = !m_order.credential && m_credential->keepIn != SecretPlace::Memory;
            m_tools.refused.note(m_order.server, m_credential->credential, m_tools.clock.now(), isFromKeychain);
        }
    } else if (error.kind == AuthErrorKind::LockedOut && error.httpStatus > 0) {
        m_attempts.noteLocked(); // where only our own count says so, its end stays where it is
    } else if (error.answerLost) {
        m_attempts.noteAnswerLost();
    } else {
        m_attempts.noteNotRefused();
    }
}

void ServerJob::offerEntered()
{
    if (m_credential && m_credential->keepIn) {
        Q_EMIT credentialAccepted(m_credential->credential, *m_credential->keepIn);
    }
}

void ServerJob::end(const AuthResult &result)
{
    if (m_ended) {
        return;
    }
    m_ended = true;
    m_tools.desk.withdraw(this);
    const auto searches = findChildren<QObject *>(Qt::FindDirectChildrenOnly);
    for (QObject *search : searches) {
        search->disconnect(this);
        m_tools.desk.withdraw(search);
        search->deleteLater();
    }
    // A renewal that could not even begin says less than the refusal that called for it.
    const bool wasStopped = !result && (m_nothingSent || result.error().kind == AuthErrorKind::AttemptsUnknown);
    const bool refusalStands = m_refusedToken && wasStopped;
    Q_EMIT ended({.did = m_order.kind,
                  .result = refusalStands ? AuthResult(*m_refusedToken) : result,
                  .route = m_route,
                  .tookOver = m_takesOver && result,
                  .lease = std::move(m_lease)});
}

} // namespace tokenrack
