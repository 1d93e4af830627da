// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/registry.h"
#include "core/session/attemptbook.h"
#include "core/session/conversation.h"
#include "core/session/credentialsearch.h"
#include "core/session/leasewait.h"
#include "core/session/serverstate.h"
#include "core/session/sessionsearch.h"

#include <QObject>

namespace tokenrack {

//! How one job ended.
struct JobReport
{
    JobKind did = JobKind::LogIn; //!< what was done last: a refused token makes a check go on as a renewal
    AuthResult result;
    std::optional<Route> route = {}; //!< the way that its last request took
    bool tookOver = false; //!< success, by a session that another process brought; it stands in the store
    //! Kept by whoever writes down what came of it until that is done; nullptr when none was needed.
    std::shared_ptr<Lease> lease;
};

//! What a session that another process brings meanwhile must be like to do as well.
struct Substitute
{
    std::optional<SessionTimes> known; //!< of the session that this process knows already
    Milliseconds minimalLife = minimalCopyLife;
};

//! Does one thing with one server from beginning to end: finds what it needs, asks what only a person
//! knows, runs the flow and counts wrong answers. Session, credential and state belong to Sessions.
//!
//! From the last look at what is stored to the end it has the server's lease, so that no two processes use the same
//! refresh token or the same attempt. While it asks the person it gives the lease back, and looks once more afterwards;
//! except in the middle of a flow: a captcha's picture, for one, is good only until somebody else asks for another one.
class ServerJob : public QObject
{
    Q_OBJECT

public:
    struct Order
    {
        Server server;
        const Provider &provider;
        JobKind kind = JobKind::LogIn;
        Trigger trigger = Trigger::Person;
        std::optional<Credential> credential; //!< of a test: used instead of the stored one, and not kept
        std::optional<Substitute> substitute; //!< set: what another process brings meanwhile may do as well
    };
    struct Tools
    {
        const Catalog &catalog;
        HttpTransport &transport;
        SecretKeeper &secrets;
        SessionKeeper &sessions;
        SessionStore &store;
        RefusedSecrets &refused;
        QuestionDesk &desk;
        const Clock &clock;
    };

    ServerJob(const Order &order, const Tools &tools, QObject *parent);

    //! Once. ended() comes once, later.
    void start();
    //! Ends with AuthErrorKind::Cancelled, and takes back open questions.
    void cancel();
    //! The person gave up while another picture is on its way: ends with AuthErrorKind::CaptchaNeeded. Ignored when no
    //! picture is awaited.
    void declineCaptcha();

    QUuid server() const { return m_order.server.id; }

Q_SIGNALS:
    void busyChanged(tokenrack::Busy busy);
    void asking(tokenrack::Asks what);
    void attemptsChanged(const tokenrack::AttemptRecord &attempts);
    //! What the person entered may be kept now, as they wished.
    void credentialAccepted(const tokenrack::Credential &credential, tokenrack::SecretPlace keepIn);
    //! The person trusts that one certificate for this server from now on.
    void certificateTrusted(const QByteArray &sha256);
    void storeFailed(const tokenrack::StoreError &error);
    void ended(const tokenrack::JobReport &report);

private:
    void begin();
    void proceed();
    void proceedToLogIn();
    void proceedWithSession();
    void runWithSession();
    void goOnAs(JobKind kind);

    std::optional<AuthError> reasonNotToTry() const;
    bool needsConfirmation() const;
    bool needsCredential() const;
    bool hasStoredCredential() const;
    bool wasRefusedMeanwhile() const;
    void confirmAttempt();
    void searchCredential();
    void completeEntered();
    void searchSession();
    void onSessionFound(const Session &session);
    void onNoSession(const AuthError &error);
    void onAsking(Asks what);

    QUuid leased() const;
    void waitForLease();
    void onLease(const std::shared_ptr<Lease> &lease);
    bool wasEndedElsewhere() const;
    bool isSubstitute(const std::optional<SessionTimes> &standing) const;

    void run(std::unique_ptr<AuthFlow> flow);
    void onFinished(const AuthResult &result);
    void onSuccess(const Finished &finished);
    void onError(const AuthError &error);
    bool goesOnAfter(const AuthError &error);
    void offerEntered();
    Finished masked(Finished finished) const;
    bool usesStoredCredential() const;
    void count(const AuthError &error);
    void end(const AuthResult &result);
    FlowContext context() const { return {m_order.server, m_attempts.record()}; }

    Order m_order;
    Tools m_tools;
    AttemptBook m_attempts;
    std::shared_ptr<Lease> m_lease;
    bool m_isCountKnown = true; //!< as of when the lease was taken
    std::optional<FoundCredential> m_credential;
    std::optional<Instant> m_refusalKnown; //!< of the stored credential, when it was fetched
    std::optional<int> m_confirmedLeft; //!< the person wants to go on although only so many attempts are left
    std::optional<Session> m_session;
    std::optional<AuthError> m_refusedToken; //!< why a check went on as a renewal
    std::optional<Route> m_route;
    Conversation *m_conversation = nullptr;
    bool m_nothingSent = true;
    bool m_takesOver = false; //!< another process brought what was wanted
    bool m_triesInSpiteOfLock = false; //!< the person wants it, until the next wrong answer
    bool m_ended = false;
};

} // namespace tokenrack
