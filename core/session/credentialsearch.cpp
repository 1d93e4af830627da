// SPDX-License-Identifier: MIT
#include "core/session/credentialsearch.h"

#include <QPointer>

namespace tokenrack {

CredentialSearch::CredentialSearch(const Wish &wish, SecretKeeper &secrets, RefusedSecrets &refused, QuestionDesk &desk,
                                   QObject *parent)
    : QObject(parent)
    , m_wish(wish)
    , m_secrets(secrets)
    , m_refused(refused)
    , m_desk(desk)
{ }

void CredentialSearch::start()
{
    if (const auto trouble = m_desk.keychainTrouble()) {
        judgeError(*trouble); // asking the keychain now would have it ask the person a second time
        return;
    }
    m_secrets.credential(m_wish.server.id,
                         [self = QPointer(this)](const Result<StoredCredential, SecretError> &stored) {
                             if (self) {
                                 self->judge(stored);
                             }
                         });
}

void CredentialSearch::judge(const Result<StoredCredential, SecretError> &stored)
{
    if (!stored) {
        judgeError(stored.error());
        return;
    }
    if (!stored->belongsTo(m_wish.server)) {
        askAboutOrigin(*stored);
        return;
    }
    const Credential credential = stored->credential;
    if (m_wish.refusedAt) {
        judgeRefusal(credential, m_wish.refusedAt);
        return;
    }
    m_refused.find(m_wish.server, credential, [self = QPointer(this), credential](std::optional<Instant> refusedAt) {
        if (self) {
            self->judgeRefusal(credential, refusedAt);
        }
    });
}

void CredentialSearch::judgeRefusal(const Credential &stored, std::optional<Instant> refusedAt)
{
    if (refusedAt) {
        m_wish.refusedAt = refusedAt;
        askForSecret(SecretReason::Refused, stored);
        return;
    }
    if (const QStringList missing = missingIn(stored); !missing.isEmpty()) {
        askForSecret(SecretReason::NotStored, stored, missing);
        return;
    }
    Q_EMIT found({stored, std::nullopt});
}

QStringList CredentialSearch::missingIn(const Credential &stored) const
{
    QStringList missing;
    for (const QString &key : m_wish.required) {
        if (stored.field(key).isEmpty()) {
            missing.append(key);
        }
    }
    return missing;
}

void CredentialSearch::judgeError(const SecretError &error)
{
    if (error.kind == SecretErrorKind::NotFound) {
        askForSecret(SecretReason::NotStored, {});
        return;
    }
    if (m_wish.trigger == Trigger::Program) {
        fail(secretsUnavailable(error));
        return;
    }
    ask(KeychainQuestion{error}, [this, error](const Answer &answer) {
        if (triesAgain(answer, m_secrets)) {
            start();
            return;
        }
        fail(secretsUnavailable(error));
    });
}

void CredentialSearch::askForSecret(SecretReason reason, const Credential &stored, const QStringList &missing)
{
    const bool refused = reason == SecretReason::Refused;
    if (m_wish.trigger != Trigger::Person) {
        fail({.kind = refused ? AuthErrorKind::RefusedBefore : AuthErrorKind::SecretMissing});
        return;
    }
    const SecretQuestion question{m_wish.server, reason, m_wish.refusedAt, m_wish.attemptsLeft, missing};
    ask(question, [this, refused, stored, missing](const Answer &answer) {
        if (const auto *entered = std::get_if<SecretAnswer>(&answer)) {
            take(*entered, stored, missing);
            return;
        }
        if (refused && std::holds_alternative<UseStored>(answer)) {
            Q_EMIT found({stored, std::nullopt});
            return;
        }
        fail({.kind = AuthErrorKind::Cancelled});
    });
}

//! What was refused before is sent only once the person, told of that, enters it a second time.
void CredentialSearch::take(const SecretAnswer &entered, const Credential &stored, const QStringList &missing)
{
    // What was not asked for again, such as a token to act with, stays.
    const Credential all = overlaid(stored, entered.credential);
    const auto refusedAt = m_refused.knownAt(m_wish.server, all);
    if (refusedAt && m_warnedOf != all) {
        m_warnedOf = all;
        m_wish.refusedAt = refusedAt;
        askForSecret(SecretReason::EnteredRefused, stored, missing);
        return;
    }
    Q_EMIT found({all, entered.keep ? SecretPlace::Keychain : SecretPlace::Memory});
}

void CredentialSearch::askAboutOrigin(const StoredCredential &stored)
{
    const SecretHome storedFor{stored.provider, stored.origin};
    AuthError changed{.kind = AuthErrorKind::OriginChanged};
    changed.storedFor = storedFor;
    if (m_wish.trigger != Trigger::Person) {
        fail(changed);
        return;
    }
    ask(OriginQuestion{m_wish.server, storedFor}, [this, stored, changed](const Answer &answer) {
        if (std::holds_alternative<Confirmed>(answer)) {
            Q_EMIT found({stored.credential, SecretPlace::Keychain});
            return;
        }
        fail(changed);
    });
}

void CredentialSearch::ask(const Question &question, QuestionDesk::Callback callback)
{
    Q_EMIT asking(std::holds_alternative<KeychainQuestion>(question) ? Asks::Keychain : Asks::Person);
    m_desk.ask(this, question, [this, callback = std::move(callback)](const Answer &answer) {
        Q_EMIT asking(Asks::Nothing);
        callback(answer);
    });
}

void CredentialSearch::fail(const AuthError &error)
{
    Q_EMIT failed(error);
}

AuthError secretsUnavailable(const SecretError &error)
{
    return {.kind = AuthErrorKind::SecretsUnavailable, .detail = error.detail, .secretError = error.kind};
}

bool triesAgain(const Answer &answer, SecretKeeper &secrets)
{
    if (std::holds_alternative<UseMemory>(answer)) {
        secrets.useMemory();
        return true;
    }
    return std::holds_alternative<Retry>(answer);
}

} // namespace tokenrack
