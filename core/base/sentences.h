// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace tokenrack {

//! Whole sentences one after the other, with what the language puts between them: a space in English, nothing in
//! Chinese. Empty ones are left out.
QString joinedSentences(const QStringList &sentences);

} // namespace tokenrack
