// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/catalog/address.h"

#include <QMap>
#include <QString>
#include <QStringList>
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
    Address url;
    QString account;
    Options options; //!< only what differs from the provider's defaults
    QStringList tags;
    QString notes;

    friend bool operator==(const Server &, const Server &) = default;
};

//! What becomes of a server that one program changed from \a base to \a mine while another made \a theirs of it: every
//! field, option and tag that only one of them changed is as that one wants it; where both did, \a mine goes before.
Server merged(const Server &base, const Server &mine, const Server &theirs);

//! True for two entries of one account on one server of one system.
bool isSameAccount(const Server &left, const Server &right);
//! The same for every entry of that account, and for nothing else.
QUuid accountId(const Server &server);

namespace option {
inline constexpr char timeoutSeconds[] = "timeout_s"; //!< from shortestTimeout to longestTimeout
inline constexpr int shortestTimeout = 1;
inline constexpr int longestTimeout = 600;
inline constexpr char renew[] = "renew"; //!< "on" (default) or "off"
// Of systems that lock accounts, see AttemptLimits; wrong answers, and minutes.
inline constexpr char captchaAfter[] = "captcha_after";
inline constexpr char lockAfter[] = "lock_after";
inline constexpr char lockMinutes[] = "lock_minutes";
} // namespace option

//! The value of an option, or \a fallback when it is not set.
QString optionValue(const Options &options, const char *key, const QString &fallback = {});

} // namespace tokenrack
