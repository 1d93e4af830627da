// SPDX-License-Identifier: MIT
#include "core/catalog/catalogstore.h"

#include "core/base/sentences.h"

#include <QCoreApplication>
#include <QDir>

namespace tokenrack {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::StoreError)

public:
    static QString cause(StoreErrorKind kind)
    {
        switch (kind) {
        case StoreErrorKind::CannotOpen:
            return tr("%1 cannot be opened.");
        case StoreErrorKind::Damaged:
            return tr("%1 is damaged and was left as it is.");
        case StoreErrorKind::NewerVersion:
            return tr("%1 was written by a later version of Tokenrack and was left as it is.");
        case StoreErrorKind::Missing:
            return tr("%1 is not there any more, but backups of it are.");
        case StoreErrorKind::Replaced:
            return tr("Another program has put another file in the place of %1. What you change here cannot be kept.");
        case StoreErrorKind::ReadOnly:
            return tr("%1 cannot be written to.");
        case StoreErrorKind::DiskFull:
            return tr("The disk that holds %1 is full.");
        case StoreErrorKind::Busy:
            return tr("Another program is using %1.");
        case StoreErrorKind::Other:
            break;
        }
        return tr("%1 could not be read or written.");
    }

    static QString advice(StoreErrorKind kind)
    {
        switch (kind) {
        case StoreErrorKind::CannotOpen:
            return tr("Check that the folder exists and belongs to you.");
        case StoreErrorKind::Damaged:
        case StoreErrorKind::Missing:
            return tr("Quit and start Tokenrack again: it then offers the last good backup.");
        case StoreErrorKind::NewerVersion:
            return tr("Use that version, or set the file aside.");
        case StoreErrorKind::Replaced:
            return tr("Quit and start Tokenrack again.");
        case StoreErrorKind::ReadOnly:
            return tr("Allow writing to the file and its folder, then try again.");
        case StoreErrorKind::DiskFull:
            return tr("Make some room, then try again.");
        case StoreErrorKind::Busy:
            return tr("Wait a moment, then try again.");
        case StoreErrorKind::Other:
            break;
        }
        return tr("Try again.");
    }
};

} // namespace

bool isOfNoUse(const StoreError &error)
{
    return error.kind == StoreErrorKind::Damaged || error.kind == StoreErrorKind::NewerVersion
        || error.kind == StoreErrorKind::Missing;
}

QString storeErrorCause(const StoreError &error)
{
    return Words::cause(error.kind).arg(QDir::toNativeSeparators(error.path));
}

QString storeErrorText(const StoreError &error)
{
    return joinedSentences({storeErrorCause(error), Words::advice(error.kind)});
}

} // namespace tokenrack
