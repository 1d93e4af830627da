// SPDX-License-Identifier: MIT
// One libFuzzer program per target, whose name is TOKENRACK_FUZZ_TARGET.
#include "tests/fuzz/targets.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const tokenrack::FuzzTarget target = tokenrack::fuzzTargets().at(TOKENRACK_FUZZ_TARGET);
    target(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}
