// SPDX-License-Identifier: MIT
#include "app/ctl/workplace.h"

#include "app/ctl/namelookup.h"
#include "app/ctl/origintext.h"
#include "core/base/plaintext.h"
#include "core/base/sentences.h"
#include "core/catalog/connectionoptions.h"
#include "core/providers/snippet.h"
#include "core/session/words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

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

QString systemName(const ProviderRegistry &providers, const Server &server)
{
    const Provider *provider = providers.find(server.provider);
    return provider ? provider->name() : QString();
}

//! The secret fields of such a server, by their keys.
QMap<QString, QString> secretLabels(const Provider &provider, const Options &options)
{
    QMap<QString, QString> labels;
    const QList<Field> all = provider.fields(options);
    for (const Field &field : all) {
        if (field.kind == FieldKind::Secret) {
            labels.insert(field.key, field.label);
        }
    }
    return labels;
}

} // namespace

Workplace::Workplace(const Invocation &invocation, Terminal &terminal, const Clock &clock, CoreParts *parts)
    : m_invocation(invocation)
    , m_terminal(terminal)
    , m_clock(clock)
    , m_parts(parts)
{
    if (!parts) {
        return;
    }
    const Questions::Ways ways{.noPrompt = invocation.isSet("no-prompt"),
                               .acceptOrigin = invocation.isSet("accept-origin"),
                               .captchaImage = invocation.value("captcha-image")};
    m_questions = std::make_unique<Questions>(parts->sessions, parts->providers, terminal, m_input, ways);
    if (!ways.noPrompt) {
        connect(&parts->secrets, &SecretKeeper::waitingChanged, this, [this](bool isWaiting) {
            if (isWaiting) {
                m_terminal.say(
                    Words::tr("Waiting for the keychain. It may be asking you something in a window of its own."));
            }
        });
    }
    const Sessions &sessions = parts->sessions;
    connect(&sessions, &Sessions::storeFailed, this,
            [this](const StoreError &error) { m_keptStatus = combined(m_keptStatus, report(error)); });
    connect(&sessions, &Sessions::secretsFailed, this,
            [this](const SecretError &error) { m_keptStatus = combined(m_keptStatus, report(error)); });
    connect(&sessions, &Sessions::ended, this, [this](QUuid id, const std::optional<AuthError> &error) {
        m_hasNewSession = m_hasNewSession || (!error && m_parts->sessions.state(id).times);
    });
}

Workplace::~Workplace() = default;

// Words

ExitStatus Workplace::report(const Server &server, const AuthError &error)
{
    const AuthError told = explained(server, error);
    complainAbout(server, words(server, told));
    return statusOf(told.kind);
}

void Workplace::complainAbout(const Server &server, const QString &sentence)
{
    m_terminal.complain(visibleText(server.name) + QLatin1String(": ") + sentence);
}

ExitStatus Workplace::report(const StoreError &error)
{
    m_terminal.complain(storeErrorText(error));
    return statusOf(error);
}

ExitStatus Workplace::report(const SecretError &error)
{
    m_terminal.complain(joinedSentences({secretErrorCause(error), Words::tr("Unlock or start it, and try again.")}));
    return statusOf(error);
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
    m_terminal.complain(sentence);
    return ExitStatus::Usage;
}

ExitStatus Workplace::reportFailure(const QString &sentence)
{
    m_terminal.complain(sentence);
    return ExitStatus::Failed;
}

AuthError Workplace::explained(const Server &server, const AuthError &error) const
{
    AuthError told = error;
    if (told.kind == AuthErrorKind::Cancelled) {
        told.kind = m_questions->declined(server.id).value_or(told.kind);
    }
    return told;
}

QString Workplace::words(const Server &server, const AuthError &error) const
{
    const ErrorWords words = errorWords(error, systemName(m_parts->providers, server));
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
    QList<Server> candidates = found.isEmpty() ? serversLike(all, name) : found;
    if (found.isEmpty()) {
        m_terminal.complain(Words::tr("There is no server “%1”.").arg(visibleText(name)));
    } else {
        m_terminal.complain(
            Words::tr("“%1” fits several servers. Write more of the name, or the id.").arg(visibleText(name)));
    }
    for (const Server &server : std::as_const(candidates).mid(0, mostListed)) {
        m_terminal.say(
            QStringLiteral("  %1  %2").arg(server.id.toString(QUuid::WithoutBraces), visibleText(server.name)));
    }
    if (candidates.size() > mostListed) {
        m_terminal.say(QStringLiteral("  …"));
    }
    m_status = combined(m_status, found.isEmpty() ? ExitStatus::NoSuchServer : ExitStatus::Usage);
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

// Secrets

void Workplace::readSecrets(const Server &server, const QStringList &fields,
                            const std::function<void(const Credential &)> &taken)
{
    const Provider *provider = m_parts->providers.find(server.provider);
    if (!provider) {
        complainAbout(server, Words::tr("This version of Tokenrack does not know its system."));
        end(ExitStatus::Failed);
        return;
    }
    const QMap<QString, QString> known = secretLabels(*provider, server.options);
    for (const QString &field : fields) {
        if (!known.contains(field)) {
            end(reportUsage(Words::tr("“%1” is no secret of this server. It has: %2.")
                                .arg(visibleText(field), known.keys().join(QLatin1String(", ")))));
            return;
        }
    }
    if (Terminal::inputIsTerminal() && m_invocation.isSet("no-prompt") && !fields.isEmpty()) {
        end(reportUsage(Words::tr("With --no-prompt secrets have to come from a pipe or a file.")));
        return;
    }
    readSecret(server, fields, {}, taken);
}

void Workplace::readSecret(const Server &server, const QStringList &fields, const Credential &read,
                           const std::function<void(const Credential &)> &taken)
{
    if (fields.isEmpty()) {
        taken(read);
        return;
    }
    const QString &field = fields.first();
    const Provider *provider = m_parts->providers.find(server.provider);
    if (Terminal::inputIsTerminal()) {
        const QString label = secretLabels(*provider, server.options).value(field);
        m_terminal.ask(Words::tr("%1 of “%2”:").arg(label, visibleText(server.name)));
    }
    m_input.readLine(LineInput::Echo::Off, [=, this](const std::optional<QByteArray> &line) {
        if (!line || line->isEmpty()) {
            end(reportUsage(Words::tr("Standard input has no line for the secret “%1”.").arg(field)));
            return;
        }
        Credential more = read;
        more.fields.insert(field, Secret(*line));
        if (const auto problem = provider->secretProblem(server.options, field, more.field(field))) {
            end(reportUsage(field + QLatin1String(": ") + inputProblemText(*problem)));
            return;
        }
        readSecret(server, fields.mid(1), more, taken);
    });
}

void Workplace::useSecrets(const Server &server, const QStringList &fields, const std::function<void()> &done)
{
    readSecrets(server, fields, [this, server, done](const Credential &credential) {
        if (credential.isEmpty()) {
            done();
            return;
        }
        m_parts->secrets.keep(server, credential, SecretPlace::Memory,
                              [done](const Result<Done, SecretError> &) { done(); });
    });
}

// The end

void Workplace::end(ExitStatus status)
{
    m_status = combined(m_status, status);
    settle();
}

void Workplace::endWith(const ChildOrder &order)
{
    m_child = order;
    settle();
}

//! The keychain answers in the order in which it was asked, so the end of one more call is the end of all.
void Workplace::settle()
{
    if (m_questions && m_questions->hasEntered()) {
        m_parts->secrets.credential({}, [this](const Result<StoredCredential, SecretError> &) { Q_EMIT ended(); });
    } else if (m_hasNewSession) {
        m_parts->secrets.vault([this](const Result<const TokenVault *, SecretError> &) { Q_EMIT ended(); });
    } else {
        Q_EMIT ended();
    }
}

} // namespace tokenrack::ctl
