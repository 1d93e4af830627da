// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace tokenrack::bench {

//! What this program does as a child of itself, each in a process of its own:
//!
//! - `--log-in PROFILE`: logs in to every server, with the window's model but without the window, and says its numbers.
//! - `--origins COUNT DELAY`: that many sandboxes, which answer after so many milliseconds; says their ports, and
//! stays.
//!
//! Gives the exit status; nothing when \a part is none of these.
std::optional<int> runPart(const QString &part, const QStringList &arguments, int argc, char **argv);

} // namespace tokenrack::bench
