// SPDX-License-Identifier: MIT
#pragma once

#include "tests/sandbox/assetscontrols.h"
#include "tests/sandbox/biotime.h"
#include "tests/sandbox/hummingbird.h"
#include "tests/sandbox/maximtop.h"
#include "tests/sandbox/xswitch.h"

#include <QString>

namespace tokenrack::sandbox {

//! The right password of an account of the sandbox: "demo-" and the log-in name.
QString demoPassword(const QString &login);

//! The XSwitch dev key of an account; the same in every run.
QString demoDevKey(const QString &login);

//! The MaximTop administrator's token for the acting headers.
QString demoActingToken();

//! The MaximTop app that the demo accounts are in.
QString demoAppId();

//! A MaximTop app that is switched off.
QString demoPausedAppId();

void addDemoAccounts(BioTime &system);
void addDemoAccounts(AssetsControls &system);
void addDemoAccounts(MaximTop &system);
void addDemoAccounts(XSwitch &system);
void addDemoAccounts(Hummingbird &system);

} // namespace tokenrack::sandbox
