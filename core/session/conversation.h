// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/authoperation.h"
#include "core/catalog/server.h"
#include "core/secrets/secretkeeper.h"
#include "core/session/attemptbook.h"
#include "core/session/jobtrigger.h"
#include "core/session/questiondesk.h"

namespace tokenrack {

//! One flow with a server, and what it asks the person: captchas, and whether an unknown certificate is to be trusted.
//! Its attempts are counted as they are sent. What its end means is for the job to say.
class Conversation : public QObject
{
    Q_OBJECT

public:
    struct Setting
    {
        Server server;
        Trigger trigger = Trigger::Person;
        Secret proxyPassword; //!< of a test; else the stored one
        bool inSpiteOfLock = false; //!< the person wants it, until the next wrong answer
    };

    //! \a secrets, \a attempts and \a desk must outlive it.
    Conversation(std::unique_ptr<AuthFlow> flow, const Setting &setting, HttpTransport &transport,
                 SecretKeeper &secrets, AttemptBook &attempts, QuestionDesk &desk, QObject *parent);

    void start();
    void cancel() { m_operation.cancel(); }
    //! The person gave up while another picture is on its way. Ignored when no picture is awaited.
    void declineCaptcha();
    //! The way that the last request took.
    const std::optional<Route> &route() const { return m_operation.route(); }

Q_SIGNALS:
    void asking(tokenrack::Asks what);
    //! The person trusts that one certificate for this server from now on.
    void certificateTrusted(const QByteArray &sha256);
    //! Once.
    void finished(const tokenrack::AuthResult &result);

private:
    void startWith(const Secret &proxyPassword);
    void onCaptcha(const AskCaptcha &captcha);
    void confirmAttempt(const AskCaptcha &captcha);
    void askCaptcha(const AskCaptcha &captcha);
    void onAnswer(const Answer &answer);
    void onCertificate(const AuthError &error);

    Setting m_setting;
    SecretKeeper &m_secrets;
    AttemptBook &m_attempts;
    QuestionDesk &m_desk;
    AuthOperation m_operation;
    bool m_awaitsPicture = false; //!< the person asked for another one
};

} // namespace tokenrack
