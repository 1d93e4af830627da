// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/authoperation.h"
#include "core/providers/registry.h"
#include "core/session/credentialsearch.h"
#include "core/session/serverstate.h"
#include "core/session/sessionsearch.h"

#include <QObject>

namespace tokenrack {

//! How one job ended.
struct JobReport
{
    JobKind did = JobKind::LogIn; //!< what was done last: a refused token makes a check go on as a renewal
    AuthResult result;
    bool nothingSent = true; //!< the server saw nothing of it
};

//! Does one thing with one server from beginning to end: finds what it needs, asks what only a person
//! knows, runs the flow and counts wrong answers. Session, credential and state belong to Sessions.
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
    };
    struct Tools
    {
        HttpTransport &transport;
        SecretKeeper &secrets;
        SessionKeeper &sessions;
        SessionStore &store;
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
    Trigger trigger() const { return m_order.trigger; }

Q_SIGNALS:
    void busyChanged(tokenrack::Busy busy);
    void asking(tokenrack::Asks what);
    void attemptsChanged(const tokenrack::AttemptRecord &attempts);
    //! What the person entered may be kept now, as they wished.
    void credentialAccepted(const tokenrack::Credential &credential, tokenrack::SecretPlace keepIn);
    void storeFailed(const tokenrack::StoreError &error);
    void ended(const tokenrack::JobReport &report);

private:
    void begin();
    void beginLogIn();
    void confirmAttempt(int left);
    void searchCredential();
    void searchSession();
    void runLogIn(const FoundCredential &found);
    void runWithSession(const Session &session);
    void run(std::unique_ptr<AuthFlow> flow);

    void onCaptcha(const AskCaptcha &captcha);
    void askCaptcha(const AskCaptcha &captcha);
    void onFinished(const AuthResult &result);
    void onSuccess(const Finished &finished);
    void onError(const AuthError &error);
    bool goesOnAfter(const AuthError &error);
    void offerEntered();
    void count(const AuthError &error);

    void countWrongCaptcha();
    void changeAttempts(const std::function<AttemptRecord(AttemptRecord)> &change);
    void end(const AuthResult &result);
    FlowContext context() const { return {m_order.server, m_attempts}; }

    Order m_order;
    Tools m_tools;
    AttemptRecord m_attempts;
    std::optional<AttemptLimits> m_limits;
    FoundCredential m_credential;
    std::optional<Session> m_session;
    std::optional<AuthError> m_refusedToken; //!< why a check went on as a renewal
    AuthOperation *m_operation = nullptr;
    bool m_nothingSent = true;
    bool m_triesInSpiteOfLock = false; //!< the person wants it, until the next wrong answer
    bool m_awaitsPicture = false; //!< the person asked for another one
    bool m_ended = false;
};

} // namespace tokenrack
