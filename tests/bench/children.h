// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace tokenrack::bench {

//! Shows a bare QMainWindow with an empty QTableView, says "painted" on standard output after its first paint, and
//! ends.
int runBareWindow(int argc, char **argv);

//! The same with the real program on the profile in \a folder.
int runProgramToFirstPaint(int argc, char **argv, const QString &folder);

//! Shows the real program on that profile for a while, and says on standard output how many milliseconds of processor
//! time that took, after it had come to rest.
int runProgramIdle(int argc, char **argv, const QString &folder, bool minimised);

//! How long the rest of runProgramIdle() is watched.
inline constexpr int idleSeconds = 10;

} // namespace tokenrack::bench
