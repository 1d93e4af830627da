// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

namespace tokenrack {

//! Why a text is no CSV.
struct CsvProblem
{
    enum class Kind { NotUtf8, QuoteNotClosed, TextBehindQuote };

    Kind kind;
    int line = 0; //!< 1 for the first; of QuoteNotClosed where the quote begins
};

//! Records and their cells (RFC 4180), with lines ended by CRLF or LF, in UTF-8 with or without a byte order mark.
//! Empty lines are left out. What writeCsv() put before a formula is taken away again. Where a spreadsheet writes
//! decimal commas, it puts a semicolon between the cells: \a separator.
Result<QList<QStringList>, CsvProblem> readCsv(const QByteArray &csv, QChar separator = u',');

//! The same written: UTF-8, CRLF, quotes where they are needed. A cell that a spreadsheet would take for a formula gets
//! an apostrophe before it, and so does one that begins with apostrophes and then so, or reading could not tell.
QByteArray writeCsv(const QList<QStringList> &records);

} // namespace tokenrack
