// SPDX-License-Identifier: MIT
#include "core/session/jobrunner.h"

#include <utility>

namespace tokenrack {

JobRunner::JobRunner(const ProviderRegistry &providers, const ServerJob::Tools &tools, QObject *parent)
    : QObject(parent)
    , m_providers(providers)
    , m_tools(tools)
{ }

JobRunner::~JobRunner()
{
    // Jobs answer through this object's members; they have to go before those do.
    const auto jobs = findChildren<ServerJob *>(Qt::FindDirectChildrenOnly);
    qDeleteAll(jobs);
}

bool JobRunner::add(const Server &server, JobKind kind, Trigger trigger, const std::optional<Substitute> &substitute)
{
    if (isBusy(server.id) || !m_providers.find(server.provider)) {
        return false;
    }
    m_slots.emplace(server.id, Slot{server, kind, trigger, substitute});
    m_queue.add(server.id, originOf(server.url));
    Q_EMIT busyChanged(server.id, Busy::Waiting);
    startReady();
    return true;
}

void JobRunner::cancel(QUuid server)
{
    const auto found = m_slots.find(server);
    if (found == m_slots.end()) {
        return;
    }
    if (found->second.job) {
        found->second.job->cancel();
        return;
    }
    end(server, {.did = found->second.kind, .result = AuthError{.kind = AuthErrorKind::Cancelled}, .lease = {}});
}

void JobRunner::cancelAll()
{
    QList<QUuid> servers;
    for (const auto &[server, slot] : m_slots) {
        servers.append(server);
    }
    for (const QUuid server : std::as_const(servers)) {
        cancel(server);
    }
}

void JobRunner::declineCaptcha(QUuid server)
{
    const auto jobs = findChildren<ServerJob *>(Qt::FindDirectChildrenOnly);
    for (ServerJob *job : jobs) {
        if (job->server() == server) {
            job->declineCaptcha();
        }
    }
}

int JobRunner::test(const Server &draft, const Credential &credential)
{
    ServerJob *job = makeJob({.server = draft,
                              .provider = *m_providers.find(draft.provider),
                              .credential = credential.isEmpty() ? std::nullopt : std::optional(credential)});
    const int test = ++m_lastTest;
    m_tests.emplace(test, job);
    connect(job, &ServerJob::ended, this, [this, test, job](const JobReport &report) {
        job->deleteLater();
        if (m_tests.erase(test) > 0) {
            Q_EMIT testEnded(test, report.result);
        }
    });
    job->start();
    return test;
}

void JobRunner::cancelTest(int test)
{
    const auto found = m_tests.extract(test);
    if (!found.empty()) {
        found.mapped()->cancel();
    }
}

void JobRunner::startReady()
{
    const QList<QUuid> ready = m_queue.takeReady();
    for (const QUuid server : ready) {
        start(m_slots.at(server));
    }
}

void JobRunner::start(Slot &slot)
{
    slot.job = makeJob({.server = slot.server,
                        .provider = *m_providers.find(slot.server.provider),
                        .kind = slot.kind,
                        .trigger = slot.trigger,
                        .credential = {},
                        .substitute = slot.substitute});
    const QUuid id = slot.server.id;
    connect(slot.job, &ServerJob::busyChanged, this, [this, id](Busy busy) { Q_EMIT busyChanged(id, busy); });
    connect(slot.job, &ServerJob::asking, this, [this, id](Asks what) {
        Q_EMIT asking(id, what);
        if (what == Asks::Person) {
            m_queue.remove(id);
            startReady();
        }
    });
    connect(slot.job, &ServerJob::credentialAccepted, this,
            [this, server = slot.server](const Credential &credential, SecretPlace keepIn) {
                Q_EMIT credentialAccepted(server, credential, keepIn);
            });
    connect(slot.job, &ServerJob::ended, this, [this, id](const JobReport &report) { end(id, report); });
    slot.job->start();
}

void JobRunner::end(QUuid server, const JobReport &report)
{
    m_queue.remove(server);
    const auto ended = m_slots.extract(server);
    const Slot &slot = ended.mapped();
    if (slot.job) {
        slot.job->deleteLater();
    }
    Q_EMIT this->ended(slot.server, slot.trigger, report);
    startReady();
}

ServerJob *JobRunner::makeJob(const ServerJob::Order &order)
{
    auto *job = new ServerJob(order, m_tools, this);
    connect(job, &ServerJob::storeFailed, this, &JobRunner::storeFailed);
    connect(job, &ServerJob::certificateTrusted, this,
            [this, server = order.server](const QByteArray &sha256) { Q_EMIT certificateTrusted(server, sha256); });
    connect(job, &ServerJob::attemptsChanged, this,
            [this, server = order.server](const AttemptRecord &attempts) { Q_EMIT attemptsChanged(server, attempts); });
    return job;
}

} // namespace tokenrack
