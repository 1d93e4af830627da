// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace tokenrack::ctl {

//! Does what the command line says and gives the exit status. Needs a QCoreApplication that has not run yet.
int runProgram(const QStringList &arguments);

} // namespace tokenrack::ctl
