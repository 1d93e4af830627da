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
                                 const bool unknown = !old && old.error().kind != SecretErrorKind::NotFound;
                                 if (unknown) {
                                     // What is stored may be more than what was entered, and must not be lost.
                                     sessions->keepCredential(server, entered, SecretPlace::Memory);
                                     Q_EMIT sessions->secretsFailed(old.error());
                                     return;
                                 }
                                 const Credential before =
                                     old && old->belongsTo(server) ? old->credential : Credential();
                                 sessions->keepCredential(server, overlaid(before, entered), place);
                             });
}

} // namespace tokenrack
