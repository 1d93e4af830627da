// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"

#include <QString>
#include <QUuid>
#include <QVariant>

#include <optional>

namespace tokenrack {

// How values stand in the columns of the profile's tables.

inline QString idText(QUuid id)
{
    return id.toString(QUuid::WithoutBraces);
}

//! A null string would be bound as NULL, which columns of text do not take.
inline QString notNull(const QString &text)
{
    return text.isNull() ? QString(QLatin1String("")) : text;
}
inline QByteArray notNull(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("", 0) : bytes;
}

//! Milliseconds since 1970, UTC, or NULL.
inline QVariant orNull(const std::optional<Instant> &instant)
{
    return instant ? QVariant(toMs(*instant)) : QVariant();
}

} // namespace tokenrack
