// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/autherror.h"

#include <QSet>
#include <QUuid>

#include <optional>

namespace tokenrack {

//! How the servers of a log-in to many came out. A log-in to more joins the one that runs.
class BulkProgress
{
public:
    void add(const QList<QUuid> &ids);
    //! One server is through; \a error is empty after a success. Says whether it belonged to the log-in to many.
    bool note(QUuid id, const std::optional<AuthError> &error);

    bool isRunning() const { return !m_pending.isEmpty(); }
    int total() const { return m_total; }
    int done() const { return m_total - int(m_pending.size()); }
    int succeeded() const { return m_succeeded; }
    int failed() const { return m_failed; }
    //! Not tried: refused before, no stored password, captcha not answered, too few attempts left, locked out,
    //! cancelled.
    int skipped() const { return m_skipped; }

private:
    static bool waitsForPerson(const AuthError &error);

    QSet<QUuid> m_pending;
    int m_total = 0;
    int m_succeeded = 0;
    int m_failed = 0;
    int m_skipped = 0;
};

//! True when an error of this kind means that nothing was tried, so that it tells nothing new about the server.
bool wasSkipped(AuthErrorKind kind);

} // namespace tokenrack
