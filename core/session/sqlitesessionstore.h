// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/leasefile.h"
#include "core/session/sessionstore.h"
#include "core/session/uselog.h"

namespace tokenrack {

class Database;

//! Sessions in the profile's SQLite file. The only place that knows the tables "sessions", "attempts" and "activity".
class SqliteSessionStore final : public SessionStore
{
public:
    explicit SqliteSessionStore(Database &database);

    Result<QHash<QUuid, StoredState>, StoreError> load() override;
    Result<StoredState, StoreError> state(QUuid server) override;
    Result<std::optional<StoredSession>, StoreError> session(QUuid server) override;
    Result<Done, StoreError> saveSession(QUuid server, const StoredSession &session) override;
    Result<Done, StoreError> removeSession(QUuid server) override;
    Result<Done, StoreError> setVerified(QUuid server, const SessionTimes &times, Instant at) override;
    Result<Done, StoreError> saveError(QUuid server, const std::optional<AuthError> &error, Instant at) override;
    Result<AttemptRecord, StoreError>
    changeAttempts(const CountedAccount &account, const std::function<AttemptRecord(AttemptRecord)> &change) override;
    Result<AttemptRecord, StoreError> attempts(const CountedAccount &account) override;
    Result<std::shared_ptr<Lease>, StoreError> lease(QUuid what) override;
    Result<QList<QUuid>, StoreError> leftovers() override;
    Result<Done, StoreError> rememberLeftover(QUuid item) override;
    Result<Done, StoreError> dropLeftover(QUuid server) override;
    Result<Done, StoreError> noteRefusedSecret(QUuid server, const QString &account, const QByteArray &hash,
                                               Instant at) override;
    Result<Done, StoreError> forgetRefusedSecret(const QByteArray &hash) override;
    Result<bool, StoreError> hasRefusedSecrets() override;
    Result<std::optional<Instant>, StoreError> refusedSecretAt(const QByteArray &hash) override;
    Result<Done, StoreError> addActivity(const Activity &activity) override;
    Result<Done, StoreError> addUse(const Activity &activity) override;
    Result<Done, StoreError> write(const StateChanges &changes) override;
    QSet<QUuid> collectUses() override;
    Result<QList<Activity>, StoreError> activities(QUuid server, int limit) override;

private:
    Database &m_database;
    UseLog m_uses;
    LeaseFile m_leases;
};

} // namespace tokenrack
