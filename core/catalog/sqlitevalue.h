// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <optional>
#include <variant>

namespace tokenrack {

//! What is put in the place of a "?". The first alternative is NULL; a text or bytes never are, even where they are
//! null to Qt.
using SqliteValue = std::variant<std::monostate, qint64, QString, QByteArray>;

// How values stand in the columns of the profile's tables; SqliteRow reads them.

inline QString idText(QUuid id)
{
    return id.toString(QUuid::WithoutBraces);
}
//! Milliseconds since 1970, UTC, or NULL.
inline SqliteValue orNull(const std::optional<Instant> &instant)
{
    return instant ? SqliteValue(toMs(*instant)) : SqliteValue();
}

} // namespace tokenrack
