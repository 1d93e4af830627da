// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/idhash.h"
#include "core/session/jobrunner.h"
#include "core/session/livestates.h"
#include "core/session/questiondesk.h"

#include <QObject>

#include <functional>
#include <unordered_map>
#include <vector>

namespace tokenrack {

//! A token that may be handed out, and what had to be done for it.
struct ReadyToken
{
    enum class How { Held, Refreshed, LoggedIn };

    Session session;
    How how = How::Held;
};

//! Hands out tokens: what is held while it is good for long enough, else what a renewal or a log-in brings, of this
//! process or of another one.
class TokenDesk : public QObject
{
    Q_OBJECT

public:
    using TokenCallback = std::function<void(const Result<ReadyToken, AuthError> &)>;
    using SessionCallback = std::function<void(const Result<Session, AuthError> &)>;

    struct Parts
    {
        Catalog &catalog;
        const ProviderRegistry &providers;
        SecretKeeper &secrets;
        SessionKeeper &keeper;
        LiveStates &states;
        QuestionDesk &questions;
        JobRunner &runner;
        const Clock &clock;
    };

    explicit TokenDesk(const Parts &parts, QObject *parent = nullptr);

    //! As in Sessions.
    void readyToken(QUuid id, Milliseconds minimalLife, Trigger trigger, TokenCallback callback);
    void heldSession(QUuid id, const SessionCallback &callback);
    //! Who waits for what is held hears AuthErrorKind::Cancelled.
    void cancelSearches();
    //! Answers all that waited for the job that has ended.
    void answerWaiters(QUuid id, const JobReport &report);

private:
    void waitForNew(const Server &server, Trigger trigger, const Substitute &substitute, TokenCallback callback);

    Parts m_parts;
    std::unordered_map<QUuid, std::vector<TokenCallback>, IdHash> m_waiters;
};

} // namespace tokenrack
