// SPDX-License-Identifier: MIT
#pragma once

#include "app/coreparts.h"
#include "app/ctl/childprocess.h"
#include "app/ctl/exitstatus.h"
#include "app/ctl/failures.h"
#include "app/ctl/invocation.h"
#include "app/ctl/lineinput.h"
#include "app/ctl/questions.h"
#include "app/ctl/terminal.h"

#include <QJsonObject>
#include <QObject>

#include <functional>
#include <optional>

namespace tokenrack::ctl {

//! What one command works with, and how it ends.
class Workplace : public QObject
{
    Q_OBJECT

public:
    //! \a parts is nullptr for a command that needs no servers. Each must outlive the workplace.
    Workplace(const Invocation &invocation, Terminal &terminal, Failures &failures, const Clock &clock,
              CoreParts *parts);
    ~Workplace() override;

    const Invocation &invocation() const { return m_invocation; }
    Terminal &terminal() const { return m_terminal; }
    const Clock &clock() const { return m_clock; }
    LineInput &input() { return m_input; }
    const ProviderRegistry &providers() const { return m_providers; }

    //! Only for a command that needs servers.
    CoreParts &parts() const { return *m_parts; }

    bool json() const { return m_invocation.isSet("json"); }
    bool canAsk() const { return !m_invocation.isSet("no-prompt") && Terminal::canTalk(); }

    // Each says on standard error what is wrong, and gives the status that stands for it.
    ExitStatus report(const Failure &failure) { return m_failures.add(failure); }
    ExitStatus report(const Server &server, const AuthError &error) { return report(failureOf(server, error)); }
    ExitStatus report(const StoreError &error);
    ExitStatus report(const SecretError &error);
    //! False, with a word about it, where --secrets memory leaves the keychain alone.
    bool canChangeKeychain();
    ExitStatus reportUsage(const QString &sentence);
    ExitStatus reportFailure(const QString &sentence);

    //! \a error in words of this program: what happened, and what to do next.
    QString words(const Server &server, const AuthError &error) const;
    //! The same for scripts too. What was "cancelled" says which question was declined.
    Failure failureOf(const Server &server, const AuthError &error) const;
    //! Nobody here knows the server's kind of system.
    static Failure unknownSystem(const Server &server);

    //! The servers of these names; nothing, with a word about each, where some cannot be found.
    std::optional<QList<Server>> serversNamed(const QStringList &names);
    //! The one that the first argument names. Where there is none, or several, the command has ended.
    std::optional<Server> theServer();

    //! Calls back, later, once the keychain has nothing more to write: what could not be kept is known then.
    void whenKept(const std::function<void()> &callback);
    //! What could not be kept for the next command, each said already; a token has its server there.
    const QList<Failure> &notKept() const { return m_notKept; }
    //! Not Done when a token or a credential could not be kept for the next command.
    ExitStatus keptStatus() const;

    //! The command is done. Waits for what the keychain still writes. What was reported before counts as well.
    void end(ExitStatus status = ExitStatus::Done);
    //! As end() of a command that has no result beside its status; with --json it names \a server when all is well.
    void endWith(const Server &server, ExitStatus status);
    //! As end(), and then another program runs, whose exit status is ours.
    void endWith(const ChildOrder &order);

    ExitStatus status() const { return m_status; }
    const std::optional<ChildOrder> &child() const { return m_child; }

Q_SIGNALS:
    void ended();

private:
    //! The one server that \a name stands for.
    std::optional<Server> serverNamed(const QString &name);
    void listenToKeeping();
    void noteNotKept(const Failure &failure);
    void settle();

    const Invocation &m_invocation;
    Terminal &m_terminal;
    Failures &m_failures;
    const Clock &m_clock;
    CoreParts *m_parts;
    ProviderRegistry m_providers;
    LineInput m_input;
    std::unique_ptr<Questions> m_questions;
    ExitStatus m_status = ExitStatus::Done;
    QList<Failure> m_notKept;
    std::optional<ChildOrder> m_child;
};

} // namespace tokenrack::ctl
