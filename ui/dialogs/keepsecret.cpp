// SPDX-License-Identifier: MIT
#include "ui/dialogs/keepsecret.h"

#include "core/session/sessions.h"

#include <QPointer>

namespace tokenrack {

void keepSecret(const KeepTools &tools, const Server &server, const Credential &entered, SecretPlace place)
{
    tools.secrets.credential(server.id,
                             [sessions = QPointer(&tools.sessions), server, entered,
                              place](const Result<StoredCredential, SecretError> &old) {
                                 if (!sessions) {
                                     return;
                                 }
                                 Credential all = old && old->belongsTo(server) ? old->credential : Credential();
                                 all.fields.insert(entered.fields);
                                 sessions->keepCredential(server, all, place);
                             });
}

} // namespace tokenrack
