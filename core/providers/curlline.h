// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QString>
#include <QUrl>

#include <optional>

namespace tokenrack {

//! What a curl command line would send, as far as it matters here.
struct CurlLine
{
    QUrl url; //!< http when the line names no scheme, as curl does
    QMap<QString, QString> headers; //!< names in lower case
    QMap<QString, QString> fields; //!< of the body, a JSON object or a form; numbers as text
};

//! Nothing when \a text is no curl command line with an address, or a quote in it is not closed. Takes the line as a
//! POSIX shell would, without expanding anything, and forgives what pages do to it: line breaks turned into spaces
//! behind a backslash, a "$" prompt, the line ends of other shells.
std::optional<CurlLine> readCurlLine(const QString &text);

//! An address as curl takes it: http when it names no scheme.
QUrl urlFromPasted(const QString &text);

} // namespace tokenrack
