// SPDX-License-Identifier: MIT
#include "ui/selection.h"

namespace tokenrack {

SelectionFacts factsOf(const QList<QUuid> &ids, const Catalog &catalog, const Sessions &sessions,
                       const ProviderRegistry &providers)
{
    SelectionFacts facts;
    facts.isLocked = sessions.isLocked();
    facts.inCatalogue = int(catalog.servers().size());
    for (const QUuid &id : ids) {
        const Server *server = catalog.find(id);
        if (!server) {
            continue;
        }
        const ServerState state = sessions.state(id);
        const Provider *provider = providers.find(server->provider);
        ++facts.selected;
        facts.withSession += state.times ? 1 : 0;
        facts.refreshable += state.times && provider && provider->canRefresh(*server) ? 1 : 0;
        facts.idle += state.busy == Busy::No ? 1 : 0;
    }
    return facts;
}

} // namespace tokenrack
