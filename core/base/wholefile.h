// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

class QFile;

namespace tokenrack {

//! All that is left of \a file, which is open for reading, but at most \a limit bytes. Waits for what is still to come
//! through a pipe. The error is in the words of the system.
Result<QByteArray, QString> readWhole(QFile &file, qsizetype limit);

} // namespace tokenrack
