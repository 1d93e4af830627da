// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace tokenrack::ctl {

//! What makes \a shell ("bash", "zsh", "fish") complete commands, options and names of servers; empty for another one.
//! Made from the table of commands. It asks for names with "tokenrackctl list --names", for fields with
//! "tokenrackctl list --secret-fields" and for backups with "tokenrackctl restore --names", on the profile of the
//! command line, which touches no secret.
QString completionScript(const QString &shell);

QString bashScript();
QString zshScript();
QString fishScript();

} // namespace tokenrack::ctl
