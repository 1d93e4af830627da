// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/question.h"

#include <QObject>

#include <functional>
#include <map>
#include <vector>

namespace tokenrack {

//! Where open questions lie until a front end answers them. Many askers can wait for one question about the keychain.
class QuestionDesk : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(const Answer &)>;

    explicit QuestionDesk(QObject *parent = nullptr);

    //! \a callback comes once with the answer, unless withdraw() or the end of \a asker comes first.
    void ask(QObject *asker, const Question &question, Callback callback);
    //! \a asker no longer waits for any answer.
    void withdraw(const QObject *asker);
    //! An unknown id is ignored: the question may just have been withdrawn.
    void answer(QuestionId id, const Answer &answer);

    const std::map<QuestionId, Question> &open() const { return m_questions; }
    //! Why the keychain cannot be used, while the person is being asked about that.
    std::optional<SecretError> keychainTrouble() const;

Q_SIGNALS:
    void asked(tokenrack::QuestionId id, const tokenrack::Question &question);
    void withdrawn(tokenrack::QuestionId id);

private:
    struct Waiter
    {
        const QObject *asker;
        Callback callback;
    };

    std::optional<QuestionId> openKeychainQuestion() const;

    QuestionId m_lastId = 0;
    std::map<QuestionId, Question> m_questions;
    std::map<QuestionId, std::vector<Waiter>> m_waiters;
};

} // namespace tokenrack
