// SPDX-License-Identifier: MIT
#include "app/coredumps.h"

#include <QtGlobal>

#include <algorithm>
#include <optional>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace tokenrack {

#ifdef Q_OS_UNIX

namespace {

//! No dump of one byte is written to a file, and one is the very limit at which Linux gives none to a program either
//! (systemd-coredump, apport), while it ignores every other one there, 0 too (its fs/coredump.c).
constexpr rlim_t noDump = 1;

// The limit belongs to the process, so there is one.
std::optional<rlim_t> limitOfBefore;

//! Only the soft limit, so that it can be raised again; as far as the hard one lets it.
std::optional<rlim_t> setLimit(rlim_t wanted)
{
    rlimit limit = {};
    if (getrlimit(RLIMIT_CORE, &limit) != 0) {
        return std::nullopt;
    }
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    return setrlimit(RLIMIT_CORE, &limit) == 0 ? std::optional(before) : std::nullopt;
}

} // namespace

void turnOffCoreDumps()
{
    limitOfBefore = setLimit(noDump);
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
        setLimit(noDump);
    }
}

#else

void turnOffCoreDumps() { }
CoreLimitOfBefore::CoreLimitOfBefore() = default;
CoreLimitOfBefore::~CoreLimitOfBefore() = default;

#endif

} // namespace tokenrack
