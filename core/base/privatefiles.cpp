// SPDX-License-Identifier: MIT
#include "core/base/privatefiles.h"

#include "core/base/sentences.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace tokenrack {

namespace {

constexpr qsizetype mostNamed = 3;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::PrivateFiles)

public:
    static QString list(const QStringList &paths)
    {
        QStringList names;
        for (const QString &path : paths.mid(0, mostNamed)) {
            names.append(QDir::toNativeSeparators(path));
        }
        const QString named = names.join(QLatin1String(", "));
        const int more = int(paths.size() - names.size());
        return more > 0 ? tr("%1 and %n more", nullptr, more).arg(named) : named;
    }
};

constexpr auto othersMay = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
    | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

bool isOpenToOthers(const QFileInfo &info)
{
#ifdef Q_OS_UNIX
    return (info.permissions() & othersMay) != 0;
#else
    Q_UNUSED(info) // elsewhere the folders of a person are closed by other means
    return false;
#endif
}

bool isOursAlone(const QFileInfo &info)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    if (::stat(QFile::encodeName(info.filePath()).constData(), &status) != 0 || status.st_uid != ::geteuid()) {
        return false;
    }
    const bool isShared = (status.st_mode & S_ISVTX) != 0;
    return info.isFile() || (info.isDir() && !isShared && info.canonicalFilePath() != QDir::home().canonicalPath());
#else
    return info.exists();
#endif
}

} // namespace

FoundOpen closeToOthers(const QStringList &paths)
{
    FoundOpen found;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        if (!isOpenToOthers(info) || !isOursAlone(info)) {
            continue;
        }
        if (QFile::setPermissions(path, info.isDir() ? ownerOnlyFolder : ownerOnlyFile)) {
            found.closed.append(path);
        } else if (isOpenToOthers(QFileInfo(path))) { // and has not just gone away
            found.stillOpen.append(path);
        }
    }
    return found;
}

QString foundOpenText(const FoundOpen &found)
{
    QStringList sentences;
    if (!found.closed.isEmpty()) {
        sentences.append(Words::tr("Other users of this computer had access to %1. Now only you have.")
                             .arg(Words::list(found.closed)));
    }
    if (!found.stillOpen.isEmpty()) {
        sentences.append(Words::tr("Other users of this computer have access to %1, and that cannot be changed.")
                             .arg(Words::list(found.stillOpen)));
    }
    return joinedSentences(sentences);
}

Result<WroteOver, QString> writePrivately(const QString &path, const QByteArray &content)
{
    const QFileInfo before(path);
    const bool isThere = before.isFile();
    const bool wasOpen = isThere && isOpenToOthers(before);
    QSaveFile file(path);
    // QSaveFile takes over the permissions of the file that it replaces.
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnlyFile)
        && file.write(content) == content.size() && file.commit();
    if (!isWritten) {
        return file.errorString();
    }
    if (!isThere) {
        return WroteOver::Nothing;
    }
    return wasOpen ? WroteOver::OpenFile : WroteOver::PrivateFile;
}

} // namespace tokenrack
