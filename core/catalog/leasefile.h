// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalogstore.h"
#include "core/catalog/lease.h"

#include <QUuid>

#include <memory>

namespace tokenrack {

//! Leases among all processes of one profile. Each is a lock on one byte of one empty file, at a place that comes from
//! the id of what is leased. So the operating system gives a lease back when its holder dies, however it dies; nothing
//! is written, and there is one file however many servers there are.
class LeaseFile
{
public:
    //! The file is made when the first lease is taken.
    explicit LeaseFile(const QString &path);

    //! Never waits. Nullptr while somebody else holds it, be it in this process.
    Result<std::shared_ptr<Lease>, StoreError> tryTake(QUuid what);

private:
    class Locks;

    std::shared_ptr<Locks> m_locks; //!< shared with the leases, which may outlive this object
};

} // namespace tokenrack
