// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/interchange.h"

namespace tokenrack {

//! Reads the same list from CSV: the columns name, provider, url, account, tags, notes and option.KEY in any order, the
//! first two and url being needed; other columns are left out and named. Tags stand in one cell with ";" between them;
//! a backslash takes its meaning from a ";" or a backslash in a tag. A file with ";" between all its cells, as some
//! spreadsheets write it, is read too. There is no id. A row with more cells than columns is rejected.
Result<ImportedServers, ImportError> readServersCsv(const QByteArray &csv, const ServerCheck &check);

//! \a imported with what \a before, the same server, has where the file has no column for it.
Server withoutLoss(const Server &before, Server imported, const QStringList &columns);

//! Writes that list, with a column for each option that a server has. Whom to trust is left out, as in JSON.
QByteArray writeServersCsv(const QList<Server> &servers);

} // namespace tokenrack
