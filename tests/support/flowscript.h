// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/provider.h"

#include <QStringList>

namespace tokenrack {

//! When every reply of a script arrives, by our clock: 2026-11-22 00:00:00 UTC.
inline constexpr Instant scriptTime = Instant(Seconds(1795305600));

//! One conversation with a server, read from a file below tests/data. Settings come first, up to an empty line:
//!
//!     # anything
//!     flow: log_in                 (or check, refresh, log_out)
//!     url: http://192.168.1.100:8081
//!     account: admin
//!     option token_kind: jwt
//!     secret password: pw
//!     token: T                     (what check, refresh and log_out begin with)
//!     refresh_token: R
//!     refusals: 2
//!     site_has_no_lock
//!
//! Then follows the transcript: "> " a request, "< " its reply (status, headers, empty line, body as it is; "<x" a body
//! in hexadecimal), "? " a captcha that is asked for, "! answer TEXT" or "! another", and "= " how it ends.
struct FlowScript
{
    struct Answer
    {
        bool another = false; //!< another picture, please
        QString text;
    };
    using Input = std::variant<HttpResponse, Answer>;

    QString flow;
    FlowContext context;
    Credential credential;
    Session session;
    QList<Input> inputs;
    QStringList transcript; //!< all lines after the settings that are not empty

    //! Fails the running test when the file cannot be read or has a line that means nothing.
    static FlowScript read(const QString &path);

    std::unique_ptr<AuthFlow> start(const Provider &provider) const;
};

//! Lets the provider's flow run against the script's replies and writes down what happened, in the script's own form.
QStringList play(const FlowScript &script, const Provider &provider);

//! Gives the first \a count inputs of the script to the flow, then \a response, and returns what the flow says to that.
Step playThenReply(const FlowScript &script, const Provider &provider, int count, const HttpResponse &response);

//! Every script of one provider, sorted by name.
QStringList scriptsOf(const QString &provider);

//! The kind of the error that \a step is, or "finished", "sends", "asks".
QString outcomeName(const Step &step);

//! A reply as it arrives at scriptTime.
HttpResponse reply(int status, const QByteArray &body, const QList<HttpHeader> &headers = {});

} // namespace tokenrack
