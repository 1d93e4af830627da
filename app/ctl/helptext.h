// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/command.h"

namespace tokenrack::ctl {

//! "tokenrackctl token [OPTION…] NAME".
QString usageLine(const Command *command);
//! The answer to --help: of one command, or of the whole program.
QString helpText(const Command *command);

} // namespace tokenrack::ctl
