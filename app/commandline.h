// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "ui/settings.h"

#include <optional>

namespace tokenrack {

//! What the command line asks for; empty where it says nothing.
struct StartOptions
{
    QString profileFolder;
    QString language;
    QString importFile;
    std::optional<Appearance> appearance;
    std::optional<QString> printAndQuit; //!< the answer to --help or --version
};

//! The options, or a sentence that says what is wrong. Needs a QCoreApplication.
Result<StartOptions, QString> readCommandLine(const QStringList &arguments);

} // namespace tokenrack
