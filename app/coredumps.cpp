// SPDX-License-Identifier: MIT
#include "app/coredumps.h"

#include <QtGlobal>

#include <optional>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace tokenrack {

#ifdef Q_OS_UNIX

namespace {

// The limit belongs to the process, so there is one.
std::optional<rlim_t> limitOfBefore;

//! Only the soft limit, so that it can be raised again.
std::optional<rlim_t> setLimit(rlim_t wanted)
{
    rlimit limit = {};
    if (getrlimit(RLIMIT_CORE, &limit) != 0) {
        return std::nullopt;
    }
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = wanted;
    return setrlimit(RLIMIT_CORE, &limit) == 0 ? std::optional(before) : std::nullopt;
}

} // namespace

void turnOffCoreDumps()
{
    limitOfBefore = setLimit(0);
}

CoreLimitOfBefore::CoreLimitOfBefore()
{
    if (limitOfBefore) {
        setLimit(*limitOfBefore);
    }
}

CoreLimitOfBefore::~CoreLimitOfBefore()
{
    if (limitOfBefore) {
        setLimit(0);
    }
}

#else

void turnOffCoreDumps() { }
CoreLimitOfBefore::CoreLimitOfBefore() = default;
CoreLimitOfBefore::~CoreLimitOfBefore() = default;

#endif

} // namespace tokenrack
