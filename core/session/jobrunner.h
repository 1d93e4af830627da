// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/idhash.h"
#include "core/providers/registry.h"
#include "core/session/loginqueue.h"
#include "core/session/serverjob.h"

#include <QObject>

#include <unordered_map>

namespace tokenrack {

//! Runs jobs: at most one for each server, and not too many at once for one origin.
//! A job that waits for a person gives its place to the next one; one that waits for the keychain keeps it, since the
//! next one would wait there too.
class JobRunner : public QObject
{
    Q_OBJECT

public:
    JobRunner(const ProviderRegistry &providers, const ServerJob::Tools &tools, QObject *parent = nullptr);
    ~JobRunner() override;

    //! False when the server is busy already, or of a system that nobody knows.
    //! \a substitute as in ServerJob::Order.
    bool add(const Server &server, JobKind kind, Trigger trigger, const std::optional<Substitute> &substitute);
    bool isBusy(QUuid server) const { return m_slots.contains(server); }
    //! With any server; tests do not count.
    bool isAnyBusy() const { return !m_slots.empty(); }
    //! Ends what runs or waits for the server; ended() says so.
    void cancel(QUuid server);
    void cancelAll();
    //! Ends what waits for another captcha picture of the server, tests too, as a captcha that nobody answered.
    void declineCaptcha(QUuid server);

    //! A log-in beside the queue, with \a credential in place of the stored one unless it is empty.
    //! Only testEnded() tells of it, and of a wrong answer attemptsChanged().
    int test(const Server &draft, const Credential &credential);
    //! Nothing more is told of that test.
    void cancelTest(int test);

Q_SIGNALS:
    void busyChanged(QUuid server, tokenrack::Busy busy);
    void asking(QUuid server, tokenrack::Asks what);
    //! Of the account that stands in \a server, which for a test may be another one than the catalogue's.
    void attemptsChanged(const tokenrack::Server &server, const tokenrack::AttemptRecord &attempts);
    void credentialAccepted(const tokenrack::Server &server, const tokenrack::Credential &credential,
                            tokenrack::SecretPlace keepIn);
    //! For a test of a draft, too.
    void certificateTrusted(const tokenrack::Server &server, const QByteArray &sha256);
    void storeFailed(const tokenrack::StoreError &error);
    void ended(const tokenrack::Server &server, tokenrack::Trigger trigger, const tokenrack::JobReport &report);
    void testEnded(int test, const tokenrack::AuthResult &result);

private:
    struct Slot
    {
        Server server;
        JobKind kind = JobKind::LogIn;
        Trigger trigger = Trigger::Person;
        std::optional<Substitute> substitute;
        ServerJob *job = nullptr; //!< a child of this object; nullptr while it waits in the queue
    };

    void startReady();
    void start(Slot &slot);
    void end(QUuid server, const JobReport &report);
    ServerJob *makeJob(const ServerJob::Order &order);

    const ProviderRegistry &m_providers;
    ServerJob::Tools m_tools;
    LogInQueue m_queue;
    std::unordered_map<QUuid, Slot, IdHash> m_slots;
    std::unordered_map<int, ServerJob *> m_tests;
    int m_lastTest = 0;
};

} // namespace tokenrack
