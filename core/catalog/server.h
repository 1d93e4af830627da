// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QUuid>

namespace tokenrack {

//! A provider's options by their names in files, for example "token_kind" → "jwt".
using Options = QMap<QString, QString>;

//! One entry of the catalogue: one account on one installation of one system. Holds no secret.
struct Server
{
    QUuid id;
    QString name;
    QString provider; //!< id of the provider, for example "biotime"
    QUrl url; //!< the address: scheme, host, port, and a path where the system is served below one
    QString account;
    Options options; //!< only what differs from the provider's defaults
    QStringList tags;
    QString notes;

    friend bool operator==(const Server &, const Server &) = default;
};

//! What becomes of a server that one program changed from \a base to \a mine while another made \a theirs of it: every
//! field, option and tag that only one of them changed is as that one wants it; where both did, \a mine goes before.
Server merged(const Server &base, const Server &mine, const Server &theirs);

//! Scheme, host and port of an address: what a secret is bound to. The default port is written out.
QString originOf(const QUrl &url);

namespace option {
inline constexpr char timeoutSeconds[] = "timeout_s"; //!< from shortestTimeout to longestTimeout
inline constexpr int shortestTimeout = 1;
inline constexpr int longestTimeout = 600;
inline constexpr char renew[] = "renew"; //!< "on" (default) or "off"
} // namespace option

//! The value of an option, or \a fallback when it is not set.
QString optionValue(const Options &options, const char *key, const QString &fallback = {});

} // namespace tokenrack
