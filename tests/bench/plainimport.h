// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace tokenrack::bench {

//! Milliseconds for the bare work of an import: parsing \a json and one transaction that writes the same rows into the
//! same tables of a new database in \a folder. Nothing when that failed.
std::optional<double> plainImportMs(const QByteArray &json, const QString &folder);

} // namespace tokenrack::bench
