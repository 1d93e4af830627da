// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/catalog/catalog.h"
#include "core/providers/registry.h"
#include "core/secrets/secretkeeper.h"

#include <QDialog>

namespace tokenrack {

class Sessions;

//! Adds, edits or duplicates a server: one form for all systems, built from the provider's field list. Never touches
//! the keychain before something is saved. Use: make one with a parent, call add(), edit() or duplicate(); it opens
//! itself and deletes itself when closed.
class ServerDialog : public QDialog
{
    Q_OBJECT

public:
    //! What the dialog works with; each must outlive it.
    struct Parts
    {
        Sessions &sessions;
        Catalog &catalog;
        const ProviderRegistry &providers;
        const SecretKeeper &secrets;
        const Clock &clock;
    };

    ServerDialog(const Parts &parts, QWidget *parent);
    ~ServerDialog() override;

    //! A new server.
    void add();
    void edit(const Server &server);
    //! A new server with all of \a server but its secret.
    void duplicate(const Server &server);

Q_SIGNALS:
    //! The server stands in the catalogue, and its secret where it was meant to.
    void saved(QUuid id);
};

} // namespace tokenrack
