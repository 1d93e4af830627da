// SPDX-License-Identifier: MIT
#pragma once

namespace tokenrack::ctl {

class Workplace;

// What the commands do; the table in commandtable.cpp says what they take.

void runProviders(Workplace &place);
void runList(Workplace &place);
void runStatus(Workplace &place);

void runAdd(Workplace &place);
void runEdit(Workplace &place);
void runRemove(Workplace &place);
void runSetSecret(Workplace &place);
void runTrust(Workplace &place);

void runImport(Workplace &place);
void runExport(Workplace &place);

void runLogin(Workplace &place);
void runCheck(Workplace &place);
void runRefresh(Workplace &place);
void runLogout(Workplace &place);
void runForget(Workplace &place);

void runToken(Workplace &place);
void runExec(Workplace &place);

void runRestore(Workplace &place);

void runActivity(Workplace &place);
void runCompletion(Workplace &place);

} // namespace tokenrack::ctl
