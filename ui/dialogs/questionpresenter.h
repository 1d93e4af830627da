// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/providers/registry.h"
#include "core/secrets/secretkeeper.h"
#include "core/session/question.h"

#include <QObject>
#include <QPointer>

#include <optional>
#include <vector>

class QWidget;

namespace tokenrack {

class QuestionDialog;
class Sessions;

//! Puts the questions of Sessions to the person: one dialog at a time, the others wait in their order.
class QuestionPresenter : public QObject
{
    Q_OBJECT

public:
    //! What the dialogs read; each must outlive the presenter.
    struct Parts
    {
        const ProviderRegistry &providers;
        const SecretKeeper &secrets;
        const Clock &clock;
    };

    //! Dialogs open above \a window, or above the dialog that is open there.
    QuestionPresenter(const Parts &parts, QWidget *window);
    ~QuestionPresenter() override;

    //! Puts everything that \a sessions asks from now on, and answers it.
    void serve(Sessions &sessions);

    //! The dialog that is open, if one is.
    QuestionDialog *currentDialog() const;

public Q_SLOTS:
    void ask(tokenrack::QuestionId id, const tokenrack::Question &question);
    void withdraw(tokenrack::QuestionId id);

Q_SIGNALS:
    void answered(tokenrack::QuestionId id, const tokenrack::Answer &answer);

private:
    struct Entry
    {
        QuestionId id;
        Question question;
    };

    void showNext();
    void closeCurrent();

    Parts m_parts;
    QPointer<QWidget> m_window;
    std::vector<Entry> m_queue;
    std::optional<QuestionId> m_currentId;
    QPointer<QuestionDialog> m_dialog;
};

} // namespace tokenrack
