// SPDX-License-Identifier: MIT
#include "ui/dialogs/dialogwords.h"

#include "core/base/plaintext.h"
#include "core/session/words.h"

namespace tokenrack {

QString spanInWords(std::chrono::minutes span)
{
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(span);
    if (hours == span && hours.count() > 0) {
        return DialogWords::tr("%n hour(s)", nullptr, int(hours.count()));
    }
    return DialogWords::tr("%n minute(s)", nullptr, int(span.count()));
}

QString inBold(const QString &text)
{
    return QStringLiteral("<b>%1</b>").arg(visibleText(text).toHtmlEscaped());
}

QString endText(const SessionTimes &times, Instant now)
{
    if (times.source == ExpirySource::Permanent) {
        return DialogWords::tr("This key does not end.");
    }
    if (!times.expiresAt) {
        return DialogWords::tr("The server does not say when the token ends.");
    }
    const Milliseconds left = *times.expiresAt - now;
    if (left <= Milliseconds::zero()) {
        return DialogWords::tr("The token has ended already. Compare this computer's clock with the server's.");
    }
    // An answer that took half a second shall not turn two hours into "1 h 59 min".
    const QString life = durationText(left + std::chrono::seconds(1));
    return times.source == ExpirySource::Account ? DialogWords::tr("The account ends in %1.").arg(life)
                                                 : DialogWords::tr("The token expires in %1.").arg(life);
}

} // namespace tokenrack
