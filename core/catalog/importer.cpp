// SPDX-License-Identifier: MIT
#include "core/catalog/importer.h"

#include <QPointer>
#include <QTimer>

#include <memory>

namespace tokenrack {

namespace {

//! As many servers as a window shows anew in a few milliseconds.
constexpr qsizetype serversAtATime = 500;

} // namespace

Importer::Importer(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    m_thread.setMaxThreadCount(1);
}

Importer::~Importer()
{
    m_thread.waitForDone();
}

void Importer::import(const QByteArray &json, const QObject *receiver, const Finished &finished)
{
    m_parts.catalog.beginImport();
    const auto tell = [receiver = QPointer(receiver), finished](const ImportOutcome &outcome) {
        if (receiver) {
            finished(outcome);
        }
    };
    m_thread.start([this, json, tell] {
        const auto job = std::make_shared<Job>(work(json));
        job->finished = tell;
        QMetaObject::invokeMethod(this, [this, job] { takeOver(std::move(*job)); }, Qt::QueuedConnection);
    });
}

//! In the other thread.
Importer::Job Importer::work(const QByteArray &json) const
{
    Job job{.outcome = {readServers(json, m_parts.check), Done()}, .saved = {}, .finished = {}};
    const auto &read = job.outcome.read;
    if (!read || read->servers.isEmpty()) {
        return job;
    }
    auto saved = m_parts.save(read->servers);
    if (saved) {
        job.saved = std::move(saved).value();
    } else {
        job.outcome.saved = saved.error();
    }
    return job;
}

void Importer::takeOver(Job job)
{
    m_jobs.push(std::move(job));
    if (m_jobs.size() == 1) {
        takeSome();
    }
}

void Importer::takeSome()
{
    const QList<Server> &saved = m_jobs.front().saved;
    const QList<Server> some = saved.mid(m_taken, serversAtATime);
    m_taken += some.size();
    m_parts.catalog.takeOver(some);
    if (m_taken < saved.size()) {
        QTimer::singleShot(0, this, &Importer::takeSome);
        return;
    }
    const Job done = std::move(m_jobs.front());
    m_jobs.pop();
    m_taken = 0;
    m_parts.catalog.endImport();
    if (!m_jobs.empty()) {
        QTimer::singleShot(0, this, &Importer::takeSome);
    }
    done.finished(done.outcome);
}

} // namespace tokenrack
