// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/exitstatus.h"
#include "core/catalog/server.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace tokenrack::ctl {

class Terminal;

//! Something that went wrong: for a person, for a script, and for the shell.
struct Failure
{
    ExitStatus status = ExitStatus::Failed;
    QString message; //!< one sentence or several, translated
    QString error = {}; //!< a word that never changes, for JSON; empty: the name of the status
    std::optional<Server> server = {}; //!< which it is about
    QJsonObject more = {}; //!< further members for JSON
};

//! As an entry of "results" in JSON: id and name where it is about a server, then "error", "message", "exit_status".
QJsonObject jsonOf(const Failure &failure);

Failure failureOf(const StoreError &error);
Failure failureOf(const SecretError &error);

//! All that went wrong in one run. Each is said on standard error as it comes.
class Failures
{
public:
    //! \a terminal must outlive the failures.
    explicit Failures(Terminal &terminal);

    //! Gives the status of \a failure.
    ExitStatus add(const Failure &failure);
    //! The answer to --json of a command that came to no result of its own.
    QJsonObject json() const;

private:
    Terminal &m_terminal;
    QJsonArray m_entries;
};

} // namespace tokenrack::ctl
