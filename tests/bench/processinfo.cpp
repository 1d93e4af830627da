// SPDX-License-Identifier: MIT
#include "tests/bench/processinfo.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

//! The numbers of all lines "Name:   123 kB" or "name:  123" whose name is \a name, added up.
qint64 numberIn(const QString &path, QByteArrayView name)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const QList<QByteArray> lines = file.readAll().split('\n');
    qint64 sum = 0;
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && QByteArrayView(line).first(colon) == name) {
            sum += line.mid(colon + 1).trimmed().split(' ').first().toLongLong();
        }
    }
    return sum;
}

double mib(qint64 kib)
{
    return double(kib) / 1024;
}

QString rollupOf(qint64 pid)
{
    return u"/proc/%1/smaps_rollup"_s.arg(pid);
}

} // namespace

double proportionalMib(qint64 pid)
{
    return mib(numberIn(rollupOf(pid), "Pss"));
}

double privateMib(qint64 pid)
{
    return mib(numberIn(rollupOf(pid), "Private_Clean") + numberIn(rollupOf(pid), "Private_Dirty"));
}

double residentMib()
{
    return mib(numberIn(u"/proc/self/status"_s, "VmRSS"));
}

double peakMib()
{
    return mib(numberIn(u"/proc/self/status"_s, "VmHWM"));
}

void forgetPeak()
{
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly)) {
        file.write("5"); // proc(5): resets the peak of the resident set
    }
}

qint64 waitsOf(qint64 pid)
{
    const QDir tasks(u"/proc/%1/task"_s.arg(pid));
    const QStringList threads = tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    qint64 waits = 0;
    for (const QString &thread : threads) {
        waits += numberIn(tasks.filePath(thread + u"/status"_s), "voluntary_ctxt_switches");
    }
    return waits;
}

} // namespace tokenrack::bench
