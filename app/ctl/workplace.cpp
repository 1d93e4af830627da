// SPDX-License-Identifier: MIT
#include "app/ctl/workplace.h"

#include "app/ctl/namelookup.h"
#include "app/ctl/origintext.h"
#include "app/ctl/providerfields.h"
#include "app/ctl/serverjson.h"
#include "core/base/plaintext.h"
#include "core/base/sentences.h"
#include "core/catalog/connectionoptions.h"
#include "core/providers/snippet.h"
#include "core/session/words.h"

#include <QCoreApplication>
#include <QPointer>
#include <QRegularExpression>

#include <numeric>

namespace tokenrack::ctl {

namespace {

//! More candidates than this are not listed.
constexpr qsizetype mostListed = 20;

//! \a text to be typed into a shell, with quotes only where they are needed.
QString shellWord(const QString &text)
{
    static const QRegularExpression plain(QStringLiteral("^\\w[\\w.-]*$"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    const QString shown = visibleText(text);
    return plain.match(shown).hasMatch() ? shown : shellQuoted(shown);
}

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::Workplace)

public:
    //! What to do next, where the advice of the window does not fit a terminal.
    static QString advice(const Server &server, const AuthError &error, const QString &windowsAdvice)
    {
        switch (error.kind) {
        case AuthErrorKind::SecretMissing:
            return tr("Store it with “tokenrackctl set-secret”, or log in on a terminal.");
        case AuthErrorKind::Refused:
        case AuthErrorKind::RefusedBefore:
            return tr(
                "Store the right one with “tokenrackctl set-secret”. What was refused is not sent again by itself.");
        case AuthErrorKind::CaptchaNeeded:
            return tr("Log in on a terminal, or with --captcha-image and the text on standard input.");
        case AuthErrorKind::FewAttemptsLeft:
            return tr("Log in on a terminal, where you can confirm it.");
        case AuthErrorKind::OriginChanged:
            return tr("If that is right, run: %1")
                .arg(QStringLiteral("tokenrackctl login %1 --accept-origin").arg(shellWord(server.name)));
        case AuthErrorKind::TlsUntrusted:
        case AuthErrorKind::CertificateChanged:
            return tr("Ask whoever runs the server for the SHA-256 of its certificate, and run: %1")
                .arg(QStringLiteral("tokenrackctl trust %1 --fingerprint SHA256").arg(shellWord(server.name)));
        case AuthErrorKind::SecretsUnavailable:
            return tr("Unlock the keychain and try again, or use --secrets memory.");
        case AuthErrorKind::Timeout:
            return tr(
                "Check that it is up, or allow it more time with “tokenrackctl edit NAME --option timeout_s=60”.");
        default:
            return windowsAdvice;
        }
    }
};

} // namespace

Workplace::Workplace(const Invocation &invocation, Terminal &terminal, Failures &failures, const Clock &clock,
                     CoreParts *parts)
    : m_invocation(invocation)
    , m_terminal(terminal)
    , m_failures(failures)
    , m_clock(clock)
    , m_parts(parts)
{
    if (!parts) {
        return;
    }
    const Questions::Ways ways{.noPrompt = invocation.isSet("no-prompt"),
                               .acceptOrigin = invocation.isSet("accept-origin"),
                               .captchaImage = invocation.value("captcha-image")};
    m_questions = std::make_unique<Questions>(*parts, terminal, m_input, ways);
    if (!ways.noPrompt) {
        connect(&parts->secrets, &SecretKeeper::waitingChanged, this, [this](bool isWaiting) {
            if (isWaiting) {
                m_terminal.say(
                    Words::tr("Waiting for the keychain. It may be asking you something in a window of its own."));
            }
        });
    }
    listenToKeeping();
}

Workplace::~Workplace() = default;

void Workplace::listenToKeeping()
{
    const Sessions &sessions = m_parts->sessions;
    connect(&sessions, &Sessions::storeFailed, this,
            [this](const StoreError &error) { noteNotKept(tokenrack::ctl::failureOf(error)); });
    connect(&sessions, &Sessions::secretsFailed, this,
            [this](const SecretError &error) { noteNotKept(tokenrack::ctl::failureOf(error)); });
    connect(&sessions, &Sessions::sealFailed, this, [this](const SecretError &error, QUuid id) {
        Failure failure = tokenrack::ctl::failureOf(error);
        failure.message =
            joinedSentences({Words::tr("The token could not be kept for the next command."), failure.message});
        if (const Server *server = m_parts->catalog.find(id)) {
            failure.server = *server;
        }
        noteNotKept(failure);
    });
    // What was asked for is done all the same, and a later command tries again by itself.
    connect(&sessions, &Sessions::forgetFailed, this, [this](const SecretError &error) {
        m_terminal.complain(joinedSentences(
            {Words::tr("A password or key that is not needed any more is still in the keychain, and a later command "
                       "tries to remove it."),
             secretErrorCause(error)}));
    });
}

void Workplace::noteNotKept(const Failure &failure)
{
    report(failure);
    m_notKept.append(failure);
}

ExitStatus Workplace::keptStatus() const
{
    return std::accumulate(m_notKept.begin(), m_notKept.end(), ExitStatus::Done,
                           [](ExitStatus status, const Failure &failure) { return combined(status, failure.status); });
}

// Words

ExitStatus Workplace::report(const StoreError &error)
{
    return report(tokenrack::ctl::failureOf(error));
}

ExitStatus Workplace::report(const SecretError &error)
{
    return report(tokenrack::ctl::failureOf(error));
}

bool Workplace::canChangeKeychain()
{
    if (m_parts->secrets.place() == SecretPlace::Memory) {
        reportUsage(Words::tr("With --secrets memory nothing in the keychain is stored or removed. "
                              "Leave it out, or give a secret to each command with its own --secret."));
        return false;
    }
    return true;
}

ExitStatus Workplace::reportUsage(const QString &sentence)
{
    return report(Failure{.status = ExitStatus::Usage, .message = sentence});
}

ExitStatus Workplace::reportFailure(const QString &sentence)
{
    return report(Failure{.message = sentence});
}

Failure Workplace::failureOf(const Server &server, const AuthError &error) const
{
    AuthError told = error;
    if (told.kind == AuthErrorKind::Cancelled) {
        told.kind = m_questions->declined(server.id).value_or(told.kind);
    }
    Failure failure{.status = statusOf(told.kind),
                    .message = words(server, told),
                    .error = tokenrack::nameOf(told.kind),
                    .server = server};
    if (told.storedFor) {
        failure.more = {{QStringLiteral("stored_for"),
                         QJsonObject{{QStringLiteral("provider"), told.storedFor->provider},
                                     {QStringLiteral("url"), told.storedFor->origin}}}};
    }
    return failure;
}

Failure Workplace::unknownSystem(const Server &server)
{
    return {.message = Words::tr("This version of Tokenrack does not know its system."),
            .error = QStringLiteral("unknown_provider"),
            .server = server};
}

QString Workplace::words(const Server &server, const AuthError &error) const
{
    const ErrorWords words = errorWords(error, systemName(m_parts->providers, server.provider));
    const QString said =
        error.serverText.isEmpty() ? QString() : Words::tr("The server says: “%1”.").arg(visibleText(error.serverText));
    const bool isUnknown = error.kind == AuthErrorKind::TlsUntrusted && error.certificate;
    const QString shown =
        isUnknown ? Words::tr("Shown SHA-256: %1.").arg(fingerprintText(error.certificate->sha256)) : QString();
    const QString sentence = error.storedFor
        ? joinedSentences({originText(m_parts->providers, server, *error.storedFor), Words::tr("Nothing was sent.")})
        : words.sentence;
    return joinedSentences({sentence, said, shown, Words::advice(server, error, words.nextAction)});
}

// Servers

std::optional<Server> Workplace::serverNamed(const QString &name)
{
    const QList<Server> &all = m_parts->catalog.servers();
    const QList<Server> found = serversFor(all, name);
    if (found.size() == 1) {
        return found.first();
    }
    const QList<Server> candidates = found.isEmpty() ? serversLike(all, name) : found;
    QJsonArray listed;
    QStringList lines;
    for (const Server &server : candidates.mid(0, mostListed)) {
        listed.append(identityOf(server));
        lines += QStringLiteral("  %1  %2").arg(server.id.toString(QUuid::WithoutBraces), visibleText(server.name));
    }
    if (candidates.size() > mostListed) {
        lines += QStringLiteral("  …");
    }
    const QString sentence = found.isEmpty()
        ? Words::tr("There is no server “%1”.")
        : Words::tr("“%1” fits several servers. Write more of the name, or the id.");
    const ExitStatus why = report(Failure{.status = found.isEmpty() ? ExitStatus::NoSuchServer : ExitStatus::Usage,
                                          .message = sentence.arg(visibleText(name)),
                                          .more = {{QStringLiteral("candidates"), listed}}});
    if (!lines.isEmpty()) {
        m_terminal.say(lines.join(QLatin1Char('\n')));
    }
    m_status = combined(m_status, why);
    return std::nullopt;
}

std::optional<Server> Workplace::theServer()
{
    std::optional<Server> server = serverNamed(m_invocation.arguments().first());
    if (!server) {
        end();
    }
    return server;
}

std::optional<QList<Server>> Workplace::serversNamed(const QStringList &names)
{
    QList<Server> servers;
    bool isComplete = true;
    for (const QString &name : names) {
        const std::optional<Server> server = serverNamed(name);
        isComplete = isComplete && server;
        if (server && !servers.contains(*server)) {
            servers.append(*server);
        }
    }
    return isComplete ? std::optional(servers) : std::nullopt;
}

// The end

void Workplace::end(ExitStatus status)
{
    m_status = combined(m_status, status);
    settle();
}

void Workplace::endWith(const Server &server, ExitStatus status)
{
    if (json() && status == ExitStatus::Done) {
        m_terminal.printJson(identityOf(server));
    }
    end(status);
}

void Workplace::endWith(const ChildOrder &order)
{
    m_child = order;
    settle();
}

//! What the keychain still writes, and a token that the vault has to seal for it, would else be lost.
void Workplace::settle()
{
    m_parts ? whenKept([this] { Q_EMIT ended(); }) : Q_EMIT ended();
}

void Workplace::whenKept(const std::function<void()> &callback)
{
    m_parts->secrets.whenSettled([self = QPointer(this), callback] {
        if (self) {
            callback();
        }
    });
}

} // namespace tokenrack::ctl
