// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QFileDevice>
#include <QStringList>

namespace tokenrack {

// What the program writes is for its person alone, whatever the umask says.
inline constexpr auto ownerOnlyFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner; //!< 0600
inline constexpr auto ownerOnlyFolder = ownerOnlyFile | QFileDevice::ExeOwner; //!< 0700

//! What was found open to other users of the computer.
struct FoundOpen
{
    QStringList closed; //!< and is not any more
    QStringList stillOpen; //!< could not be changed

    bool isEmpty() const { return closed.isEmpty() && stillOpen.isEmpty(); }
};

//! Closes each of these files and folders to all but its owner. What is not there is passed over, and so is what was
//! never ours alone: what another user owns, a folder that everybody may write into by turns (as /tmp), and the home
//! folder itself.
FoundOpen closeToOthers(const QStringList &paths);

//! What was done about that, in a sentence for each kind, translated.
QString foundOpenText(const FoundOpen &found);

//! What a file that was written took the place of.
enum class WroteOver { Nothing, PrivateFile, OpenFile };
//! Writes \a content as a whole or not at all, for the owner alone, whatever the file that it replaces allowed. The
//! error is Qt's own text.
Result<WroteOver, QString> writePrivately(const QString &path, const QByteArray &content);

} // namespace tokenrack
