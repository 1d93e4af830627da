// SPDX-License-Identifier: MIT
#include "ui/notices.h"

#include "core/base/plaintext.h"
#include "core/base/sentences.h"
#include "core/session/tokenclock.h"
#include "core/session/words.h"
#include "ui/clipboardguard.h"
#include "ui/messagestrip.h"

namespace tokenrack {

namespace {

const QString failureKey = QStringLiteral("failure");
const QString keychainKey = QStringLiteral("keychain");
const QString waitingKey = QStringLiteral("waiting");
const QString clockKey = QStringLiteral("clock");

//! Failures that the person has brought about knowingly.
bool isOwnDoing(AuthErrorKind kind)
{
    return kind == AuthErrorKind::Cancelled || kind == AuthErrorKind::CaptchaNeeded
        || kind == AuthErrorKind::SecretMissing;
}

} // namespace

Notices::Notices(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    for (const Server &server : parts.catalog.servers()) {
        if (const auto at = parts.sessions.state(server.id).lastErrorAt) {
            m_toldFailures[server.id] = *at;
        }
        lookAtKeychain(server.id, parts.sessions.state(server.id));
    }
    connect(&parts.catalog, &Catalog::removed, this, &Notices::forgetServers);
    connect(&parts.sessions, &Sessions::changed, this, &Notices::lookAt);
    connect(&parts.sessions, &Sessions::storeFailed, this, &Notices::storeFailed);
    connect(&parts.secrets, &SecretKeeper::waitingChanged, this, &Notices::lookAtWaiting);
    connect(&parts.sessions, &Sessions::secretsFailed, this, [this](const SecretError &error) {
        const bool isLocked = m_parts.sessions.isLocked();
        tellOf(QStringLiteral("secrets"), error, [isLocked] {
            return isLocked ? tr("What you entered is not kept, since Tokenrack is locked. Enter it again.")
                            : tr("What you entered is kept in memory until you quit.");
        });
    });
    connect(&parts.sessions, &Sessions::sealFailed, this, [this](const SecretError &error) {
        tellOf(QStringLiteral("seal"), error, [] { return tr("The new token is kept in memory until you quit."); });
    });
    connect(&parts.sessions, &Sessions::forgetFailed, this, [this](const SecretError &error) {
        tellOf(QStringLiteral("forget"), error,
               [] { return tr("The password or key of a deleted server could not be removed from it."); });
    });
    connect(&parts.clipboard, &ClipboardGuard::clearingFailed, this, [this] {
        m_parts.strip.post({QStringLiteral("clipboard"), Tone::Warning, [] {
                                return tr(
                                    "The desktop did not let Tokenrack clear the clipboard: the token is still there. "
                                    "Copy something else over it.");
                            }});
    });
}

void Notices::storeFailed(const StoreError &error)
{
    m_parts.strip.post({QStringLiteral("store"), Tone::Bad, [error] { return storeErrorText(error); }});
}

void Notices::lookAt(QUuid id)
{
    const Server *server = m_parts.catalog.find(id);
    if (!server) {
        return;
    }
    const ServerState state = m_parts.sessions.state(id);
    lookAtFailure(*server, state);
    lookAtClock(*server, state);
    lookAtKeychain(id, state);
}

void Notices::lookAtFailure(const Server &server, const ServerState &state)
{
    if (!state.lastError) {
        m_toldFailures.remove(server.id);
        if (m_shownFailure == server.id) {
            m_parts.strip.withdraw(failureKey);
        }
        return;
    }
    const Instant at = state.lastErrorAt.value_or(Instant());
    const bool isTold = m_toldFailures.contains(server.id) && m_toldFailures[server.id] == at;
    if (state.busy != Busy::No || isTold) {
        return;
    }
    m_toldFailures[server.id] = at;
    // A log-in to many says how it came out in the status bar, the rows say why.
    if (isOwnDoing(state.lastError->kind) || state.lastError->kind == AuthErrorKind::SecretsUnavailable
        || m_parts.sessions.bulk().isRunning()) {
        return;
    }
    const QUuid id = server.id;
    const QString name = visibleText(server.name);
    const QString system = systemName(server);
    const AuthError error = *state.lastError;
    StripMessage message;
    message.key = failureKey;
    message.tone = Tone::Bad;
    message.text = [name, system, error] { return tr("%1: %2").arg(name, errorWords(error, system).text()); };
    message.buttons = {
        {QStringLiteral("showFailed"), [] { return tr("Show"); }, [this, id] { Q_EMIT showRequested(id); }}};
    m_shownFailure = id;
    m_parts.strip.post(std::move(message));
}

void Notices::lookAtClock(const Server &server, const ServerState &state)
{
    if (!state.times || !state.times->clockDifference || m_toldClocks.contains(server.id)) {
        return;
    }
    const Milliseconds difference = *state.times->clockDifference;
    if (std::chrono::abs(difference) < notableClockDifference) {
        return;
    }
    m_toldClocks.insert(server.id);
    const QString name = visibleText(server.name);
    m_parts.strip.post(
        {clockKey, Tone::Warning, [name, difference] {
             const QString by = durationText(std::chrono::abs(difference));
             return difference > Milliseconds(0)
                 ? tr("The clock of %1 is %2 ahead of this computer's. The countdown allows for it.").arg(name, by)
                 : tr("The clock of %1 is %2 behind this computer's. The countdown allows for it.").arg(name, by);
         }});
}

void Notices::lookAtKeychain(QUuid id, const ServerState &state)
{
    const bool cannotRead =
        state.busy == Busy::No && state.lastError && state.lastError->kind == AuthErrorKind::SecretsUnavailable;
    const bool hadAny = !m_withoutKeychain.isEmpty();
    if (cannotRead) {
        m_withoutKeychain.insert(id);
    } else {
        m_withoutKeychain.remove(id);
    }
    if (hadAny && m_withoutKeychain.isEmpty()) {
        m_parts.strip.withdraw(keychainKey);
    }
    if (cannotRead && (!m_parts.strip.has(keychainKey) || m_shownTrouble != state.lastError->secretError)) {
        showKeychain(*state.lastError);
    }
}

void Notices::lookAtWaiting(bool isWaiting)
{
    if (!isWaiting) {
        m_parts.strip.withdraw(waitingKey);
        return;
    }
    StripMessage message;
    message.key = waitingKey;
    message.tone = Tone::Ask;
    message.text = [] {
        return tr("Waiting for the keychain. It may be asking you something in a window of its own.");
    };
    message.buttons = {
        {QStringLiteral("stopWaiting"), [] { return tr("Stop waiting"); }, [this] { m_parts.secrets.stopWaiting(); }}};
    m_parts.strip.post(std::move(message));
}

void Notices::showKeychain(const AuthError &error)
{
    m_shownTrouble = error.secretError;
    const bool isLocked = error.secretError == SecretErrorKind::Locked;
    StripMessage message;
    message.key = keychainKey;
    message.tone = Tone::Ask;
    message.text = [error] { return errorWords(error, {}).text(); };
    message.buttons = {{QStringLiteral("retrySecrets"),
                        [isLocked] { return isLocked ? tr("Unlock") : tr("Try again"); },
                        [this] { m_parts.sessions.retrySecrets(); }}};
    if (error.secretError == SecretErrorKind::NoKeychain || error.secretError == SecretErrorKind::NoAnswer) {
        message.buttons.push_back({QStringLiteral("keepInMemory"), [] { return tr("Keep in memory"); },
                                   [this] { m_parts.secrets.useMemory(); }});
    }
    m_parts.strip.post(std::move(message));
}

void Notices::forgetServers(const QList<Server> &servers)
{
    for (const Server &server : servers) {
        lookAtKeychain(server.id, {});
        m_toldFailures.remove(server.id);
        if (m_shownFailure == server.id) {
            m_parts.strip.withdraw(failureKey);
        }
    }
}

void Notices::tellOf(const QString &key, const SecretError &error, const std::function<QString()> &consequence)
{
    m_parts.strip.post({key, Tone::Warning,
                        [error, consequence] { return joinedSentences({secretErrorCause(error), consequence()}); }});
}

QString Notices::systemName(const Server &server) const
{
    const Provider *provider = m_parts.providers.find(server.provider);
    return provider ? provider->name() : server.provider;
}

} // namespace tokenrack
