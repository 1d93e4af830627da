// SPDX-License-Identifier: MIT
#include "app/ctl/failures.h"

#include "app/ctl/serverjson.h"
#include "app/ctl/terminal.h"
#include "core/base/plaintext.h"
#include "core/base/sentences.h"

#include <QCoreApplication>

namespace tokenrack::ctl {

QJsonObject jsonOf(const Failure &failure)
{
    QJsonObject json = failure.server ? identityOf(*failure.server) : QJsonObject();
    json.insert(QStringLiteral("error"), failure.error.isEmpty() ? nameOf(failure.status) : failure.error);
    json.insert(QStringLiteral("message"), failure.message);
    json.insert(QStringLiteral("exit_status"), int(failure.status));
    for (auto member = failure.more.begin(); member != failure.more.end(); ++member) {
        json.insert(member.key(), member.value());
    }
    return json;
}

Failure failureOf(const StoreError &error)
{
    if (error.kind == StoreErrorKind::Replaced) {
        return {.status = statusOf(error), .message = storeErrorCause(error)}; // the next command has the new file
    }
    if (!isOfNoUse(error)) {
        return {.status = statusOf(error), .message = storeErrorText(error)};
    }
    const QString command = QStringLiteral("tokenrackctl restore");
    const QString advice =
        QCoreApplication::translate("tokenrack::ctl::Workplace", "To go on with the last good backup, run: %1")
            .arg(command);
    return {.status = statusOf(error),
            .message = joinedSentences({storeErrorCause(error), advice}),
            .more = {{QStringLiteral("way_out"), command}}};
}

Failure failureOf(const SecretError &error)
{
    const QString advice =
        QCoreApplication::translate("tokenrack::ctl::Workplace", "Unlock or start it, and try again.");
    return {.status = statusOf(error), .message = joinedSentences({secretErrorCause(error), advice})};
}

Failures::Failures(Terminal &terminal)
    : m_terminal(terminal)
{ }

ExitStatus Failures::add(const Failure &failure)
{
    const QString name = failure.server ? visibleText(failure.server->name) + QLatin1String(": ") : QString();
    m_terminal.complain(name + failure.message);
    m_entries.append(jsonOf(failure));
    return failure.status;
}

QJsonObject Failures::json() const
{
    return {{QStringLiteral("results"), m_entries}};
}

} // namespace tokenrack::ctl
