// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/http/httptransport.h"
#include "core/providers/registry.h"
#include "core/secrets/secretkeeper.h"
#include "core/session/bulkprogress.h"
#include "core/session/catalogfollower.h"
#include "core/session/credentialkeeper.h"
#include "core/session/jobrunner.h"
#include "core/session/leftovers.h"
#include "core/session/livestates.h"
#include "core/session/outcomes.h"
#include "core/session/questiondesk.h"
#include "core/session/sessionkeeper.h"
#include "core/session/sessionstore.h"
#include "core/session/tokendesk.h"

#include <QObject>

#include <unordered_map>

namespace tokenrack {

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

    using TokenCallback = TokenDesk::TokenCallback;
    using SessionCallback = TokenDesk::SessionCallback;
    using SecretCallback = CredentialKeeper::Callback;

    explicit Sessions(const Parts &parts, QObject *parent = nullptr);
    ~Sessions() override;

    //! Reads what was remembered. Neither keychain nor network.
    Result<Done, StoreError> load();
    //! The same for these servers alone; load() has to follow soon, before anything is done with a server.
    Result<Done, StoreError> loadOnly(const QList<QUuid> &ids);

    //! Takes over what other programs on the same profile did, in the catalogue and here.
    void follow(const Changes &changes);
    //! Shows which tokens programs on the same profile handed out.
    void followUses();

    ServerState state(QUuid id) const { return m_states.state(id); }
    Status status(QUuid id) const;
    //! The wrong answers so far of the account that stands in \a draft, which need not be the catalogue's.
    AttemptRecord attempts(const Server &draft) const;
    //! When that server refused just this, as far as that is known without asking the keychain.
    std::optional<Instant> refusedAt(const Server &server, const Credential &credential) const;
    //! The last lines about that server, newest first.
    QList<Activity> activities(QUuid id, int limit = 100);

    //! Logs in, because the person asked for this one server. May ask questions. Ignored while the server is busy.
    void logIn(QUuid id);
    //! Refreshes where the system can and a session is held, else logs in.
    void refresh(QUuid id);
    //! Asks the server whether it still takes the token. A refused token is renewed once.
    void check(QUuid id);
    //! Ends the session: on the server where it can be told, and here.
    void logOut(QUuid id);
    //! Logs in to many. What was refused before, has no stored secret, is locked out or has few attempts left is
    //! skipped and counted; captchas are asked for.
    void logInAll(const QList<QUuid> &ids);
    //! Stops what runs or waits for this server.
    void cancel(QUuid id);
    //! Stops everything that runs or waits.
    void cancelAll();
    //! The person gave up while another captcha picture was on its way, in a log-in or a test.
    void declineCaptcha(QUuid id);
    //! True while anything is being done with a server, or waits for its turn.
    bool isAnyBusy() const { return m_runner.isAnyBusy(); }
    const BulkProgress &bulk() const { return m_bulk; }

    //! A token good for at least \a minimalLife, renewed or logged in first where needed.
    void readyToken(QUuid id, Milliseconds minimalLife, TokenCallback callback);
    //! The same for one of many: a log-in that it needs counts among the log-ins to many, and asks no more than they
    //! do.
    void readyTokenOfMany(QUuid id, Milliseconds minimalLife, TokenCallback callback);
    //! What is held, opened from the vault, whatever its age; for showing. May ask about the keychain.
    void heldSession(QUuid id, const SessionCallback &callback);
    //! Remembers that the token was copied; \a form as in Activity::detail.
    void noteCopied(QUuid id, const QString &form);
    //! Remembers what a command did with the token, without waiting for the disk; \a detail as in Activity::detail.
    void noteUse(QUuid id, ActivityKind kind, const QString &detail);

    //! Logs in with what a form holds; an empty credential stands for the stored one. Keeps nothing, but a wrong answer
    //! counts. Returns a number for cancelTest(); the callback comes once unless cancelled.
    int testLogIn(const Server &draft, const Credential &credential, SessionCallback callback);
    void cancelTest(int test);

    //! Keeps a new credential and forgets that an older one was refused. What the keychain refuses is told by
    //! secretsFailed(), and the credential then stays in memory, unless all is locked. \a done comes once, with what
    //! the keychain said.
    void keepCredential(const Server &server, const Credential &credential, SecretPlace place,
                        const SecretCallback &done = {});
    //! Keeps the password of a proxy, and looks after it until no server goes through that proxy any more. What the
    //! keychain refuses is told by secretsFailed(), and the password then stays in memory. \a done as above.
    void keepProxyPassword(const Proxy &proxy, const Secret &password, SecretPlace place,
                           const SecretCallback &done = {});
    //! Forgets what the person entered, and then the session; neither when the keychain refuses. \a done comes once.
    void forgetCredential(QUuid id, const SecretCallback &done);
    //! Forgets credential, session and state of servers whose removal is not to be undone any more.
    void forgetRemoved(const QList<Server> &servers);

    void answer(QuestionId question, const Answer &answer);
    const std::map<QuestionId, Question> &openQuestions() const { return m_desk.open(); }

    //! Renews by itself (setting); a server's own switch can still turn it off.
    void setRenewalEnabled(bool enabled);
    //! Does at once what is due by the clock as it is now: after a suspend, or when the clock was set. Until the first
    //! call, which is to come after the first paint, nothing is renewed.
    void lookAtClock();
    //! False while nobody can see what time makes of the states: no clock runs for that then, and signals of it wait
    //! until somebody can. Renewals go on.
    void setSeen(bool isSeen) { m_states.setSeen(isSeen); }
    //! The clock was set, the machine woke, or local time is another one: reads every server's clock anew, says what
    //! changed and does what is due. Renewals go through the queue as always, and what ended for good meanwhile waits
    //! for the person.
    void followClock() { m_states.followClock(); }
    //! Takes every token and secret out of memory, stops what runs, and does nothing for anybody until unlock(): no
    //! copy, no log-in, no renewal. Times and countdowns stay. What was in memory alone is gone.
    void lock();
    //! Asks the keychain again; \a done gets what stands in the way, or nothing. What is due is then renewed.
    void unlock(const std::function<void(const std::optional<SecretError> &)> &done);
    bool isLocked() const { return m_isLocked; }

    //! For a program that ends soon: what it holds in memory alone replaces nothing that is stored.
    void leaveStored() { m_keeper.leaveStored(); }

    //! Tries again what failed because the keychain could not be read.
    void retrySecrets();

Q_SIGNALS:
    //! The state of that server is another one now. The countdown alone does not signal.
    void changed(QUuid id);
    // Between the two, changed() may come for thousands of servers. Never one within another.
    void burstBegan();
    void burstEnded();
    //! What was asked for with logIn(), refresh(), check(), logOut() or logInAll() is done, or could not be.
    void ended(QUuid id, const std::optional<tokenrack::AuthError> &error);
    void questionAsked(tokenrack::QuestionId id, const tokenrack::Question &question);
    //! Nobody waits for an answer any more.
    void questionWithdrawn(tokenrack::QuestionId id);
    void bulkChanged();
    //! The person trusts one certificate for this server, which may be the draft of a form. Where the catalogue has a
    //! server of that id and origin, it is remembered there.
    void certificateTrusted(const tokenrack::Server &server, const QByteArray &sha256);
    void lockedChanged(bool isLocked);
    //! The state could not be written down; what was done is still true in memory.
    void storeFailed(const tokenrack::StoreError &error);
    //! What was entered could not be kept in the keychain; it is held in memory until the program ends.
    void secretsFailed(const tokenrack::SecretError &error);
    //! The token of that server could not be sealed; it is held in memory until the program ends.
    void sealFailed(const tokenrack::SecretError &error, QUuid server);
    //! What was stored for a deleted server could not be removed from the keychain.
    void forgetFailed(const tokenrack::SecretError &error);

private:
    void connectParts();
    void connectRunner();
    void add(QUuid id, JobKind kind, Trigger trigger, const std::optional<Substitute> &substitute = {});
    Substitute newerThanHeld(QUuid id) const { return {.known = state(id).times}; }
    void joinBulk(const QList<QUuid> &ids);
    void onAttempts(const Server &server, const AttemptRecord &attempts);
    void onJobEnded(const Server &server, Trigger trigger, const JobReport &report);
    void rememberCertificate(const Server &server, const QByteArray &sha256);

    //! The keychain can be used: what failed only because it could not, has not failed any more.
    void clearKeychainErrors();
    void report(const Result<Done, StoreError> &written);

    Parts m_parts;
    StateWriter m_writer;
    SessionKeeper m_keeper;
    Leftovers m_leftovers;
    LiveStates m_states;
    Outcomes m_outcomes;
    RefusedSecrets m_refused;
    CredentialKeeper m_credentials;
    QuestionDesk m_desk;
    JobRunner m_runner;
    TokenDesk m_tokens;
    CatalogFollower m_catalogFollower;
    BulkProgress m_bulk;
    std::unordered_map<int, SessionCallback> m_tests;
    bool m_isLocked = false;
};

} // namespace tokenrack
