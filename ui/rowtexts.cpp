// SPDX-License-Identifier: MIT
#include "ui/rowtexts.h"

#include "core/base/plaintext.h"
#include "core/session/words.h"
#include "ui/showtext.h"

namespace tokenrack {

namespace {

QString linesOf(QStringList lines)
{
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QString RowTexts::systemName(const QString &provider) const
{
    const Provider *known = m_parts.providers.find(provider);
    return known ? known->name() : provider;
}

QString RowTexts::subText(const ServerRow &row) const
{
    const Server *server = m_parts.catalog.find(row.id);
    return server ? accountLine(*server) : QString();
}

QString RowTexts::mark(const ServerRow &row) const
{
    return row.isExposed ? tr("not encrypted") : QString();
}

QString RowTexts::expiresIn(const ServerRow &row) const
{
    return expiresInText(m_parts.sessions.state(row.id), m_parts.clock.now());
}

QString RowTexts::accessibleName(const ServerRow &row) const
{
    const QString name = QStringLiteral("%1, %2").arg(row.name, subText(row));
    return row.isExposed ? QStringLiteral("%1, %2").arg(name, mark(row)) : name;
}

QString RowTexts::searched(const ServerRow &row) const
{
    const Server *server = m_parts.catalog.find(row.id);
    return server ? searchTextOf(*server, row.system->text) : QString();
}

QString RowTexts::aboutServer(const ServerRow &row) const
{
    QStringList lines{row.name, subText(row), exposure(row)};
    if (!row.tags.isEmpty()) {
        lines << tr("Tags: %1").arg(visibleText(row.tags.join(tr(", ", "between tags"))));
    }
    return linesOf(lines);
}

QString RowTexts::aboutSystem(const ServerRow &row) const
{
    const Provider *provider = m_parts.providers.find(row.provider);
    return linesOf(
        {row.system->text, provider ? provider->description() : tr("This version does not know this system.")});
}

QString RowTexts::aboutStatus(const ServerRow &row) const
{
    const ServerState state = m_parts.sessions.state(row.id);
    QStringList lines{row.statusWord->text};
    if (state.lastError) {
        const ErrorWords words = errorWords(*state.lastError, row.system->text);
        lines << words.sentence << words.nextAction;
        if (!state.lastError->serverText.isEmpty()) {
            lines << tr("The server says: %1").arg(visibleText(state.lastError->serverText));
        }
    }
    if (state.licenceMissing) {
        lines << tr("The token is good, but the server has no licence for its interface.");
    }
    if (state.verifiedAt) {
        lines << tr("Checked: %1").arg(instantText(*state.verifiedAt, m_parts.clock.now()));
    }
    return linesOf(lines);
}

QString RowTexts::aboutExpiry(const ServerRow &row) const
{
    return row.isCounting() ? instantToolTip(instantFromMs(row.expiryTime)) : QString();
}

QString RowTexts::exposure(const ServerRow &row) const
{
    const Server *server = row.isExposed ? m_parts.catalog.find(row.id) : nullptr;
    const Provider *provider = m_parts.providers.find(row.provider);
    return server && provider ? provider->exposure(*server) : QString();
}

} // namespace tokenrack
