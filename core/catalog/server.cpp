// SPDX-License-Identifier: MIT
#include "core/catalog/server.h"

namespace tokenrack {

namespace {

template <class Value>
const Value &mergedValue(const Value &base, const Value &mine, const Value &theirs)
{
    return mine == base ? theirs : mine;
}

Options mergedOptions(const Options &base, const Options &mine, const Options &theirs)
{
    Options all = theirs;
    for (auto option = base.begin(); option != base.end(); ++option) {
        if (!mine.contains(option.key())) {
            all.remove(option.key());
        }
    }
    for (auto option = mine.begin(); option != mine.end(); ++option) {
        if (!base.contains(option.key()) || base.value(option.key()) != option.value()) {
            all.insert(option.key(), option.value());
        }
    }
    return all;
}

QStringList mergedTags(const QStringList &base, const QStringList &mine, const QStringList &theirs)
{
    if (theirs == base || mine == base) {
        return mergedValue(base, mine, theirs);
    }
    QStringList all = theirs;
    for (const QString &tag : base) {
        if (!mine.contains(tag)) {
            all.removeAll(tag);
        }
    }
    for (const QString &tag : mine) {
        if (!base.contains(tag) && !all.contains(tag)) {
            all.append(tag);
        }
    }
    return all;
}

} // namespace

Server merged(const Server &base, const Server &mine, const Server &theirs)
{
    const bool isOtherSystem = base.provider != mine.provider; // whose options those of before would not be
    return {
        .id = mine.id,
        .name = mergedValue(base.name, mine.name, theirs.name),
        .provider = mergedValue(base.provider, mine.provider, theirs.provider),
        .url = mergedValue(base.url, mine.url, theirs.url),
        .account = mergedValue(base.account, mine.account, theirs.account),
        .options = isOtherSystem ? mine.options : mergedOptions(base.options, mine.options, theirs.options),
        .tags = mergedTags(base.tags, mine.tags, theirs.tags),
        .notes = mergedValue(base.notes, mine.notes, theirs.notes),
    };
}

bool isSameAccount(const Server &left, const Server &right)
{
    return left.account == right.account && left.provider == right.provider && left.url.hasOriginOf(right.url);
}

QUuid accountId(const Server &server)
{
    static const QUuid ours(QStringLiteral("{5d3f1c52-6a0e-4f0c-9a7a-3c1c6d1d2b8e}"));
    const QStringList parts{server.provider, originOf(server.url), server.account};
    return QUuid::createUuidV5(ours, parts.join(QLatin1Char('\n')));
}

QString optionValue(const Options &options, const char *key, const QString &fallback)
{
    return options.value(QLatin1String(key), fallback);
}

} // namespace tokenrack
