// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/catalog/lease.h"
#include "core/secrets/memorystore.h"
#include "core/secrets/secretstore.h"
#include "core/secrets/storedcredential.h"
#include "core/secrets/tokenvault.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace tokenrack {

//! Where secrets of this run are kept.
enum class SecretPlace { Keychain, Memory };

//! Knows where each secret is: in the keychain, or in memory after an explicit choice. Asks the keychain only when a
//! secret is needed, reads the vault's key once, and never takes "cannot read" for "there is none".
class SecretKeeper : public QObject
{
    Q_OBJECT

public:
    using CredentialCallback = std::function<void(Result<StoredCredential, SecretError>)>;
    using VaultCallback = std::function<void(Result<const TokenVault *, SecretError>)>;
    using DoneCallback = std::function<void(Result<Done, SecretError>)>;

    //! \a keychain must outlive the keeper. \a profile names the vault's key: "tokenrack/vault/<profile>".
    SecretKeeper(SecretStore &keychain, QUuid profile, QObject *parent = nullptr);
    ~SecretKeeper() override;

    SecretPlace place() const { return m_place; }
    //! For the status bar, translated: "GNOME Keyring", or "Memory, until you quit".
    QString placeName() const;
    //! Why the keychain as a whole could not be used when it was last asked; nothing while it can, or was not asked
    //! yet.
    std::optional<SecretErrorKind> obstacle() const { return m_obstacle; }
    //! The person's explicit choice, for the rest of this run: the keychain is not touched any more. Opens a fresh
    //! vault whose key is never written down, unless the vault is open already; callers that wait for it get it.
    void useMemory();

    //! SecretErrorKind::NotFound when nothing is stored. What was kept in memory only is looked up first.
    void credential(QUuid server, CredentialCallback callback);
    //! \a place Memory keeps it until the program ends, and leaves an older keychain item alone. After useMemory() all
    //! is kept there.
    void keep(const Server &server, const Credential &credential, SecretPlace place, DoneCallback callback);
    void forget(QUuid server, DoneCallback callback);
    //! True when a credential is held in memory, which then goes before the one in the keychain.
    bool holdsInMemory(QUuid server) const;
    //! Forgets what is held in memory, and leaves the keychain alone.
    void dropFromMemory(QUuid server);

    //! For so long another process that makes the vault's key is waited for: its keychain may have to ask a person.
    static constexpr std::chrono::seconds keyPatience{30};
    //! What keeps other processes from making a key for the same vault meanwhile: gives the lease, or nullptr while
    //! somebody else has it. Without it nobody else is expected.
    void setKeyLease(std::function<std::shared_ptr<Lease>()> tryLease, Milliseconds atMost = keyPatience);
    //! The vault, with its key read or made on the first call. Calls that come meanwhile wait for the same answer,
    //! which is SecretErrorKind::NoAnswer where another process does not come to an end with making the key.
    //! After an error the next call tries again. The pointer stays good until lock().
    void vault(VaultCallback callback);
    //! Forgets the vault's key and what is held in memory, so that the keychain has to be asked again. Who waits for
    //! the vault hears SecretErrorKind::Locked.
    void lock();
    //! The vault if it is open already, else nullptr. Never asks the keychain.
    const TokenVault *openVault() const { return m_vault.get(); }

    //! Whoever waits for the keychain hears SecretErrorKind::NoAnswer.
    void stopWaiting() { m_keychain.stopWaiting(); }

    //! Calls back, later, once the keychain has nothing more to write or to remove and nobody waits for the vault.
    void whenSettled(std::function<void()> callback);

Q_SIGNALS:
    void placeChanged();
    //! The keychain did what it was asked, or knows that it holds no such item: it can be used.
    void keychainAnswered();
    //! True when the keychain has let somebody wait for more than three seconds: it hangs, or asks the person something
    //! in a dialog of its own.
    void waitingChanged(bool isWaiting);
    void obstacleChanged();

private:
    template <class Value>
    void note(const Result<Value, SecretError> &answer);
    template <class Callback>
    auto awaited(Callback callback);
    void setWaiting(bool isWaiting);
    void setObstacle(std::optional<SecretErrorKind> obstacle);
    void readVaultKey();
    void makeVaultKey();
    void writeVaultKey();
    void confirmVaultKey(const Secret &key);
    void openVaultWith(const Secret &key);
    DoneCallback counted(DoneCallback callback);
    void tellWhenSettled();
    void answerLater();
    void answer(const Result<const TokenVault *, SecretError> &result);

    SecretStore &m_keychain;
    QUuid m_profile;
    SecretPlace m_place = SecretPlace::Keychain;
    std::optional<SecretErrorKind> m_obstacle;
    MemoryStore m_memory;
    std::unique_ptr<TokenVault> m_vault;
    std::vector<VaultCallback> m_waiting;
    std::function<std::shared_ptr<Lease>()> m_tryKeyLease;
    Milliseconds m_keyPatience = keyPatience;
    std::shared_ptr<Lease> m_keyLease; //!< while a key is being made
    std::optional<QDeadlineTimer> m_keyDeadline; //!< while another process makes it
    int m_asked = 0; //!< calls of the keychain that are under way
    QTimer m_patience; //!< since the last answer, while a call is under way
    bool m_isWaiting = false;
    int m_changing = 0; //!< keychain items that are being written or removed
    std::vector<std::function<void()>> m_waitingForEnd;
    int m_generation = 0; //!< counts locks, so that an answer to a call before one opens nothing
};

} // namespace tokenrack
