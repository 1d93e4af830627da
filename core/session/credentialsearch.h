// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/autherror.h"
#include "core/secrets/secretkeeper.h"
#include "core/session/jobtrigger.h"
#include "core/session/questiondesk.h"
#include "core/session/refusedsecrets.h"

#include <QObject>

namespace tokenrack {

//! The credential for one log-in, and what is to become of it.
struct FoundCredential
{
    Credential credential;
    std::optional<SecretPlace> keepIn; //!< set when it was just entered and shall be kept there
};

//! Finds the credential for one log-in: stored and bound to this address, else entered by the person.
//! Signals found() or failed() once; failed() may come from inside start().
class CredentialSearch : public QObject
{
    Q_OBJECT

public:
    struct Wish
    {
        Server server;
        Trigger trigger = Trigger::Person;
        std::optional<Instant> refusedAt; //!< when the stored credential was refused, if it was
        std::optional<int> attemptsLeft; //!< for the dialog's words
        QStringList required; //!< the secret fields that a log-in cannot do without
    };

    CredentialSearch(const Wish &wish, SecretKeeper &secrets, RefusedSecrets &refused, QuestionDesk &desk,
                     QObject *parent);

    void start();

Q_SIGNALS:
    void asking(tokenrack::Asks what);
    void found(const tokenrack::FoundCredential &credential);
    void failed(const tokenrack::AuthError &error);

private:
    void judge(const Result<StoredCredential, SecretError> &stored);
    void judgeRefusal(const Credential &stored, std::optional<Instant> refusedAt);
    void take(const SecretAnswer &entered, const Credential &stored, const QStringList &missing);
    void judgeError(const SecretError &error);
    void askForSecret(SecretReason reason, const Credential &stored, const QStringList &missing = {});
    QStringList missingIn(const Credential &stored) const;
    void askAboutOrigin(const StoredCredential &stored);
    void ask(const Question &question, QuestionDesk::Callback callback);
    void fail(const AuthError &error);

    Wish m_wish;
    SecretKeeper &m_secrets;
    RefusedSecrets &m_refused;
    QuestionDesk &m_desk;
    std::optional<Credential> m_warnedOf; //!< entered, and the person knows that it was refused before
};

//! What it means for a job that the keychain said \a error.
AuthError secretsUnavailable(const SecretError &error);

//! What an answer to a KeychainQuestion means: true to try again. Switches to memory where the person chose that.
bool triesAgain(const Answer &answer, SecretKeeper &secrets);

} // namespace tokenrack
