// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/provider.h"

namespace tokenrack::ctl {

//! The fields of every way to log in that a choice of the form leads to, each once.
QList<Field> allFields(const Provider &provider);

//! The keys that --option takes for this provider.
QStringList optionKeys(const Provider &provider);

} // namespace tokenrack::ctl
