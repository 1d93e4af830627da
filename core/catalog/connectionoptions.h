// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/server.h"

#include <optional>

namespace tokenrack {

namespace option {
//! The one certificate that a person trusts for this server: its origin, a blank, and the SHA-256 in hexadecimal. With
//! the origin in it, it means nothing once the address is another one, whoever changed that.
inline constexpr char trustedCertificate[] = "trusted_certificate";
inline constexpr char caFile[] = "ca_file"; //!< path of a PEM file; only its certificates vouch for this server
} // namespace option

//! The SHA-256 (32 bytes) of the one certificate that this server may show; empty where any that this computer trusts
//! will do, or where the trusted one was shown by another address.
QByteArray trustedCertificate(const Server &server);
//! An empty \a sha256 takes the trust away.
void setTrustedCertificate(Server *server, const QByteArray &sha256);

//! As people compare them: "3F:0A:…".
QString fingerprintText(const QByteArray &sha256);
//! Reads 64 hexadecimal digits, with or without colons or blanks between them; nothing from anything else.
std::optional<QByteArray> fingerprintFromText(const QString &text);

//! What a server brings along from a file that somebody else may have written: no trust. A certificate that a person
//! decided to trust and a path on another machine are left out.
Server withoutTrust(Server server);
//! \a imported as it may overwrite \a present: how to connect, and whom to trust, stays as it was decided here.
Server withConnectionOf(const Server &present, Server imported);

} // namespace tokenrack
