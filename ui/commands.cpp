// SPDX-License-Identifier: MIT
#include "ui/commands.h"

#include "ui/deletions.h"
#include "ui/tokencopier.h"

#include <QAction>

namespace tokenrack {

Commands::Commands(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(0);
    connect(&m_updateTimer, &QTimer::timeout, this, &Commands::update);
    connect(&parts.sessions, &Sessions::changed, this, &Commands::updateLater);
    connect(&parts.sessions, &Sessions::lockedChanged, this, &Commands::updateLater);
    connect(&parts.catalog, &Catalog::added, this, &Commands::updateLater);
    connect(&parts.catalog, &Catalog::changed, this, &Commands::updateLater);
    connect(&parts.catalog, &Catalog::removed, this, &Commands::updateLater);
    connect(&parts.deletions, &Deletions::changed, this, &Commands::updateLater);
    connectActions();
    update();
}

void Commands::setSelected(const QList<QUuid> &ids)
{
    m_selected = ids;
    update();
}

void Commands::setShown(int servers, bool isFiltered)
{
    m_shown = servers;
    if (isFiltered == m_isFiltered) {
        updateLater();
        return;
    }
    // At once: the next key may be the one that clears the filter.
    m_isFiltered = isFiltered;
    update();
}

void Commands::connectActions()
{
    onEach(Act::Refresh, &Sessions::refresh);
    onEach(Act::Check, &Sessions::check);
    onEach(Act::LogOut, &Sessions::logOut);
    onCopy(Act::CopyToken, SnippetKind::Token);
    onCopy(Act::CopyHeader, SnippetKind::Header);
    onCopy(Act::CopyCurl, SnippetKind::Curl);
    onCopy(Act::CopyPython, SnippetKind::Python);
    onCopy(Act::CopyPowerShell, SnippetKind::PowerShell);

    const Actions &actions = m_parts.actions;
    connect(actions.get(Act::LogInOrRenew), &QAction::triggered, this, &Commands::logInOrRenew);
    connect(actions.get(Act::LogIn), &QAction::triggered, this, &Commands::logIn);
    connect(actions.get(Act::LogInAll), &QAction::triggered, this, [this] {
        QList<QUuid> ids;
        for (const Server &server : m_parts.catalog.servers()) {
            if (!holdsGoodToken(m_parts.sessions.status(server.id))) {
                ids.append(server.id);
            }
        }
        m_parts.sessions.logInAll(ids);
    });
    connect(actions.get(Act::Cancel), &QAction::triggered, this, [this] { m_parts.sessions.cancelAll(); });
    connect(actions.get(Act::Delete), &QAction::triggered, this, [this] { m_parts.deletions.remove(m_selected); });
    connect(actions.get(Act::Undo), &QAction::triggered, &m_parts.deletions, &Deletions::undo);
    connect(actions.get(Act::Edit), &QAction::triggered, this, [this] {
        if (const Server *server = m_parts.catalog.find(m_selected.value(0))) {
            Q_EMIT editRequested(*server);
        }
    });
    connect(actions.get(Act::Duplicate), &QAction::triggered, this, [this] {
        if (const Server *server = m_parts.catalog.find(m_selected.value(0))) {
            Q_EMIT duplicateRequested(*server);
        }
    });
}

void Commands::onEach(Act act, void (Sessions::*what)(QUuid))
{
    connect(m_parts.actions.get(act), &QAction::triggered, this, [this, act, what] {
        // What comes of the first may change the selection.
        const QList<QUuid> ids = m_selected;
        for (const QUuid &id : ids) {
            if (m_parts.sessions.state(id).times && (act != Act::Refresh || canRefresh(id))) {
                (m_parts.sessions.*what)(id);
            }
        }
    });
}

bool Commands::canRefresh(QUuid id) const
{
    const Server *server = m_parts.catalog.find(id);
    const Provider *provider = server ? m_parts.providers.find(server->provider) : nullptr;
    return provider && provider->canRefresh(*server);
}

void Commands::onCopy(Act act, SnippetKind kind)
{
    connect(m_parts.actions.get(act), &QAction::triggered, this,
            [this, kind] { m_parts.copier.copy(m_selected, kind); });
}

void Commands::logInOrRenew()
{
    if (m_selected.size() == 1) {
        m_parts.sessions.refresh(m_selected.first());
    } else {
        logIn();
    }
}

void Commands::logIn()
{
    if (m_selected.size() == 1) {
        m_parts.sessions.logIn(m_selected.first());
    } else {
        m_parts.sessions.logInAll(m_selected);
    }
}

void Commands::updateLater()
{
    m_updateTimer.start();
}

void Commands::update()
{
    SelectionFacts facts = factsOf(m_selected, m_parts.catalog, m_parts.sessions, m_parts.providers);
    facts.shown = m_shown;
    facts.isFiltered = m_isFiltered;
    facts.canUndo = m_parts.deletions.canUndo();
    facts.anyBusy = m_parts.sessions.bulk().isRunning() || m_parts.sessions.isAnyBusy();
    m_parts.actions.setFacts(facts);
}

} // namespace tokenrack
