// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/authoperation.h"
#include "core/catalog/server.h"
#include "core/session/attemptbook.h"
#include "core/session/jobtrigger.h"
#include "core/session/questiondesk.h"

namespace tokenrack {

//! One flow with a server, and what it asks the person: captchas, whose wrong answers are counted, and whether an
//! unknown certificate is to be trusted. What its end means is for the job to say.
class Conversation : public QObject
{
    Q_OBJECT

public:
    struct Setting
    {
        Server server;
        Trigger trigger = Trigger::Person;
        bool inSpiteOfLock = false; //!< the person wants it, until the next wrong answer
    };

    //! \a attempts and \a desk must outlive it.
    Conversation(std::unique_ptr<AuthFlow> flow, const Setting &setting, HttpTransport &transport,
                 AttemptBook &attempts, QuestionDesk &desk, QObject *parent);

    void start() { m_operation.start(); }
    void cancel() { m_operation.cancel(); }
    //! The person gave up while another picture is on its way. Ignored when no picture is awaited.
    void declineCaptcha();

Q_SIGNALS:
    void asking(tokenrack::Asks what);
    //! The person trusts that one certificate for this server from now on.
    void certificateTrusted(const QByteArray &sha256);
    //! Once.
    void finished(const tokenrack::AuthResult &result);

private:
    void onCaptcha(const AskCaptcha &captcha);
    void askCaptcha(const AskCaptcha &captcha);
    void onAnswer(const Answer &answer);
    void onCertificate(const AuthError &error);

    Setting m_setting;
    AttemptBook &m_attempts;
    QuestionDesk &m_desk;
    AuthOperation m_operation;
    bool m_awaitsPicture = false; //!< the person asked for another one
};

} // namespace tokenrack
