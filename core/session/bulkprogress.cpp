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
    } else if (waitsForPerson(*error)) {
        ++m_skipped;
    } else {
        ++m_failed;
    }
    return true;
}

bool BulkProgress::waitsForPerson(const AuthError &error)
{
    switch (error.kind) {
    case AuthErrorKind::SecretMissing:
    case AuthErrorKind::CaptchaNeeded:
    case AuthErrorKind::BusyElsewhere:
        return true;
    case AuthErrorKind::LockedOut:
        return error.httpStatus == 0; // by our own count, so that nothing was sent
    default:
        return wasSkipped(error.kind);
    }
}

bool wasSkipped(AuthErrorKind kind)
{
    return kind == AuthErrorKind::Cancelled || kind == AuthErrorKind::RefusedBefore
        || kind == AuthErrorKind::FewAttemptsLeft;
}

} // namespace tokenrack
