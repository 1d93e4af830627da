// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/catalog/inputproblem.h"

#include <QByteArray>
#include <QJsonObject>

#include <functional>

namespace tokenrack {

//! Why a file cannot be imported at all.
enum class ImportErrorKind { NotJson, NotCsv, ColumnMissing, ColumnTwice, NotOurFormat, NewerVersion, TooLarge };

//! Why a file cannot be imported at all, with the details.
struct ImportError
{
    ImportErrorKind kind;
    QString detail; //!< for NotJson and NotCsv: what the parser says and where; for the columns their name
};

//! The error as a sentence, translated.
QString importErrorText(const ImportError &error);

//! An entry of the file that was left out, and why.
struct RejectedEntry
{
    qsizetype position; //!< 1 for the first entry of the file
    Server server; //!< as far as it could be read
    QList<InputProblem> problems;
};

//! What came of reading a file of servers.
struct ImportedServers
{
    QList<Server> servers; //!< an entry without an id has none here either, see recognised()
    QList<RejectedEntry> rejected;
    QStringList columns = {}; //!< of CSV: what it says anything about, as "tags" or "option.app_id"
    QStringList unknownColumns = {}; //!< of CSV: those that were left out, in lower case
};

//! Everything that is wrong with an entry by itself, see commonProblems(), and to its provider; empty when it is good.
//! Says UnknownProvider where nobody knows that.
using ServerCheck = std::function<QList<InputProblem>(const Server &)>;

//! Reads the JSON interchange file {"format":"tokenrack-servers","version":1,"servers":[…]}.
//! A bad entry is reported and the rest is read. The file holds no secrets, and whom to trust is not taken from it: a
//! pinned certificate or a CA file in it would let whoever wrote it listen. See withConnectionOf() for entries that are
//! there already.
Result<ImportedServers, ImportError> readServers(const QByteArray &json, const ServerCheck &check);

//! An entry that is not from a JSON file, but has its form.
struct ForeignEntry
{
    QJsonObject object;
    QList<InputProblem> problems; //!< that its own file has already shown
};

//! Checks such entries, as readServers() does.
ImportedServers sortEntries(const QList<ForeignEntry> &entries, const ServerCheck &check);

//! Larger files are not read (bytes).
inline constexpr qsizetype maxImportSize = 64 << 20;

//! Writes the interchange file; indented and in the order given, so that two exports can be compared.
QByteArray writeServers(const QList<Server> &servers);

} // namespace tokenrack
