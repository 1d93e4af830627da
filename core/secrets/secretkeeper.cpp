// SPDX-License-Identifier: MIT
#include "core/secrets/secretkeeper.h"

#include <QPointer>
#include <QTimer>

#include <utility>

namespace tokenrack {

namespace {

//! Making a key takes a few times as long as the keychain needs for a write.
constexpr std::chrono::milliseconds keyPause{50};

//! A keychain that works answers in a fraction of this.
constexpr std::chrono::seconds patience{3};

QString vaultKeyName(QUuid profile)
{
    return QLatin1String("tokenrack/vault/") + profile.toString(QUuid::WithoutBraces);
}

//! False for what is wrong with one item alone.
bool isOfTheWhole(SecretErrorKind kind)
{
    return kind == SecretErrorKind::NoKeychain || kind == SecretErrorKind::Locked || kind == SecretErrorKind::NoAnswer;
}

} // namespace

template <class Value>
void SecretKeeper::note(const Result<Value, SecretError> &answer)
{
    if (answer || answer.error().kind == SecretErrorKind::NotFound) {
        setObstacle(std::nullopt);
        Q_EMIT keychainAnswered();
    } else if (isOfTheWhole(answer.error().kind)) {
        setObstacle(answer.error().kind);
    }
}

//! For each call of the keychain: \a callback, and the time until it comes.
template <class Callback>
auto SecretKeeper::awaited(Callback callback)
{
    if (++m_asked == 1) {
        m_patience.start();
    }
    return [self = QPointer(this), callback = std::move(callback)](const auto &result) {
        if (self) {
            --self->m_asked > 0 ? self->m_patience.start() : self->m_patience.stop();
            self->setWaiting(false);
        }
        callback(result);
    };
}

SecretKeeper::SecretKeeper(SecretStore &keychain, QUuid profile, QObject *parent)
    : QObject(parent)
    , m_keychain(keychain)
    , m_profile(profile)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { setWaiting(true); });
}

SecretKeeper::~SecretKeeper() = default;

QString SecretKeeper::placeName() const
{
    return m_place == SecretPlace::Memory ? m_memory.placeName() : m_keychain.placeName();
}

void SecretKeeper::useMemory()
{
    if (m_place == SecretPlace::Memory) {
        return;
    }
    m_place = SecretPlace::Memory;
    if (!m_vault) {
        openVaultWith(TokenVault::newKey());
    }
    Q_EMIT placeChanged();
}

void SecretKeeper::credential(QUuid server, CredentialCallback callback)
{
    const QString key = credentialKey(server);
    const bool inMemory = m_place == SecretPlace::Memory || m_memory.contains(key);
    const auto taken = [self = QPointer(this), inMemory,
                        callback = std::move(callback)](const Result<Secret, SecretError> &read) {
        if (!self) {
            return;
        }
        if (!inMemory) {
            self->note(read);
        }
        if (read) {
            callback(decodeCredential(*read));
        } else {
            callback(read.error());
        }
    };
    inMemory ? m_memory.read(key, taken) : m_keychain.read(key, awaited(taken));
}

void SecretKeeper::keep(const Server &server, const Credential &credential, SecretPlace place, DoneCallback callback)
{
    const QString key = credentialKey(server.id);
    const Secret item =
        encodeCredential({.provider = server.provider, .origin = originOf(server.url), .credential = credential});
    if (place == SecretPlace::Memory || m_place == SecretPlace::Memory) {
        m_memory.write(key, item, std::move(callback));
        return;
    }
    // What is put into memory while the keychain still writes is newer and stays.
    const Secret inMemory = m_memory.value(key);
    const auto written = [self = QPointer(this), key, inMemory,
                          callback = std::move(callback)](const Result<Done, SecretError> &result) {
        if (!self) {
            return;
        }
        if (result && self->m_memory.value(key) == inMemory) {
            self->m_memory.drop(key);
        }
        self->note(result);
        callback(result);
    };
    m_keychain.write(key, item, awaited(counted(written)));
}

void SecretKeeper::forget(QUuid server, DoneCallback callback)
{
    const QString key = credentialKey(server);
    if (m_place == SecretPlace::Memory) {
        m_memory.remove(key, std::move(callback));
        return;
    }
    m_memory.drop(key);
    const auto removed = [self = QPointer(this),
                          callback = std::move(callback)](const Result<Done, SecretError> &result) {
        if (!self) {
            return;
        }
        self->note(result);
        callback(result);
    };
    m_keychain.remove(key, awaited(counted(removed)));
}

void SecretKeeper::whenSettled(std::function<void()> callback)
{
    m_waitingForEnd.push_back(std::move(callback));
    tellWhenSettled();
}

//! Counts a change of the keychain until \a callback was called, which may destroy this keeper.
SecretKeeper::DoneCallback SecretKeeper::counted(DoneCallback callback)
{
    ++m_changing;
    return [self = QPointer(this), callback = std::move(callback)](const Result<Done, SecretError> &result) {
        callback(result);
        if (!self) {
            return;
        }
        --self->m_changing;
        self->tellWhenSettled();
    };
}

void SecretKeeper::tellWhenSettled()
{
    if (m_changing > 0 || !m_waiting.empty() || m_waitingForEnd.empty()) {
        return;
    }
    const auto tell = [callbacks = std::exchange(m_waitingForEnd, {})] {
        for (const auto &callback : callbacks) {
            callback();
        }
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

void SecretKeeper::setWaiting(bool isWaiting)
{
    if (m_isWaiting != isWaiting) {
        m_isWaiting = isWaiting;
        Q_EMIT waitingChanged(isWaiting);
    }
}

void SecretKeeper::setObstacle(std::optional<SecretErrorKind> obstacle)
{
    if (m_obstacle != obstacle) {
        m_obstacle = obstacle;
        Q_EMIT obstacleChanged();
    }
}

bool SecretKeeper::holdsInMemory(QUuid server) const
{
    return m_memory.contains(credentialKey(server));
}

void SecretKeeper::dropFromMemory(QUuid server)
{
    m_memory.drop(credentialKey(server));
}

void SecretKeeper::setKeyLease(std::function<std::shared_ptr<Lease>()> tryLease, Milliseconds atMost)
{
    m_tryKeyLease = std::move(tryLease);
    m_keyPatience = atMost;
}

void SecretKeeper::vault(VaultCallback callback)
{
    m_waiting.push_back(std::move(callback));
    if (m_waiting.size() > 1) {
        return;
    }
    if (m_vault) {
        answerLater();
    } else if (m_place == SecretPlace::Memory) {
        openVaultWith(TokenVault::newKey()); // after a lock: what the one before had sealed is gone
    } else {
        readVaultKey();
    }
}

void SecretKeeper::lock()
{
    m_vault.reset();
    m_memory.clear();
    ++m_generation;
    answer(SecretError{.kind = SecretErrorKind::Locked, .detail = {}});
}

//! Each step of the following stops when the vault was opened meanwhile by useMemory(), or all was locked.
void SecretKeeper::readVaultKey()
{
    if (m_waiting.empty()) {
        return; // nobody waits any more: all was locked before the other process had made its key
    }
    const auto taken = [self = QPointer(this), generation = m_generation](const Result<Secret, SecretError> &read) {
        if (!self || self->m_vault || self->m_generation != generation) {
            return;
        }
        self->note(read);
        if (read) {
            self->openVaultWith(*read);
        } else if (read.error().kind == SecretErrorKind::NotFound) {
            self->makeVaultKey();
        } else {
            self->answer(read.error());
        }
    };
    m_keychain.read(vaultKeyName(m_profile), awaited(taken));
}

//! Two processes that each made a key would each seal what the other cannot open. So one makes it, and the others read
//! again until it is there.
void SecretKeeper::makeVaultKey()
{
    if (m_keyLease || !m_tryKeyLease) {
        writeVaultKey();
        return;
    }
    m_keyLease = m_tryKeyLease();
    if (m_keyLease) {
        readVaultKey(); // it may have been made until a moment ago
        return;
    }
    if (!m_keyDeadline) {
        m_keyDeadline.emplace(m_keyPatience);
    }
    if (m_keyDeadline->hasExpired()) {
        answer(SecretError{.kind = SecretErrorKind::NoAnswer,
                           .detail = QStringLiteral("another program is making the vault key")});
    } else {
        QTimer::singleShot(keyPause, this, &SecretKeeper::readVaultKey);
    }
}

void SecretKeeper::writeVaultKey()
{
    const Secret key = TokenVault::newKey();
    const auto written = [self = QPointer(this), key,
                          generation = m_generation](const Result<Done, SecretError> &result) {
        if (!self || self->m_vault || self->m_generation != generation) {
            return;
        }
        self->note(result);
        if (result) {
            self->confirmVaultKey(key);
        } else {
            self->answer(result.error());
        }
    };
    m_keychain.write(vaultKeyName(m_profile), key, awaited(written));
}

//! Tokens sealed under a key that was not really kept would be lost at the next start.
void SecretKeeper::confirmVaultKey(const Secret &key)
{
    const auto readBack = [self = QPointer(this), key,
                           generation = m_generation](const Result<Secret, SecretError> &read) {
        if (!self || self->m_vault || self->m_generation != generation) {
            return;
        }
        self->note(read);
        if (!read) {
            self->answer(read.error());
        } else if (*read == key) {
            self->openVaultWith(key);
        } else {
            self->answer(SecretError{.kind = SecretErrorKind::Unreadable,
                                     .detail = QStringLiteral("the vault key came back changed")});
        }
    };
    m_keychain.read(vaultKeyName(m_profile), awaited(readBack));
}

void SecretKeeper::openVaultWith(const Secret &key)
{
    std::optional<TokenVault> vault = TokenVault::fromKey(key);
    if (!vault) {
        answer(SecretError{.kind = SecretErrorKind::Unreadable, .detail = QStringLiteral("not a vault key")});
        return;
    }
    m_vault = std::make_unique<TokenVault>(*std::move(vault));
    answerLater();
}

void SecretKeeper::answerLater()
{
    const auto answerNow = [this] {
        if (m_vault) {
            answer(m_vault.get());
        }
    };
    QMetaObject::invokeMethod(this, answerNow, Qt::QueuedConnection);
}

//! A callback may ask for the vault again, or destroy this keeper.
void SecretKeeper::answer(const Result<const TokenVault *, SecretError> &result)
{
    m_keyLease.reset();
    m_keyDeadline.reset();
    const QPointer<SecretKeeper> self(this);
    const std::vector<VaultCallback> waiting = std::exchange(m_waiting, {});
    for (const VaultCallback &callback : waiting) {
        if (!self) {
            return;
        }
        callback(result);
    }
    if (self) {
        tellWhenSettled();
    }
}

} // namespace tokenrack
