// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayList>

namespace tokenrack::ctl {

//! From here on only what is critical is logged. To be called before there is a QCoreApplication, which complains about
//! a locale that is not UTF-8 (Qt 6.8), as cron's is, and then works in UTF-8 all the same.
void keepQuiet();

//! Does what the command line says, \a words being what main() gets, and gives the exit status. Needs a
//! QCoreApplication that has not run yet.
int runProgram(const QByteArrayList &words);

} // namespace tokenrack::ctl
