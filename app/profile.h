// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/privatefiles.h"

#include <QString>

namespace tokenrack {

//! Where the files of one run are.
struct Profile
{
    QString database;
    QString settings;
    QString log;

    //! All below \a folder; the XDG folders of the person when it is empty.
    static Profile in(const QString &folder);

    //! Closes these files, the backups and the folders to everybody but the person.
    FoundOpen closeToOthers() const;
    //! The file of the settings, made where there is none: QSettings would make it, and its folder, for others to read.
    QString settingsFile() const;
};

} // namespace tokenrack
