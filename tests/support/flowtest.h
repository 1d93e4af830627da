// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/flowscript.h"

namespace tokenrack {

//! Adds a row for each script of \a provider: column "path".
void addScriptRows(const QString &provider);
//! Plays the row's script and compares every line of the transcript.
void compareWithScript(const Provider &provider);

//! One reply in place of what a script's step would get, and what must come of it.
struct FailureCase
{
    const char *script; //!< name without ".flow"
    int step; //!< how many inputs of the script go before
    int status;
    const char *body;
    const char *outcome; //!< the error's name, see outcomeName()
};

//! Adds a row for each case, and for what no step of any flow may take for success: columns "path", "step", "response",
//! "outcome".
void addFailureRows(const QString &provider, const QList<FailureCase> &cases);
void compareFailure(const Provider &provider);

//! Cuts the last reply of the row's script at every byte: the flow must say that it makes no sense of it.
void compareTruncations(const Provider &provider);

} // namespace tokenrack

Q_DECLARE_METATYPE(tokenrack::HttpResponse)
