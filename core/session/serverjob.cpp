// SPDX-License-Identifier: MIT
#include "core/session/serverjob.h"

#include <QPointer>
#include <QTimer>

namespace tokenrack {

namespace {

//! Many at once and work of its own never take one of the last two attempts: a person shall have them.
constexpr int attemptsLeftToPerson = 2;

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

} // namespace

ServerJob::ServerJob(const Order &order, const Tools &tools, QObject *parent)
    : QObject(parent)
    , m_order(order)
    , m_tools(tools)
    , m_limits(order.provider.attemptLimits(order.server))
{ }

void ServerJob::start()
{
    QTimer::singleShot(0, this, &ServerJob::begin);
}

void ServerJob::cancel()
{
    if (m_operation) {
        m_operation->cancel();
        return;
    }
    end(AuthError{.kind = AuthErrorKind::Cancelled});
}

void ServerJob::declineCaptcha()
{
    if (m_operation && m_awaitsPicture) {
        m_operation->fail({.kind = AuthErrorKind::CaptchaNeeded});
    }
}

void ServerJob::begin()
{
    if (m_ended) {
        return;
    }
    const auto attempts = m_tools.store.attempts(m_order.server.id, m_order.server.account);
    if (!attempts) {
        Q_EMIT storeFailed(attempts.error());
    } else {
        m_attempts = asOf(*attempts, m_tools.clock.now());
    }
    if (m_order.kind == JobKind::LogIn) {
        beginLogIn();
        return;
    }
    Q_EMIT busyChanged(busyOf(m_order.kind));
    if (m_order.kind == JobKind::LogOut && !m_order.provider.canLogOut(m_order.server)) {
        end(Finished{});
        return;
    }
    searchSession();
}

void ServerJob::beginLogIn()
{
    Q_EMIT busyChanged(Busy::LoggingIn);
    const int left = m_limits ? attemptsLeft(m_attempts, *m_limits) : attemptsLeftToPerson + 1;
    if (m_order.trigger == Trigger::Person) {
        left <= 1 ? confirmAttempt(left) : searchCredential();
        return;
    }
    if (isLocked(m_attempts, m_tools.clock.now())) {
        end(AuthError{.kind = AuthErrorKind::LockedOut, .retryAt = m_attempts.lockedUntil});
        return;
    }
    if (left <= attemptsLeftToPerson) {
        end(AuthError{.kind = AuthErrorKind::FewAttemptsLeft});
        return;
    }
    searchCredential();
}

void ServerJob::confirmAttempt(int left)
{
    Q_EMIT asking(Asks::Person);
    m_tools.desk.ask(this, AttemptQuestion{m_order.server, left, m_limits->lockFor}, [this](const Answer &answer) {
        Q_EMIT asking(Asks::Nothing);
        if (std::holds_alternative<Confirmed>(answer)) {
            m_triesInSpiteOfLock = true;
            searchCredential();
            return;
        }
        end(AuthError{.kind = AuthErrorKind::Cancelled});
    });
}

void ServerJob::searchCredential()
{
    if (m_order.credential) {
        runLogIn({*m_order.credential, std::nullopt});
        return;
    }
    CredentialSearch::Wish wish{m_order.server, m_order.trigger, m_attempts.secretRefusedAt, std::nullopt};
    if (m_tools.secrets.holdsInMemory(m_order.server.id)) {
        wish.refusedAt.reset(); // what is held in memory is newer than what was refused
    }
    if (m_limits) {
        wish.attemptsLeft = attemptsLeft(m_attempts, *m_limits);
    }
    auto *search = new CredentialSearch(wish, m_tools.secrets, m_tools.desk, this);
    connect(search, &CredentialSearch::asking, this, &ServerJob::asking);
    connect(search, &CredentialSearch::found, this, &ServerJob::runLogIn);
    connect(search, &CredentialSearch::failed, this, [this](const AuthError &error) { end(error); });
    search->start();
}

void ServerJob::searchSession()
{
    auto *search =
        new SessionSearch(m_order.server, m_order.trigger, m_tools.sessions, m_tools.secrets, m_tools.desk, this);
    connect(search, &SessionSearch::asking, this, &ServerJob::asking);
    connect(search, &SessionSearch::found, this, &ServerJob::runWithSession);
    connect(search, &SessionSearch::failed, this, [this](const AuthError &error) {
        const bool nothingToEnd = m_order.kind == JobKind::LogOut && error.kind == AuthErrorKind::TokenRefused;
        nothingToEnd ? end(Finished{}) : onError(error);
    });
    search->start();
}

void ServerJob::runLogIn(const FoundCredential &found)
{
    m_credential = found;
    run(m_order.provider.logIn(context(), found.credential));
}

void ServerJob::runWithSession(const Session &session)
{
    m_session = session;
    switch (m_order.kind) {
    case JobKind::Refresh:
        run(m_order.provider.refresh(context(), session));
        return;
    case JobKind::Check:
        run(m_order.provider.check(context(), session));
        return;
    case JobKind::LogOut:
        run(m_order.provider.logOut(context(), session));
        return;
    case JobKind::LogIn:
        return; // needs a credential, not a session
    }
}

void ServerJob::run(std::unique_ptr<AuthFlow> flow)
{
    if (m_ended) {
        return;
    }
    m_nothingSent = false;
    m_operation = new AuthOperation(std::move(flow), m_tools.transport, this);
    connect(m_operation, &AuthOperation::captchaAsked, this, &ServerJob::onCaptcha);
    connect(m_operation, &AuthOperation::finished, this, &ServerJob::onFinished);
    m_operation->start();
}

void ServerJob::onCaptcha(const AskCaptcha &captcha)
{
    m_awaitsPicture = false;
    if (captcha.answerRefused) {
        countWrongCaptcha();
    }
    if (isLocked(m_attempts, m_tools.clock.now()) && !m_triesInSpiteOfLock) {
        m_operation->fail({.kind = AuthErrorKind::LockedOut, .retryAt = m_attempts.lockedUntil});
        return;
    }
    if (m_order.trigger == Trigger::Program) {
        m_operation->fail({.kind = AuthErrorKind::CaptchaNeeded});
        return;
    }
    askCaptcha(captcha);
}

void ServerJob::askCaptcha(const AskCaptcha &captcha)
{
    const AttemptLimits limits = m_limits.value_or(AttemptLimits{});
    const CaptchaQuestion question{.server = m_order.server,
                                   .image = captcha.image,
                                   .answerRefused = captcha.answerRefused,
                                   .serverText = captcha.serverText,
                                   .attemptsLeft = attemptsLeft(m_attempts, limits),
                                   .lockAfter = limits.lockAfter,
                                   .lockFor = limits.lockFor};
    Q_EMIT asking(Asks::Person);
    m_tools.desk.ask(this, question, [this](const Answer &answer) {
        Q_EMIT asking(Asks::Nothing);
        if (const auto *typed = std::get_if<CaptchaAnswer>(&answer)) {
            m_operation->answerCaptcha(typed->text);
        } else if (std::holds_alternative<AnotherPicture>(answer)) {
            m_awaitsPicture = true;
            m_operation->requestAnotherCaptcha();
        } else {
            m_operation->fail({.kind = AuthErrorKind::CaptchaNeeded});
        }
    });
}

void ServerJob::onFinished(const AuthResult &result)
{
    m_operation->deleteLater();
    m_operation = nullptr;
    if (result) {
        onSuccess(*result);
        return;
    }
    onError(result.error());
}

void ServerJob::onSuccess(const Finished &finished)
{
    if (m_order.kind == JobKind::LogIn) {
        // A test, or a password for this run only, says nothing of the stored one.
        const bool isStored = !m_order.credential && m_credential.keepIn != SecretPlace::Memory
            && !m_tools.secrets.holdsInMemory(m_order.server.id);
        const bool noLock = finished.siteHasNoCaptcha;
        changeAttempts([isStored, noLock](const AttemptRecord &record) {
            return AttemptRecord{.secretRefusedAt = isStored ? std::nullopt : record.secretRefusedAt,
                                 .siteHasNoLock = noLock || record.siteHasNoLock};
        });
        offerEntered();
    }
    end(finished);
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
        told.retryAt = m_attempts.lockedUntil;
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
        m_order.kind = JobKind::LogIn;
        beginLogIn();
        return true;
    }
    const bool isKey = m_session && m_session->times.source == ExpirySource::Permanent;
    if (m_order.kind != JobKind::Check || isKey) {
        return false;
    }
    m_refusedToken = error;
    m_order.trigger = Trigger::Program;
    m_nothingSent = true;
    if (m_session && m_order.provider.canRefresh(m_order.server)) {
        m_order.kind = JobKind::Refresh;
        Q_EMIT busyChanged(Busy::Refreshing);
        runWithSession(*m_session);
        return true;
    }
    m_order.kind = JobKind::LogIn;
    beginLogIn();
    return true;
}

void ServerJob::count(const AuthError &error)
{
    const Instant now = m_tools.clock.now();
    if (error.kind == AuthErrorKind::Refused) {
        if (!m_order.credential) {
            m_tools.secrets.dropFromMemory(m_order.server.id);
        }
        const bool tested = m_order.credential.has_value();
        const bool noLock = error.siteHasNoCaptcha;
        changeAttempts([this, now, tested, noLock](AttemptRecord record) {
            record.siteHasNoLock = record.siteHasNoLock || noLock;
            AttemptRecord counted = afterRefusal(record, m_limits, now);
            counted.secretRefusedAt = tested ? record.secretRefusedAt : counted.secretRefusedAt;
            return counted;
        });
    } else if (error.kind == AuthErrorKind::LockedOut && error.httpStatus > 0 && m_limits) {
        // Said by the server; where only our own count says so, its end stays where it is.
        changeAttempts([this, now](const AttemptRecord &record) { return afterLock(record, *m_limits, now); });
    }
}

void ServerJob::offerEntered()
{
    if (m_credential.keepIn) {
        Q_EMIT credentialAccepted(m_credential.credential, *m_credential.keepIn);
    }
}

//! The password was not looked at, so nothing is known against it.
void ServerJob::countWrongCaptcha()
{
    m_triesInSpiteOfLock = false;
    changeAttempts([this](const AttemptRecord &record) {
        AttemptRecord counted = afterRefusal(record, m_limits, m_tools.clock.now());
        counted.secretRefusedAt = record.secretRefusedAt;
        return counted;
    });
}

void ServerJob::changeAttempts(const std::function<AttemptRecord(AttemptRecord)> &change)
{
    const auto changed = m_tools.store.changeAttempts(m_order.server.id, m_order.server.account, change);
    if (changed) {
        m_attempts = *changed;
    } else {
        m_attempts = change(m_attempts); // counted in memory at least
        Q_EMIT storeFailed(changed.error());
    }
    Q_EMIT attemptsChanged(m_attempts);
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
    const bool refusalStands = m_refusedToken && m_nothingSent && !result;
    Q_EMIT ended({m_order.kind, refusalStands ? AuthResult(*m_refusedToken) : result, m_nothingSent});
}

} // namespace tokenrack
