// SPDX-License-Identifier: MIT
#include "core/secrets/keychainstore.h"

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
#define TOKENRACK_HAS_SECRET_SERVICE
#include "core/secrets/secretservice.h"
#endif

#include <qt6keychain/keychain.h>

#include <initializer_list>

namespace tokenrack {

namespace {

QString serviceName()
{
    return QStringLiteral("tokenrack");
}

#ifdef Q_OS_WIN
//! CRED_MAX_CREDENTIAL_BLOB_SIZE of wincred.h.
constexpr qsizetype maxItemSize = 2560;
#endif

//! The person's desktop is KDE's, where QtKeychain talks to KWallet and not to org.freedesktop.secrets.
bool isKdeDesktop()
{
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(QLatin1Char(':')).contains(QLatin1String("KDE"))
        || qEnvironmentVariableIsSet("KDE_FULL_SESSION");
}

bool containsAnyOf(const QString &text, std::initializer_list<QLatin1String> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&text](QLatin1String word) { return text.contains(word, Qt::CaseInsensitive); });
}

//! What the backend's words tell, where its code says only "other error". D-Bus error names are never translated.
SecretErrorKind kindFromWords(const QString &words)
{
    if (containsAnyOf(words,
                      {QLatin1String("org.freedesktop.DBus.Error.ServiceUnknown"),
                       QLatin1String("org.freedesktop.DBus.Error.NoServer"),
                       QLatin1String("not provided by any .service"), QLatin1String("D-Bus is not running"),
                       QLatin1String("Could not connect")}))
        return SecretErrorKind::NoKeychain;
    if (containsAnyOf(words, {QLatin1String("is locked"), QLatin1String("org.freedesktop.Secret.Error.IsLocked")}))
        return SecretErrorKind::Locked;
    if (containsAnyOf(words, {QLatin1String("org.freedesktop.DBus.Error.AccessDenied")}))
        return SecretErrorKind::Denied;
    return SecretErrorKind::Other;
}

SecretError errorOf(const QKeychain::Job &job)
{
    const QString words = job.errorString();
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {.kind = SecretErrorKind::NotFound, .detail = words};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {.kind = SecretErrorKind::Denied, .detail = words};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {.kind = SecretErrorKind::NoKeychain, .detail = words};
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return {.kind = kindFromWords(words), .detail = words};
}

#ifdef TOKENRACK_HAS_SECRET_SERVICE
//! \a error in the light of how the Secret Service is. "Not found" stands only where the service could look.
SecretError refined(SecretError error, SecretServiceState state)
{
    switch (state) {
    case SecretServiceState::NoBus:
    case SecretServiceState::NoService:
        error.kind = SecretErrorKind::NoKeychain;
        break;
    case SecretServiceState::NoCollection:
        // Nothing can be in a keychain without a collection. Writing makes one, unless that was refused.
        if (error.kind != SecretErrorKind::NotFound)
            error.kind = SecretErrorKind::NoKeychain;
        break;
    case SecretServiceState::Locked:
        error.kind = SecretErrorKind::Locked;
        break;
    case SecretServiceState::Unlocked:
        break;
    case SecretServiceState::Unknown:
        if (error.kind == SecretErrorKind::NotFound)
            error.kind = SecretErrorKind::Other;
        break;
    }
    return error;
}
#endif

} // namespace

KeychainStore::KeychainStore(QObject *parent)
    : QObject(parent)
{ }

QString KeychainStore::placeName() const
{
#if defined(Q_OS_WIN)
    return tr("Windows Credential Manager");
#elif defined(Q_OS_DARWIN)
    return tr("Keychain");
#else
    return isKdeDesktop() ? tr("KDE Wallet") : tr("GNOME Keyring");
#endif
}

void KeychainStore::read(const QString &key, ReadCallback callback)
{
    const ErrorCallback failed = [callback](SecretError error) { callback(std::move(error)); };
    if (refuseWithoutSession(failed))
        return;
    auto *const job = new QKeychain::ReadPasswordJob(serviceName());
    const JobCallback succeeded = [callback = std::move(callback)](const QKeychain::Job &finished) {
        callback(Secret::fromText(static_cast<const QKeychain::ReadPasswordJob &>(finished).textData()));
    };
    run(job, key, succeeded, failed);
}

void KeychainStore::write(const QString &key, const Secret &value, WriteCallback callback)
{
    const ErrorCallback failed = [callback](SecretError error) { callback(std::move(error)); };
    if (refuseWithoutSession(failed))
        return;
#ifdef Q_OS_WIN
    if (value.size() > maxItemSize) {
        QMetaObject::invokeMethod(
            this, [failed] { failed({.kind = SecretErrorKind::TooLarge}); }, Qt::QueuedConnection);
        return;
    }
#endif
    auto *const job = new QKeychain::WritePasswordJob(serviceName());
    job->setTextData(value.revealText());
    run(
        job, key, [callback = std::move(callback)](const QKeychain::Job &) { callback(Done()); }, failed);
}

void KeychainStore::remove(const QString &key, WriteCallback callback)
{
    const ErrorCallback failed = [callback](SecretError error) {
        if (error.kind == SecretErrorKind::NotFound)
            return callback(Done());
        callback(std::move(error));
    };
    if (refuseWithoutSession(failed))
        return;
    auto *const job = new QKeychain::DeletePasswordJob(serviceName());
    run(
        job, key, [callback = std::move(callback)](const QKeychain::Job &) { callback(Done()); }, failed);
}

//! Without a D-Bus session nothing is asked, since the backend would start dbus-launch and wait for it.
bool KeychainStore::refuseWithoutSession([[maybe_unused]] const ErrorCallback &refused)
{
#ifdef TOKENRACK_HAS_SECRET_SERVICE
    if (!hasSessionBus()) {
        const SecretError error{.kind = SecretErrorKind::NoKeychain, .detail = QStringLiteral("no D-Bus session")};
        QMetaObject::invokeMethod(
            this, [refused, error] { refused(error); }, Qt::QueuedConnection);
        return true;
    }
#endif
    return false;
}

//! Deleting a job that runs crashes inside QtKeychain: it has no parent and deletes itself when it has finished, and
//! if this store is gone by then, its answer goes nowhere.
void KeychainStore::run(QKeychain::Job *job, const QString &key, JobCallback succeeded, ErrorCallback failed)
{
    job->setKey(key);
    const auto finish = [this, succeeded = std::move(succeeded), failed = std::move(failed)](QKeychain::Job *finished) {
        if (finished->error() == QKeychain::NoError)
            succeeded(*finished);
        else
            explain(*finished, failed);
    };
    connect(job, &QKeychain::Job::finished, this, finish);
    job->start();
}

void KeychainStore::explain(const QKeychain::Job &job, ErrorCallback failed)
{
    const SecretError error = errorOf(job);
#ifdef TOKENRACK_HAS_SECRET_SERVICE
    if (!isKdeDesktop()) {
        lookAtSecretService(
            this, [error, failed = std::move(failed)](SecretServiceState state) { failed(refined(error, state)); });
        return;
    }
#endif
    failed(error);
}

} // namespace tokenrack
