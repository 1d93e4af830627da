// SPDX-License-Identifier: MIT
#include "core/catalog/catalogstore.h"

#include <QCoreApplication>
#include <QDir>

namespace tokenrack {

namespace {

struct StoreErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::StoreError)
};

} // namespace

QString storeErrorText(const StoreError &error)
{
    const QString path = QDir::toNativeSeparators(error.path);
    switch (error.kind) {
    case StoreErrorKind::CannotOpen:
        return StoreErrorWords::tr("%1 cannot be opened. Check that the folder exists and belongs to you.").arg(path);
    case StoreErrorKind::Damaged:
        return StoreErrorWords::tr(
                   "%1 is damaged and was left as it is. Set it aside to start with a backup or an empty list.")
            .arg(path);
    case StoreErrorKind::NewerVersion:
        return StoreErrorWords::tr(
                   "%1 was written by a later version of Tokenrack and was left as it is. Use that version, "
                   "or set the file aside.")
            .arg(path);
    case StoreErrorKind::ReadOnly:
        return StoreErrorWords::tr("%1 cannot be written to. Allow writing to the file and its folder, then try again.")
            .arg(path);
    case StoreErrorKind::DiskFull:
        return StoreErrorWords::tr("The disk that holds %1 is full. Make some room, then try again.").arg(path);
    case StoreErrorKind::Busy:
        return StoreErrorWords::tr("Another program is using %1. Wait a moment, then try again.").arg(path);
    case StoreErrorKind::Other:
        break;
    }
    return StoreErrorWords::tr("%1 could not be read or written. Try again.").arg(path);
}

} // namespace tokenrack
