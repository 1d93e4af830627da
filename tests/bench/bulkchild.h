// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <chrono>

namespace tokenrack::bench {

//! See runPart(). Says "ms", "idle" and "peak" (MiB) and "held" (ms).
int logInToAll(const QString &folder);

int serveOrigins(int count, std::chrono::milliseconds delay);

} // namespace tokenrack::bench
