// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/server.h"
#include "core/http/connection.h"

namespace tokenrack::ctl {

//! What a person has to know of the certificate that \a server shows in order to judge it, in lines. \a trusted is the
//! SHA-256 of the one that was trusted until now, or empty.
QString certificateText(const Server &server, const ShownCertificate &certificate, const QByteArray &trusted);

//! To be asked below that.
QString trustQuestion();

} // namespace tokenrack::ctl
