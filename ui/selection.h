// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessions.h"

namespace tokenrack {

//! What is true of the selected servers, as far as actions depend on it.
struct SelectionFacts
{
    int selected = 0;
    int withSession = 0;
    int refreshable = 0; //!< with a session, and their system can refresh
    int idle = 0; //!< nothing is being done with them
    int shown = 0; //!< in the table
    int inCatalogue = 0;
    bool isFiltered = false; //!< the table
    bool anyBusy = false; //!< anywhere
    bool canUndo = false;
    bool isLocked = false;
};

//! All but shown, isFiltered, anyBusy and canUndo.
SelectionFacts factsOf(const QList<QUuid> &ids, const Catalog &catalog, const Sessions &sessions,
                       const ProviderRegistry &providers);

} // namespace tokenrack
