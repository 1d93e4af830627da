// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace tokenrack::bench {

//! What this program does as a child of itself, each in a process of its own:
//!
//! - `--window PROFILE`: the real window; says "ready" after its first paint, and stays.
//! - `--minimised PROFILE`: the same, minimised.
//! - `--keystrokes PROFILE PAIRS`: types into the filter of the real window.
//! - `--ticks PROFILE PAIRS`: lets the countdown of the real window tick.
//! - `--log-in PROFILE`: logs in to every server, with the window's model but without the window.
//! - `--origins COUNT DELAY`: that many sandboxes, which answer after so many milliseconds; says their ports in one
//!   line, and stays.
//!
//! The last four say their numbers as one JSON object. Gives the exit status; nothing when \a part is none of these.
std::optional<int> runPart(const QString &part, const QStringList &arguments, int argc, char **argv);

} // namespace tokenrack::bench
