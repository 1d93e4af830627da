// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace tokenrack::ctl {

//! What makes \a shell ("bash", "zsh", "fish") complete commands, options and names of servers; empty for another one.
//! Made from the table of commands. It asks for names with "tokenrackctl list --names", which touches no secret.
QString completionScript(const QString &shell);

} // namespace tokenrack::ctl
