// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/server.h"

#include <QString>

class QLabel;
class QWidget;

namespace tokenrack {

//! "admin @ https://gw2.plant.example:58081 · app welovemaxim": the line below a server's name.
QString accountLine(const Server &server);

//! \a text for a tooltip, which takes what looks like HTML for HTML: so that it is shown letter by letter.
QString plainToolTip(const QString &text);

//! The text of a menu entry or a label without its mnemonic: "Log in" for "Log &in", "登录" for "登录(&I)".
QString withoutMnemonic(const QString &text);

//! A certificate's fingerprint in rows of eight bytes, so that eyes that compare do not get lost. Empty for an empty
//! one.
QString fingerprintRows(const QByteArray &sha256);

//! A label for text that a server or a catalogue brought: plain, wrapped, and for the mouse to select.
QLabel *plainLabel(const QString &objectName, QWidget *parent = nullptr);

} // namespace tokenrack
