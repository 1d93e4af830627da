// SPDX-License-Identifier: MIT
#include "core/session/sessionkeeper.h"

#include "core/catalog/connectionoptions.h"

#include <QCborArray>
#include <QCborStreamWriter>
#include <QCborValue>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>

namespace tokenrack {

namespace {

constexpr QLatin1String nameKey("name");
constexpr QLatin1String valueKey("value");
constexpr QLatin1String secretKey("secret");

//! What the values of one server are bound to.
class Contexts
{
public:
    explicit Contexts(const Server &server)
        : m_any{server.id, server.provider, originOf(server.url), {}}
    { }

    SealContext of(const char *field) const
    {
        SealContext context = m_any;
        context.field = QLatin1String(field);
        return context;
    }

private:
    SealContext m_any;
};

//! Written as it goes: to build a JSON document of it takes longer than all the sealing.
Secret encodeFields(const QList<ReplyField> &fields)
{
    QByteArray cbor;
    QCborStreamWriter writer(&cbor);
    writer.startArray(quint64(fields.size()));
    for (const ReplyField &field : fields) {
        const QByteArrayView value = field.value.reveal();
        writer.startMap(3);
        writer.append(nameKey);
        writer.append(field.name);
        writer.append(valueKey);
        writer.appendTextString(value.data(), value.size());
        writer.append(secretKey);
        writer.append(field.secret);
        writer.endMap();
    }
    writer.endArray();
    return Secret(cbor);
}

//! What was sealed before 23 November 2026 is JSON.
QCborArray fieldArray(const QByteArray &encoded)
{
    return encoded.startsWith('[') ? QCborArray::fromJsonArray(QJsonDocument::fromJson(encoded).array())
                                   : QCborValue::fromCbor(encoded).toArray();
}

QList<ReplyField> decodeFields(const Secret &encoded)
{
    QList<ReplyField> fields;
    const QCborArray array = fieldArray(encoded.reveal().toByteArray());
    for (const QCborValue &value : array) {
        fields.append({.name = value[nameKey].toString(),
                       .value = Secret::fromText(value[valueKey].toString()),
                       .secret = value[secretKey].toBool(true)});
    }
    return fields;
}

//! What may change in a server's entry without its session belonging to something else.
Options withoutHabits(Options options)
{
    for (const char *habit :
         {option::timeoutSeconds, option::renew, option::trustedCertificate, option::caFile, option::proxy,
          option::proxyUser, option::captchaAfter, option::lockAfter, option::lockMinutes}) {
        options.remove(QLatin1String(habit));
    }
    return options;
}

} // namespace

bool SessionKeeper::stillBelongs(const Server &before, const Server &after)
{
    return before.provider == after.provider && originOf(before.url) == originOf(after.url)
        && before.account == after.account && withoutHabits(before.options) == withoutHabits(after.options);
}

SessionKeeper::SessionKeeper(SecretKeeper &secrets, SessionStore &store, StateWriter &writer, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
    , m_store(store)
    , m_writer(writer)
{
    connect(&writer, &StateWriter::sessionStored, this, &SessionKeeper::onStored);
}

void SessionKeeper::keep(const Server &server, const Session &session, const std::shared_ptr<Lease> &lease)
{
    m_held.insert(server.id, {session});
    if (m_secrets.place() == SecretPlace::Memory) {
        m_writer.dropSession(server.id);
        if (!m_leavesStored) {
            report(m_store.removeSession(server.id)); // an older token on disk would come back after a restart
        }
        return;
    }
    m_secrets.vault([self = QPointer(this), server, lease](const Result<const TokenVault *, SecretError> &vault) {
        if (!self) {
            return;
        }
        if (!vault) {
            Q_EMIT self->sealFailed(vault.error(), server.id);
            return;
        }
        self->seal(server, **vault, lease);
    });
}

void SessionKeeper::seal(const Server &server, const TokenVault &vault, const std::shared_ptr<Lease> &lease)
{
    const auto held = m_held.find(server.id);
    if (held == m_held.end() || m_secrets.place() == SecretPlace::Memory) {
        return; // forgotten, or chosen to stay in memory, while the vault was being opened
    }
    const Session &session = held->session;
    const Contexts contexts(server);
    StoredSession stored{.times = session.times};
    stored.sealedToken = vault.seal(session.token, contexts.of("token"));
    if (!session.refreshToken.isEmpty()) {
        stored.sealedRefreshToken = vault.seal(session.refreshToken, contexts.of("refresh_token"));
    }
    stored.sealedFields = vault.seal(encodeFields(session.fields), contexts.of("fields"));
    m_writer.addSession(server.id, stored, lease);
}

void SessionKeeper::onStored(QUuid server, const SessionTimes &times)
{
    const auto held = m_held.find(server);
    if (held != m_held.end() && held->session.times == times) {
        held->isStored = true;
    }
}

void SessionKeeper::drop(QUuid server)
{
    m_writer.dropSession(server);
    m_held.remove(server);
}

std::optional<SessionTimes> SessionKeeper::standing(QUuid server)
{
    const auto stored = m_store.session(server);
    if (stored) {
        return standing(server, stored->has_value() ? std::optional((*stored)->times) : std::nullopt);
    }
    Q_EMIT storeFailed(stored.error());
    const auto held = m_held.constFind(server);
    return held == m_held.cend() ? std::nullopt : std::optional(held->session.times);
}

std::optional<SessionTimes> SessionKeeper::standing(QUuid server, const std::optional<SessionTimes> &stored)
{
    const bool canOpen = m_secrets.place() == SecretPlace::Keychain;
    const auto held = m_held.constFind(server);
    if (held == m_held.cend()) {
        return canOpen ? stored : std::nullopt;
    }
    const SessionTimes heldTimes = held->session.times;
    // What could not be stored is replaced only by what came later.
    const bool isReplaced = held->isStored ? stored != heldTimes : stored && stored->issuedAt > heldTimes.issuedAt;
    if (!canOpen || !isReplaced) {
        return heldTimes;
    }
    m_held.erase(held);
    return stored;
}

void SessionKeeper::open(const Server &server, OpenCallback callback)
{
    if (const auto held = m_held.constFind(server.id); held != m_held.cend()) {
        callback(held->session);
        return;
    }
    if (m_secrets.place() == SecretPlace::Memory) {
        callback(OpenFailure(NoSession{}));
        return;
    }
    m_secrets.vault([self = QPointer(this), server,
                     callback = std::move(callback)](const Result<const TokenVault *, SecretError> &vault) {
        if (!self) {
            return;
        }
        callback(vault ? self->unseal(server, **vault) : Result<Session, OpenFailure>(OpenFailure(vault.error())));
    });
}

Result<Session, OpenFailure> SessionKeeper::unseal(const Server &server, const TokenVault &vault)
{
    const auto stored = m_store.session(server.id);
    if (!stored) {
        return OpenFailure(stored.error());
    }
    if (!stored->has_value()) {
        return OpenFailure(NoSession{});
    }
    const StoredSession &sealed = **stored;
    const Contexts contexts(server);
    const auto token = vault.open(sealed.sealedToken, contexts.of("token"));
    if (!token) {
        return OpenFailure(NoSession{});
    }
    Session session{.token = *token, .times = sealed.times};
    session.refreshToken = vault.open(sealed.sealedRefreshToken, contexts.of("refresh_token")).value_or(Secret());
    session.fields = decodeFields(vault.open(sealed.sealedFields, contexts.of("fields")).value_or(Secret()));
    m_held.insert(server.id, {session, true});
    return session;
}

void SessionKeeper::forget(QUuid server)
{
    drop(server);
    report(m_store.removeSession(server));
}

QList<QUuid> SessionKeeper::lock()
{
    m_writer.flush();
    QList<QUuid> lost;
    for (auto held = m_held.cbegin(); held != m_held.cend(); ++held) {
        if (!held->isStored) {
            lost.append(held.key());
        }
    }
    m_held.clear();
    return lost;
}

void SessionKeeper::setVerified(QUuid server, const SessionTimes &times, Instant at)
{
    m_writer.flush();
    report(m_store.setVerified(server, times, at));
}

void SessionKeeper::report(const Result<Done, StoreError> &written)
{
    if (!written) {
        Q_EMIT storeFailed(written.error());
    }
}

} // namespace tokenrack
