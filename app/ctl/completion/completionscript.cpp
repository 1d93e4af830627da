// SPDX-License-Identifier: MIT
#include "app/ctl/completion/completionscript.h"

namespace tokenrack::ctl {

QString completionScript(const QString &shell)
{
    if (shell == QLatin1String("bash")) {
        return bashScript();
    }
    if (shell == QLatin1String("zsh")) {
        return zshScript();
    }
    return shell == QLatin1String("fish") ? fishScript() : QString();
}

} // namespace tokenrack::ctl
