// SPDX-License-Identifier: MIT
#include "core/catalog/databaselease.h"

#include "core/catalog/databasefiles.h"
#include "core/catalog/leasefile.h"

#include <QDeadlineTimer>
#include <QThread>

namespace tokenrack {

namespace {

constexpr QUuid wholeFile;

} // namespace

Result<std::shared_ptr<Lease>, StoreError> tryLeaseDatabase(const QString &path)
{
    return LeaseFile(leasesOf(path)).tryTake(wholeFile);
}

Result<std::shared_ptr<Lease>, StoreError> leaseDatabase(const QString &path, const std::function<bool()> &isDone)
{
    LeaseFile leases(leasesOf(path));
    const QDeadlineTimer deadline(databaseTimeout);
    for (;;) {
        const auto lease = leases.tryTake(wholeFile);
        if (!lease) {
            return lease.error();
        }
        if (isDone()) {
            return std::shared_ptr<Lease>();
        }
        if (*lease) {
            return *lease;
        }
        if (deadline.hasExpired()) {
            return StoreError{StoreErrorKind::Busy, path, QStringLiteral("another process is at it")};
        }
        QThread::msleep(databaseStep.count());
    }
}

} // namespace tokenrack
