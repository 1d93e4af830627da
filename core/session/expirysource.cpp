// SPDX-License-Identifier: MIT
#include "core/session/expirysource.h"

#include <algorithm>
#include <array>

namespace tokenrack {

namespace {

struct SourceName
{
    ExpirySource source = ExpirySource::NotStated;
    QLatin1String name;
};

constexpr std::array sourceNames{
    SourceName{ExpirySource::Stated, QLatin1String("stated")},
    SourceName{ExpirySource::Jwt, QLatin1String("jwt")},
    SourceName{ExpirySource::NotStated, QLatin1String("not_stated")},
    SourceName{ExpirySource::Permanent, QLatin1String("permanent")},
    SourceName{ExpirySource::Account, QLatin1String("account")},
};

} // namespace

QString nameOf(ExpirySource source)
{
    const auto entry = std::find_if(sourceNames.begin(), sourceNames.end(),
                                    [source](const SourceName &each) { return each.source == source; });
    return entry->name;
}

ExpirySource expirySourceFromName(const QString &name)
{
    const auto entry = std::find_if(sourceNames.begin(), sourceNames.end(),
                                    [&name](const SourceName &each) { return each.name == name; });
    return entry == sourceNames.end() ? ExpirySource::NotStated : entry->source;
}

} // namespace tokenrack
