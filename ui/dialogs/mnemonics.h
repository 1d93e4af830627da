// SPDX-License-Identifier: MIT
#pragma once

#include <QChar>
#include <QSet>
#include <QString>

class QWidget;

namespace tokenrack {

//! \a text with a mnemonic that is not among the upper-case letters \a taken: a letter of its own, at best the first of
//! a word; else one in brackets behind it, as Chinese labels have it. Unchanged when every letter is taken.
QString withMnemonic(const QString &text, const QSet<QChar> &taken);

//! Gives every label of an editor and every check box and fold in \a window that has no mnemonic one of its own. For
//! forms whose rows come from a provider, where nobody can choose letters beforehand.
void giveMnemonics(QWidget *window);

} // namespace tokenrack
