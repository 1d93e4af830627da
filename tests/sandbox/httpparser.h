// SPDX-License-Identifier: MIT
#pragma once

#include "tests/sandbox/request.h"

#include <QByteArray>
#include <QString>

#include <variant>

namespace tokenrack::sandbox {

//! Why a request could not be read, and the HTTP status that says so.
struct ParseFault
{
    int status = 400;
    QString text;
};

//! Reads HTTP/1.1 requests from a stream of bytes. Strict: our client has no reason to send anything unusual.
class HttpParser
{
public:
    //! Nothing yet, a whole request, or a fault after which the connection is of no more use.
    using Outcome = std::variant<std::monostate, Request, ParseFault>;

    void feed(const QByteArray &bytes);

    //! Takes the next request off the front of what was fed.
    Outcome next();

private:
    QByteArray m_buffer;
};

} // namespace tokenrack::sandbox
