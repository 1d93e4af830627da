// SPDX-License-Identifier: MIT
#include "core/session/questiondesk.h"

namespace tokenrack {

QuestionDesk::QuestionDesk(QObject *parent)
    : QObject(parent)
{ }

void QuestionDesk::ask(QObject *asker, const Question &question, Callback callback)
{
    connect(asker, &QObject::destroyed, this, &QuestionDesk::withdraw, Qt::UniqueConnection);
    const bool aboutKeychain = std::holds_alternative<KeychainQuestion>(question);
    if (const auto open = aboutKeychain ? openKeychainQuestion() : std::nullopt) {
        m_waiters[*open].push_back({asker, std::move(callback)});
        return;
    }
    const QuestionId id = ++m_lastId;
    m_questions.emplace(id, question);
    m_waiters[id].push_back({asker, std::move(callback)});
    Q_EMIT asked(id, question);
}

void QuestionDesk::withdraw(const QObject *asker)
{
    std::vector<QuestionId> orphaned;
    for (auto &[id, waiters] : m_waiters) {
        std::erase_if(waiters, [asker](const Waiter &waiter) { return waiter.asker == asker; });
        if (waiters.empty()) {
            orphaned.push_back(id);
        }
    }
    for (const QuestionId id : orphaned) {
        m_waiters.erase(id);
        if (m_questions.erase(id) > 0) {
            Q_EMIT withdrawn(id);
        }
    }
}

void QuestionDesk::answer(QuestionId id, const Answer &answer)
{
    m_questions.erase(id);
    // A callback may end other askers, so each stays withdrawable until its turn.
    for (auto waiting = m_waiters.find(id); waiting != m_waiters.end(); waiting = m_waiters.find(id)) {
        const Waiter waiter = std::move(waiting->second.front());
        waiting->second.erase(waiting->second.begin());
        if (waiting->second.empty()) {
            m_waiters.erase(waiting);
        }
        waiter.callback(answer);
    }
}

std::optional<SecretError> QuestionDesk::keychainTrouble() const
{
    const auto open = openKeychainQuestion();
    return open ? std::optional(std::get<KeychainQuestion>(m_questions.at(*open)).error) : std::nullopt;
}

std::optional<QuestionId> QuestionDesk::openKeychainQuestion() const
{
    for (const auto &[id, question] : m_questions) {
        if (std::holds_alternative<KeychainQuestion>(question)) {
            return id;
        }
    }
    return std::nullopt;
}

} // namespace tokenrack
