// SPDX-License-Identifier: MIT
#include "core/auth/session.h"

#include "core/base/redaction.h"

#include <algorithm>

namespace tokenrack {

void maskRepeats(QList<ReplyField> *fields, const QList<Secret> &secrets)
{
    SecretValues values;
    for (const Secret &secret : secrets) {
        values.push_back(secret.reveal());
    }
    for (ReplyField &field : *fields) {
        const bool isOne = !field.value.isEmpty() && secrets.contains(field.value); // also where it is a short one
        field.secret = field.secret || isOne || holdsAnyForm(field.value.revealText(), values);
    }
}

} // namespace tokenrack
