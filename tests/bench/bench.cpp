// SPDX-License-Identifier: MIT
#include "tests/bench/bench.h"

#include "app/profile.h"
#include "tests/bench/benchdata.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

Bench::Bench(const QString &folder, bool isShort)
    : m_folder(QDir(folder).absoluteFilePath(u"bench-XXXXXX"_s))
    , m_isShort(isShort)
{ }

QString Bench::newFolder()
{
    const QString folder = m_folder.filePath(QString::number(++m_folders));
    QDir().mkpath(folder);
    return folder;
}

QString Bench::profile(int servers)
{
    QString &folder = m_profiles[servers];
    if (folder.isEmpty()) {
        folder = newFolder();
        if (!writeProfile(folder, makeServers(servers), WithSessions::Half)) {
            qFatal("The data to measure with cannot be written into %s.", qPrintable(folder));
        }
    }
    return folder;
}

QString Bench::copyOfProfile(int servers)
{
    const QString copy = newFolder();
    QFile::copy(Profile::in(profile(servers)).database, Profile::in(copy).database);
    return copy;
}

} // namespace tokenrack::bench
