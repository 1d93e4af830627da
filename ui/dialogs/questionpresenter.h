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
    QuestionDialog *currentDialog() const { return m_dialog; }

public Q_SLOTS:
    void ask(tokenrack::QuestionId id, const tokenrack::Question &question);
    void withdraw(tokenrack::QuestionId id);

    //! The log-in of \a server came to its end, so no further picture will come for it.
    void endWaiting(QUuid server);

Q_SIGNALS:
    void answered(tokenrack::QuestionId id, const tokenrack::Answer &answer);
    //! The person gave up waiting for another picture.
    void gaveUp(QUuid server);

private:
    struct Entry
    {
        QuestionId id;
        Question question;
    };

    void showNext();
    void show(const Entry &entry);
    QuestionDialog *makeDialog(const Question &question, QWidget *parent) const;
    QWidget *parentForDialog() const;
    QString systemName(const QString &provider) const;
    void onAnswered(const Answer &answer);
    void onDialogGone();
    void onDialogDestroyed();
    void showWaiting();

    Parts m_parts;
    QPointer<QWidget> m_window;
    std::vector<Entry> m_queue; //!< without the one that is shown
    QPointer<QuestionDialog> m_dialog;
    std::optional<QuestionId> m_currentId; //!< what the dialog asks; nothing while it waits for another picture
    std::optional<QUuid> m_awaited; //!< whose picture the dialog waits for
};

} // namespace tokenrack
