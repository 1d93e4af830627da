// SPDX-License-Identifier: MIT
#include "core/catalog/leasefile.h"

#include "core/base/privatefiles.h"
#include "core/catalog/databasefiles.h"

#include <QFile>
#include <QtEndian>

#include <set>

#ifdef Q_OS_WIN
#include <io.h>
#include <qt_windows.h>
#else
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#endif

namespace tokenrack {

namespace {

//! Where the byte of \a what lies: far behind the file's end, where bytes can be locked all the same. Two ids that
//! share a byte would wait for each other, and nothing worse.
qint64 placeOf(QUuid what)
{
    constexpr quint64 positiveOffset = (quint64(1) << 62) - 1;
    const QByteArray bytes = what.toRfc4122();
    const auto high = qFromBigEndian<quint64>(bytes.constData());
    const auto low = qFromBigEndian<quint64>(bytes.constData() + sizeof(quint64));
    return qint64((high ^ low) & positiveOffset);
}

#ifdef Q_OS_WIN

OVERLAPPED overlappedAt(qint64 place)
{
    OVERLAPPED overlapped = {};
    overlapped.Offset = DWORD(place & 0xffffffff);
    overlapped.OffsetHigh = DWORD(place >> 32);
    return overlapped;
}

HANDLE handleOf(const QFile &file)
{
    return HANDLE(_get_osfhandle(file.handle()));
}

bool lockByte(const QFile &file, qint64 place)
{
    OVERLAPPED overlapped = overlappedAt(place);
    return LockFileEx(handleOf(file), LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &overlapped);
}

void unlockByte(const QFile &file, qint64 place)
{
    OVERLAPPED overlapped = overlappedAt(place);
    UnlockFileEx(handleOf(file), 0, 1, 0, &overlapped);
}

bool isTakenElsewhere()
{
    return GetLastError() == ERROR_LOCK_VIOLATION || GetLastError() == ERROR_IO_PENDING;
}

QString lockTrouble()
{
    return qt_error_string(int(GetLastError()));
}

#else

#ifdef F_OFD_SETLK
constexpr int setLock = F_OFD_SETLK; // belongs to this open file, so that no other one in this process undoes it
#else
constexpr int setLock = F_SETLK;
#endif

bool changeLock(const QFile &file, qint64 place, short type)
{
    struct flock byte = {};
    byte.l_type = type;
    byte.l_whence = SEEK_SET;
    byte.l_start = off_t(place);
    byte.l_len = 1;
    return ::fcntl(file.handle(), setLock, &byte) == 0;
}

bool lockByte(const QFile &file, qint64 place)
{
    return changeLock(file, place, F_WRLCK);
}

void unlockByte(const QFile &file, qint64 place)
{
    changeLock(file, place, F_UNLCK);
}

bool isTakenElsewhere()
{
    return errno == EAGAIN || errno == EACCES;
}

QString lockTrouble()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

#endif

} // namespace

class LeaseFile::Locks
{
public:
    explicit Locks(const QString &path)
        : m_file(path)
    { }

    //! True when the byte is ours from here on.
    Result<bool, StoreError> lock(qint64 place)
    {
        if (!m_file.isOpen() && !m_file.open(QIODevice::ReadWrite, ownerOnlyFile)) {
            return fileError(m_file, m_file.fileName());
        }
        if (m_taken.contains(place)) {
            return false; // a second lock of the same open file would be granted
        }
        if (!lockByte(m_file, place)) {
            return isTakenElsewhere() ? Result<bool, StoreError>(false)
                                      : StoreError{StoreErrorKind::CannotOpen, m_file.fileName(), lockTrouble()};
        }
        m_taken.insert(place);
        return true;
    }
    void unlock(qint64 place)
    {
        m_taken.erase(place);
        unlockByte(m_file, place);
    }

private:
    QFile m_file;
    std::set<qint64> m_taken;
};

LeaseFile::LeaseFile(const QString &path)
    : m_locks(std::make_shared<Locks>(path))
{ }

Result<std::shared_ptr<Lease>, StoreError> LeaseFile::tryTake(QUuid what)
{
    const qint64 place = placeOf(what);
    const auto locked = m_locks->lock(place);
    if (!locked) {
        return locked.error();
    }
    if (!*locked) {
        return std::shared_ptr<Lease>();
    }
    return std::make_shared<Lease>([locks = m_locks, place] { locks->unlock(place); });
}

} // namespace tokenrack
