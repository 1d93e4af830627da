// SPDX-License-Identifier: MIT
#include "core/secrets/keychainstore.h"

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
#define TOKENRACK_HAS_SECRET_SERVICE
#include "core/secrets/secretservice.h"
#endif

#include <qt6keychain/keychain.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

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

//! Longer than this nothing takes in which no person has a part.
constexpr std::chrono::seconds unaskedLimit{10};

//! What the backend's words tell, where its code says only "other error". D-Bus error names are never translated.
SecretErrorKind kindFromWords(const QString &words)
{
    if (containsAnyOf(words,
                      {QLatin1String("org.freedesktop.DBus.Error.ServiceUnknown"),
                       QLatin1String("org.freedesktop.DBus.Error.NoServer"),
                       QLatin1String("not provided by any .service"), QLatin1String("D-Bus is not running"),
                       QLatin1String("Could not connect")})) {
        return SecretErrorKind::NoKeychain;
    }
    if (containsAnyOf(words, {QLatin1String("is locked"), QLatin1String("org.freedesktop.Secret.Error.IsLocked")})) {
        return SecretErrorKind::Locked;
    }
    if (containsAnyOf(words, {QLatin1String("org.freedesktop.DBus.Error.AccessDenied")})) {
        return SecretErrorKind::Denied;
    }
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
//! The attributes by which QtKeychain finds an item again.
QMap<QString, QString> attributesOf(const QString &key)
{
    return {{QStringLiteral("server"), serviceName()}, {QStringLiteral("user"), key}};
}

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
        if (error.kind != SecretErrorKind::NotFound) {
            error.kind = SecretErrorKind::NoKeychain;
        }
        break;
    case SecretServiceState::Locked:
        error.kind = SecretErrorKind::Locked;
        break;
    case SecretServiceState::Unlocked:
        break;
    case SecretServiceState::NoAnswer:
        error.kind = SecretErrorKind::NoAnswer;
        break;
    case SecretServiceState::Unknown:
        if (error.kind == SecretErrorKind::NotFound) {
            error.kind = SecretErrorKind::Other;
        }
        break;
    }
    return error;
}
#endif

} // namespace

KeychainStore::KeychainStore(QObject *parent)
    : QObject(parent)
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(unaskedLimit);
    connect(&m_limit, &QTimer::timeout, this, &KeychainStore::stopWaiting);
}

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
    take({.key = key,
          .makeJob = [] { return new QKeychain::ReadPasswordJob(serviceName()); },
          .succeeded =
              [callback](const QKeychain::Job &job) {
                  callback(Secret::fromText(static_cast<const QKeychain::ReadPasswordJob &>(job).textData()));
              },
          .failed = callback});
}

void KeychainStore::write(const QString &key, const Secret &value, WriteCallback callback)
{
#ifdef Q_OS_WIN
    if (value.size() > maxItemSize) {
        failLater(callback, {.kind = SecretErrorKind::TooLarge, .detail = {}});
        return;
    }
#endif
    const auto makeJob = [value] {
        auto *const job = new QKeychain::WritePasswordJob(serviceName());
        job->setTextData(value.revealText());
        return job;
    };
    take({.key = key,
          .makeJob = makeJob,
          .succeeded = [callback](const QKeychain::Job &) { callback(Done()); },
          .failed = callback,
          .isWrite = true});
}

void KeychainStore::remove(const QString &key, WriteCallback callback)
{
    const auto failed = [callback](const SecretError &error) {
        if (error.kind == SecretErrorKind::NotFound) {
            callback(Done());
        } else {
            callback(error);
        }
    };
    take({.key = key,
          .makeJob = [] { return new QKeychain::DeletePasswordJob(serviceName()); },
          .succeeded = {},
          .failed = failed,
          .isRemoval = true});
}

void KeychainStore::failLater(const ErrorCallback &failed, const SecretError &error)
{
    QMetaObject::invokeMethod(this, [failed, error] { failed(error); }, Qt::QueuedConnection);
}

//! One order is finished before the next begins, or a removal that is repeated could meet what was written after it.
void KeychainStore::take(const Order &order)
{
#ifdef TOKENRACK_HAS_SECRET_SERVICE
    if (!hasSessionBus()) {
        failLater(order.failed, {.kind = SecretErrorKind::NoKeychain, .detail = QStringLiteral("no D-Bus session")});
        return;
    }
#endif
    m_orders.append(order);
    if (m_orders.size() == 1) {
        begin();
    }
}

void KeychainStore::begin()
{
    if (m_hearing) {
        m_hearing.release()->deleteLater(); // it is being told of the order before
    }
    m_hearing = std::make_unique<QObject>();
    if (m_neverAsks) {
        m_limit.start();
    }
#ifdef TOKENRACK_HAS_SECRET_SERVICE
    if (m_neverAsks && !isKdeDesktop()) {
        lookAtSecretService(m_hearing.get(), [this](SecretServiceState state) { beginUnasked(state); });
        return;
    }
#endif
    run();
}

//! Deleting a job that runs crashes inside QtKeychain: it has no parent and deletes itself when it has finished, and
//! if this store is gone by then, its answer goes nowhere.
void KeychainStore::run()
{
    QKeychain::Job *const job = m_orders.constFirst().makeJob();
    job->setKey(m_orders.constFirst().key);
    connect(job, &QKeychain::Job::finished, m_hearing.get(), [this](QKeychain::Job *finished) {
        if (finished->error() != QKeychain::NoError) {
            handleError(errorOf(*finished));
        } else if (m_orders.constFirst().isRemoval) {
            handleError({.kind = SecretErrorKind::NotFound, .detail = {}});
        } else {
            takeCurrent().succeeded(*finished);
        }
    });
    job->start();
}

//! A removal that worked comes here too, as "not found": a locked Secret Service reports no error and removes nothing.
void KeychainStore::handleError(const SecretError &error)
{
#ifdef TOKENRACK_HAS_SECRET_SERVICE
    if (!isKdeDesktop()) {
        lookAtSecretService(m_hearing.get(), [this, error](SecretServiceState state) { handleError(error, state); });
        return;
    }
#endif
    fail(error);
}

#ifdef TOKENRACK_HAS_SECRET_SERVICE
//! Only where no dialog would come: for the password of the default collection, of another one that holds the item, or
//! of one that writing would have to make.
void KeychainStore::beginUnasked(SecretServiceState state)
{
    if (state == SecretServiceState::Locked) {
        fail({.kind = SecretErrorKind::Locked, .detail = {}});
    } else if (state == SecretServiceState::NoAnswer) {
        fail({.kind = SecretErrorKind::NoAnswer, .detail = {}});
    } else if (state == SecretServiceState::NoCollection && m_orders.constFirst().isWrite) {
        fail({.kind = SecretErrorKind::NoKeychain, .detail = {}});
    } else if (state == SecretServiceState::Unlocked) {
        findLockedItem(m_hearing.get(), attributesOf(m_orders.constFirst().key), [this](bool found) {
            if (found) {
                fail({.kind = SecretErrorKind::Locked, .detail = {}});
            } else {
                run();
            }
        });
    } else {
        run();
    }
}

void KeychainStore::handleError(const SecretError &error, SecretServiceState state)
{
    const Order &order = m_orders.constFirst();
    const bool isNotFound = error.kind == SecretErrorKind::NotFound;
    if (!order.isRepeated && state == SecretServiceState::Unlocked && !(isNotFound && order.isRemoval)) {
        // All is well with the service, but not with the call: the service was locked until a moment ago, or was
        // started anew since the last call. That would also look as if an item were not there.
        if (!isNotFound) {
            forgetSecretServiceSession();
        }
        repeat();
    } else if (!order.isRepeated && !m_neverAsks && state == SecretServiceState::Locked && isNotFound) {
        unlockAndRepeat();
    } else {
        fail(refined(error, state));
    }
}

void KeychainStore::repeat()
{
    m_orders.first().isRepeated = true;
    run();
}

//! libsecret has the person asked when it reads a locked item that it found, and when it writes. For a removal, or
//! where nothing is found because the keychain hides what it has while it is locked, we do.
void KeychainStore::unlockAndRepeat()
{
    const auto askAndRepeat = [this] { askToUnlockSecretService(m_hearing.get(), [this] { repeat(); }); };
    if (m_orders.constFirst().isRemoval) {
        askAndRepeat();
        return;
    }
    findLockedItem(m_hearing.get(), attributesOf(m_orders.constFirst().key), [this, askAndRepeat](bool found) {
        if (found) {
            fail({.kind = SecretErrorKind::Locked, .detail = {}});
        } else {
            askAndRepeat();
        }
    });
}
#endif

void KeychainStore::stopWaiting()
{
    if (m_orders.isEmpty()) {
        return;
    }
    m_hearing.reset(); // the job ends when it can, and nobody hears of it
    fail({.kind = SecretErrorKind::NoAnswer, .detail = {}});
}

//! Who declined to unlock the keychain is not asked again for each call that waited meanwhile, and a keychain that
//! hangs hangs for each: they all fail alike. Calls back last, since that may destroy this store.
void KeychainStore::fail(const SecretError &error)
{
    if (error.kind != SecretErrorKind::Locked && error.kind != SecretErrorKind::NoAnswer) {
        takeCurrent().failed(error);
        return;
    }
    m_limit.stop();
    const QList<Order> waited = std::exchange(m_orders, {});
    for (const Order &order : waited) {
        order.failed(error);
    }
}

//! Ends the order under way and begins the next one.
KeychainStore::Order KeychainStore::takeCurrent()
{
    Order order = m_orders.takeFirst();
    m_limit.stop();
    if (!m_orders.isEmpty()) {
        begin();
    }
    return order;
}

} // namespace tokenrack
