// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/authoperation.h"
#include "core/catalog/catalog.h"
#include "core/providers/registry.h"
#include "core/secrets/secretkeeper.h"
#include "core/session/loginqueue.h"
#include "core/session/question.h"
#include "core/session/serverstate.h"
#include "core/session/sessionstore.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace tokenrack {

class ServerJob;

//! How many servers of one bulk log-in came out how.
struct BulkProgress
{
    int total = 0;
    int done = 0; //!< ended in any way
    int succeeded = 0;
    int failed = 0;
    int skipped = 0; //!< not sent: refused before, locked out, or cancelled

    bool isRunning() const { return done < total; }
};

//! A token that may be handed out.
struct ReadyToken
{
    Session session;
    enum class How { Held, Refreshed, LoggedIn } how = How::Held;
};

//! The one owner of every server's live state. All that happens to a session happens here.
class Sessions : public QObject
{
    Q_OBJECT

public:
    //! What Sessions works with; each must outlive it.
    struct Parts
    {
        Catalog &catalog;
        const ProviderRegistry &providers;
        HttpTransport &transport;
        SecretKeeper &secrets;
        SessionStore &store;
        const Clock &clock;
    };

    using TokenCallback = std::function<void(Result<ReadyToken, AuthError>)>;
    using SessionCallback = std::function<void(Result<Session, AuthError>)>;
    using TestCallback = std::function<void(Result<Session, AuthError>)>;

    explicit Sessions(const Parts &parts, QObject *parent = nullptr);
    ~Sessions() override;

    //! Reads what was remembered. Neither keychain nor network.
    Result<Done, StoreError> load();

    ServerState state(QUuid id) const;
    Status status(QUuid id) const;
    //! The last lines about that server, newest first.
    QList<Activity> activities(QUuid id, int limit = 100) const;

    //! Logs in, because the person asked for this one server. May ask questions.
    void logIn(QUuid id);
    //! Refreshes where the system can and a session is held, else logs in.
    void refresh(QUuid id);
    void check(QUuid id);
    //! Ends the session: on the server where it can be told, and here in any case.
    void logOut(QUuid id);
    //! Logs in to many. Servers whose secret was refused before, that are locked out or that have no stored secret are skipped
    //! and counted; captchas are asked for.
    void logInAll(const QList<QUuid> &ids);
    //! Stops what runs or waits for this server.
    void cancel(QUuid id);
    //! Stops everything that runs or waits.
    void cancelAll();
    const BulkProgress &bulk() const { return m_bulk; }

    //! A token good for at least \a minimalLife, renewed or logged in first where needed.
    void readyToken(QUuid id, Milliseconds minimalLife, TokenCallback callback);
    //! What is held, opened from the vault, whatever its age; for showing.
    void heldSession(QUuid id, SessionCallback callback);
    void noteCopied(QUuid id, const QString &form);

    //! Logs in with what a form holds and changes nothing here, but a wrong answer counts. Questions may be asked.
    //! Returns a number for cancelTest(); the callback comes once unless cancelled.
    int testLogIn(const Server &draft, const Credential &credential, TestCallback callback);
    void cancelTest(int test);

    //! Keeps a new credential and forgets that an older one was refused.
    void keepCredential(QUuid id, const Credential &credential, SecretPlace place, SecretKeeper::DoneCallback callback);

    void answer(QuestionId question, const Answer &answer);
    const std::map<QuestionId, Question> &openQuestions() const { return m_questions; }

    //! Renews by itself (setting); a server's own switch can still turn it off.
    void setRenewalEnabled(bool enabled);

    //! Tries again what failed because the keychain could not be read.
    void retrySecrets();

Q_SIGNALS:
    //! The state of that server is another one now. The countdown alone does not signal.
    void changed(QUuid id);
    void questionAsked(tokenrack::QuestionId id, const tokenrack::Question &question);
    //! Nobody waits for an answer any more.
    void questionWithdrawn(tokenrack::QuestionId id);
    void bulkChanged();
    //! The state could not be written down; what was done is still true in memory.
    void storeFailed(const tokenrack::StoreError &error);

private:
    BulkProgress m_bulk;
    std::map<QuestionId, Question> m_questions;
};

} // namespace tokenrack
