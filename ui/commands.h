// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/snippet.h"
#include "ui/actions.h"

#include <QObject>
#include <QTimer>

namespace tokenrack {

class Deletions;
class TokenCopier;

//! What the actions on selected servers do, and when they make sense.
class Commands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        const Catalog &catalog;
        Sessions &sessions;
        const ProviderRegistry &providers;
        TokenCopier &copier;
        Deletions &deletions;
    };

    explicit Commands(const Parts &parts, QObject *parent = nullptr);

    const QList<QUuid> &selected() const { return m_selected; }
    void setSelected(const QList<QUuid> &ids);
    void setShown(int servers, bool isFiltered);

Q_SIGNALS:
    void editRequested(const tokenrack::Server &server);
    void duplicateRequested(const tokenrack::Server &server);

private:
    void connectActions();
    void onEach(Act act, void (Sessions::*what)(QUuid));
    bool canRefresh(QUuid id) const;
    void onCopy(Act act, SnippetKind kind);
    void logInOrRenew();
    void logIn();
    void updateLater();
    void update();

    Parts m_parts;
    QList<QUuid> m_selected;
    int m_shown = 0;
    bool m_isFiltered = false;
    QTimer m_updateTimer;
};

} // namespace tokenrack
