// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/command.h"

#include <QStringList>

namespace tokenrack::ctl {

// What the scripts of all shells are made from.

QStringList namesOf(const std::vector<Option> &options);
QStringList commandNames();
//! Options of all commands, each once.
std::vector<Option> everyOption();

//! Words that are known beforehand, with spaces between; else nothing.
QString wordsOf(Completes completes, const char *words);
bool completesFiles(Completes completes);

} // namespace tokenrack::ctl
