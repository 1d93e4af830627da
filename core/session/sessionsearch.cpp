// SPDX-License-Identifier: MIT
#include "core/session/sessionsearch.h"

#include "core/session/credentialsearch.h"

#include <QPointer>

namespace tokenrack {

SessionSearch::SessionSearch(const Server &server, Trigger trigger, SessionKeeper &keeper, SecretKeeper &secrets,
                             QuestionDesk &desk, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_trigger(trigger)
    , m_keeper(keeper)
    , m_secrets(secrets)
    , m_desk(desk)
{ }

void SessionSearch::start()
{
    if (const auto trouble = m_desk.keychainTrouble()) {
        judgeKeychain(*trouble); // asking the keychain now would have it ask the person a second time
        return;
    }
    m_keeper.open(m_server, [self = QPointer(this)](const Result<Session, OpenFailure> &opened) {
        if (self) {
            self->judge(opened);
        }
    });
}

void SessionSearch::cancel()
{
    m_desk.withdraw(this);
    Q_EMIT failed({.kind = AuthErrorKind::Cancelled});
}

void SessionSearch::judge(const Result<Session, OpenFailure> &opened)
{
    if (opened) {
        Q_EMIT found(*opened);
        return;
    }
    if (const auto *keychain = std::get_if<SecretError>(&opened.error())) {
        judgeKeychain(*keychain);
        return;
    }
    if (const auto *store = std::get_if<StoreError>(&opened.error())) {
        Q_EMIT failed({.kind = AuthErrorKind::SecretsUnavailable, .detail = store->detail});
        return;
    }
    Q_EMIT failed({.kind = AuthErrorKind::TokenRefused, .detail = QStringLiteral("no session is held")});
}

void SessionSearch::judgeKeychain(const SecretError &error)
{
    const AuthError unavailable = secretsUnavailable(error);
    if (m_trigger == Trigger::Program) {
        Q_EMIT failed(unavailable);
        return;
    }
    Q_EMIT asking(Asks::Keychain);
    m_desk.ask(this, KeychainQuestion{error}, [this, unavailable](const Answer &answer) {
        Q_EMIT asking(Asks::Nothing);
        if (triesAgain(answer, m_secrets)) {
            start();
            return;
        }
        Q_EMIT failed(unavailable);
    });
}

} // namespace tokenrack
