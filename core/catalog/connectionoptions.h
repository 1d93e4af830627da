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
//! "none", "http://host:port" or "socks5://host:port"; without it, as the system says.
inline constexpr char proxy[] = "proxy";
inline constexpr char proxyUser[] = "proxy_user"; //!< its password rests in the keychain
} // namespace option

//! How to get to a server.
struct Proxy
{
    enum class Kind { System, None, Http, Socks5 };

    Kind kind = Kind::System;
    QString host; //!< of Http and Socks5
    int port = 0;
    QString user; //!< empty where the proxy asks for none

    bool isOwn() const { return kind == Kind::Http || kind == Kind::Socks5; }
    friend bool operator==(const Proxy &, const Proxy &) = default;
};

//! By the server's options. Options that make no sense are told by connectionProblems().
Proxy proxyOf(const Server &server);
void setProxy(Server *server, const Proxy &proxy);
//! "http://proxy.example:3128": what the proxy's password is bound to.
QString proxyOrigin(const Proxy &proxy);
//! "system", "none", "http://host:port" or "socks5://host:port", as a person writes it; nothing from anything else.
std::optional<Proxy> proxyFromText(const QString &text);
//! "host", "host:port" or "[::1]:port" as typed, perhaps with the scheme; without a port 8080 for Http and 1080 for
//! Socks5. Nothing from anything else.
std::optional<Proxy> proxyFromAddress(Proxy::Kind kind, const QString &address);
//! "host:port", with brackets where they belong.
QString addressOf(const Proxy &proxy);

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
//! decided to trust and a path on another machine are left out. A proxy stays: it holds no trust over TLS.
Server withoutTrust(Server server);
//! \a imported as it may overwrite \a present: how to connect, whom to trust, and how many wrong log-ins are too many
//! stays as it was decided here.
Server withConnectionOf(const Server &present, Server imported);

} // namespace tokenrack
