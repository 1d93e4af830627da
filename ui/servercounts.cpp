// SPDX-License-Identifier: MIT
#include "ui/servercounts.h"

namespace tokenrack {

ServerCounts countsOf(const ServerRows &rows)
{
    ServerCounts counts;
    counts.all = int(rows.size());
    for (const ServerRow *row : rows) {
        ++counts.byGroup[std::size_t(groupOf(row->status))];
        ++counts.bySystem[row->provider];
        for (const QString &tag : row->tags) {
            ++counts.byTag[tag];
        }
    }
    return counts;
}

} // namespace tokenrack
