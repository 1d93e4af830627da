// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"
#include "app/ctl/completion/completionscript.h"
#include "app/ctl/workplace.h"

#include <QCoreApplication>

namespace tokenrack::ctl {

void runCompletion(Workplace &place)
{
    const QString script = completionScript(place.invocation().arguments().first());
    if (script.isEmpty()) {
        place.end(place.reportUsage(
            QCoreApplication::translate("tokenrack::ctl::Completion", "There is completion for bash, zsh and fish.")));
        return;
    }
    place.terminal().write(script.toUtf8());
    place.end();
}

} // namespace tokenrack::ctl
