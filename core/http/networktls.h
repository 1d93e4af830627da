// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/http/httpmessage.h"

#include <QSslConfiguration>

#include <optional>

namespace tokenrack {

//! What a request asks of TLS.
struct TlsSettings
{
    std::optional<QSslConfiguration> configuration; //!< nothing for plain http: to make one loads the TLS library
    QByteArray trust; //!< another value for any other certificate or CA file, and for another content of the file
};

//! TLS 1.2 at least. Reads the request's CA file anew; the error says in technical words why that cannot be used.
Result<TlsSettings, QString> tlsSettings(const HttpRequest &request);

} // namespace tokenrack
