// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/registry.h"

namespace tokenrack::ctl {

//! The fields of every way to log in that a choice of the form leads to, each once, and those of any server: time-out,
//! renewal, CA file, proxy. Labels in the language of the moment.
QList<Field> allFields(const Provider &provider);

//! The secrets that \a server has: those of its way to log in, and its proxy's.
QList<Field> secretFields(const Provider &provider, const Server &server);

QStringList keysOf(const QList<Field> &fields);

//! The keys that --option takes for this provider.
QStringList optionKeys(const Provider &provider);

//! What the system of that id is called; the id itself where it is not known here.
QString systemName(const ProviderRegistry &providers, const QString &id);

//! What --provider takes.
QStringList providerIds(const ProviderRegistry &providers);

} // namespace tokenrack::ctl
