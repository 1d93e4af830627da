// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/autherror.h"
#include "core/session/jobtrigger.h"
#include "core/session/questiondesk.h"
#include "core/session/sessionkeeper.h"

#include <QObject>

namespace tokenrack {

//! Opens the session that is held for one server, and asks about the keychain where the person may be asked.
//! Signals found() or failed() once; either may come from inside start().
class SessionSearch : public QObject
{
    Q_OBJECT

public:
    SessionSearch(const Server &server, Trigger trigger, SessionKeeper &keeper, SecretKeeper &secrets,
                  QuestionDesk &desk, QObject *parent);

    void start();
    //! Fails with AuthErrorKind::Cancelled and asks nothing any more.
    void cancel();

Q_SIGNALS:
    void asking(tokenrack::Asks what);
    void found(const tokenrack::Session &session);
    //! TokenRefused: there is no session that could be opened; SecretsUnavailable: there may be one.
    void failed(const tokenrack::AuthError &error);

private:
    void judge(const Result<Session, OpenFailure> &opened);
    void judgeKeychain(const SecretError &error);

    Server m_server;
    Trigger m_trigger;
    SessionKeeper &m_keeper;
    SecretKeeper &m_secrets;
    QuestionDesk &m_desk;
};

} // namespace tokenrack
