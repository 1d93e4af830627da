// SPDX-License-Identifier: MIT
#include "core/session/bulkprogress.h"

namespace tokenrack {

void BulkProgress::add(const QList<QUuid> &ids)
{
    if (!isRunning()) {
        *this = {};
    }
    const qsizetype before = m_pending.size();
    for (const QUuid id : ids) {
        m_pending.insert(id);
    }
    m_total += int(m_pending.size() - before);
}

bool BulkProgress::note(QUuid id, const std::optional<AuthError> &error)
{
    if (!m_pending.remove(id)) {
        return false;
    }
    if (!error) {
        ++m_succeeded;
    } else if (wasSkipped(error->kind) || error->kind == AuthErrorKind::SecretMissing
               || error->kind == AuthErrorKind::BusyElsewhere) {
        ++m_skipped;
    } else {
        ++m_failed;
    }
    return true;
}

bool wasSkipped(AuthErrorKind kind)
{
    return kind == AuthErrorKind::Cancelled || kind == AuthErrorKind::RefusedBefore
        || kind == AuthErrorKind::FewAttemptsLeft;
}

} // namespace tokenrack
