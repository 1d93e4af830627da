// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/catalog/catalog.h"
#include "core/providers/registry.h"
#include "core/secrets/secretkeeper.h"
#include "core/session/sessions.h"
#include "ui/dialogs/formdialog.h"

#include <functional>
#include <optional>

class QLabel;
class QPushButton;
class QScrollArea;

namespace tokenrack {

class Note;
class ServerForm;

//! Adds, edits or duplicates a server: one form for all systems, built from the provider's field list. Never touches
//! the keychain before something is saved. Use: make one with a parent, call add(), edit() or duplicate(); it opens
//! itself and deletes itself when closed.
class ServerDialog final : public FormDialog
{
    Q_OBJECT

public:
    //! What the dialog works with; each must outlive it.
    struct Parts
    {
        Sessions &sessions;
        Catalog &catalog;
        const ProviderRegistry &providers;
        SecretKeeper &secrets;
        const Clock &clock;
    };

    ServerDialog(const Parts &parts, QWidget *parent);
    ~ServerDialog() override;

    //! A new server.
    void add();
    void edit(const Server &server);
    //! A new server with all of \a server but its secret.
    void duplicate(const Server &server);

    //! Asks once, in place, before it throws away what was entered.
    void reject() override;
    void forgetSecrets() override;

Q_SIGNALS:
    //! The server stands in the catalogue, and its secret is on its way to where it shall be kept.
    void saved(QUuid id);

protected:
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Task { Add, Edit, Duplicate };
    //! Says again, in the language of the moment, what the result box shows.
    using Saying = std::function<void()>;

    void start(Task task, const Server &server);
    void onEdited();
    //! Says that what was entered was refused before, once; true when that was just said.
    bool warnsOfRefused();
    void save();
    void startTest();
    void stopTest();
    void onTested(const Server &draft, const Result<Session, AuthError> &result);
    void say(const Saying &saying);
    void sayNothing();
    void saySuccess(const Server &draft, const SessionTimes &times);
    void sayError(const Server &draft, const AuthError &error);
    void showTest();
    QString costText() const;
    void fitForm();

    Parts m_parts;
    Task m_task = Task::Add;
    Server m_before; //!< as it was when the dialog opened
    std::optional<int> m_test; //!< while a test log-in runs
    bool m_wasAskedToDiscard = false;
    Credential m_warnedOf; //!< what was entered and the person knows to be refused
    Saying m_saying;
    QScrollArea *m_scroll;
    ServerForm *m_form;
    Note *m_result;
    QLabel *m_cost;
    QPushButton *m_testButton;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace tokenrack
