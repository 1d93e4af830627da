// SPDX-License-Identifier: MIT
#include "app/ctl/questions.h"

#include "app/ctl/certificatetext.h"
#include "app/ctl/origintext.h"
#include "app/ctl/terminal.h"
#include "core/base/plaintext.h"
#include "core/base/privatefiles.h"
#include "core/base/sentences.h"
#include "core/session/words.h"

#include <QDir>

namespace tokenrack::ctl {

namespace {

QString shown(const Server &server)
{
    return visibleText(server.name);
}

//! The secret fields that a log-in cannot do without, or those of them that are not stored.
QList<Field> neededSecrets(const ProviderRegistry &providers, const SecretQuestion &question)
{
    QList<Field> needed;
    const QList<Field> all = providers.find(question.server.provider)->fields(question.server.options);
    for (const Field &field : all) {
        const bool isStored = !question.missing.isEmpty() && !question.missing.contains(field.key);
        if (field.kind == FieldKind::Secret && field.required && !isStored) {
            needed.append(field);
        }
    }
    return needed;
}

} // namespace

Questions::Questions(CoreParts &parts, Terminal &terminal, LineInput &input, const Ways &ways, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_terminal(terminal)
    , m_input(input)
    , m_ways(ways)
{
    connect(&m_parts.sessions, &Sessions::questionAsked, this, &Questions::take);
    connect(&m_parts.sessions, &Sessions::questionWithdrawn, this, &Questions::withdraw);
}

Questions::~Questions() = default;

std::optional<AuthErrorKind> Questions::declined(QUuid server) const
{
    const auto found = m_declined.constFind(server);
    return found == m_declined.cend() ? std::nullopt : std::optional(*found);
}

bool Questions::canAsk() const
{
    return !m_ways.noPrompt && Terminal::canTalk();
}

void Questions::take(QuestionId id, const Question &question)
{
    m_open.push_back({id, question});
    if (m_open.size() == 1) {
        // Not from inside the signal: who asked is not ready for an answer yet.
        QMetaObject::invokeMethod(this, &Questions::askNext, Qt::QueuedConnection);
    }
}

void Questions::withdraw(QuestionId id)
{
    const auto found = std::find_if(m_open.begin(), m_open.end(), [id](const Open &open) { return open.id == id; });
    if (found == m_open.end()) {
        return;
    }
    const bool isBeingAsked = found == m_open.begin();
    m_open.erase(found);
    if (isBeingAsked) {
        m_input.abandon();
        askNext();
    }
}

void Questions::askNext()
{
    if (!m_open.empty()) {
        const Question question = m_open.front().question;
        std::visit([this](const auto &each) { ask(each); }, question);
    }
}

void Questions::answer(const Answer &answer)
{
    const QuestionId id = m_open.front().id;
    m_open.pop_front();
    m_parts.sessions.answer(id, answer);
    if (!m_open.empty()) {
        QMetaObject::invokeMethod(this, &Questions::askNext, Qt::QueuedConnection);
    }
}

void Questions::decline()
{
    const Question &question = m_open.front().question;
    if (const auto *secret = std::get_if<SecretQuestion>(&question)) {
        const bool wasRefused = secret->reason != SecretReason::NotStored;
        m_declined[secret->server.id] = wasRefused ? AuthErrorKind::RefusedBefore : AuthErrorKind::SecretMissing;
    } else if (const auto *attempt = std::get_if<AttemptQuestion>(&question)) {
        const bool isLocked = attempt->attemptsLeft == 0;
        m_declined[attempt->server.id] = isLocked ? AuthErrorKind::LockedOut : AuthErrorKind::FewAttemptsLeft;
    }
    answer(Declined{});
}

// The password

void Questions::ask(const SecretQuestion &question)
{
    if (!canAsk()) {
        decline();
        return;
    }
    if (question.reason == SecretReason::Refused) {
        m_terminal.say(tr("The stored password or key of “%1” was refused before.").arg(shown(question.server)));
    } else if (question.reason == SecretReason::EnteredRefused) {
        m_terminal.say(tr("That was refused before. Type another one, or the same once more to send it all the same."));
    }
    if (question.attemptsLeft) {
        m_terminal.say(tr("Wrong answers left before the account is locked: %1.").arg(*question.attemptsLeft));
    }
    askField(question, neededSecrets(m_parts.providers, question), {});
}

void Questions::askField(const SecretQuestion &question, const QList<Field> &fields, const Credential &entered)
{
    if (fields.isEmpty()) {
        askToKeep(entered);
        return;
    }
    const Field &field = fields.first();
    const bool mayUseStored = question.reason == SecretReason::Refused;
    const QString text = mayUseStored
        ? tr("%1 of “%2” (empty: the stored one once more):").arg(field.label, shown(question.server))
        : tr("%1 of “%2”:").arg(field.label, shown(question.server));
    askLine(text, LineInput::Echo::Off, [this, question, fields, entered, mayUseStored](const QString &line) {
        if (line.isEmpty()) {
            mayUseStored ? answer(UseStored{}) : decline();
            return;
        }
        takeField(question, fields, entered, line);
    });
}

void Questions::takeField(const SecretQuestion &question, const QList<Field> &fields, const Credential &entered,
                          const QString &line)
{
    const QString &key = fields.first().key;
    const Secret typed = Secret::fromText(line);
    const Provider &provider = *m_parts.providers.find(question.server.provider);
    if (const auto problem = provider.secretProblem(question.server.options, key, typed)) {
        m_terminal.say(inputProblemText(*problem));
        askField(question, fields, entered);
        return;
    }
    Credential more = entered;
    more.fields.insert(key, typed);
    askField(question, fields.mid(1), more);
}

void Questions::askToKeep(const Credential &entered)
{
    if (m_parts.secrets.place() == SecretPlace::Memory) {
        answer(SecretAnswer{entered, false}); // there is no keychain to keep it in
        return;
    }
    askLine(tr("Keep it in the keychain? [y/N]"), LineInput::Echo::On,
            [this, entered](const QString &line) { answer(SecretAnswer{entered, isYes(line)}); });
}

// The picture

void Questions::ask(const CaptchaQuestion &question)
{
    const bool isFromFile = !m_ways.captchaImage.isEmpty();
    if (m_ways.noPrompt || (!isFromFile && !canAsk())) {
        decline();
        return;
    }
    const auto written = writePicture(question.image);
    if (!written) {
        m_terminal.complain(tr("The picture of the captcha cannot be written."));
        decline();
        return;
    }
    if (question.answerRefused) {
        m_terminal.say(tr("That was not what the picture showed."));
        m_terminal.say(tr("Wrong answers left before the account is locked: %1.").arg(question.attemptsLeft));
    }
    m_terminal.say(
        tr("“%1” asks for the text in a picture: %2").arg(shown(question.server), QDir::toNativeSeparators(*written)));
    askLine(tr("Text in the picture (empty: another picture):"), LineInput::Echo::On,
            [this](const QString &line) { line.isEmpty() ? answer(AnotherPicture{}) : answer(CaptchaAnswer{line}); });
}

//! Where the picture is; nothing when it cannot be written.
std::optional<QString> Questions::writePicture(const QByteArray &image)
{
    if (!m_ways.captchaImage.isEmpty()) {
        return writePrivately(m_ways.captchaImage, image) ? std::optional(m_ways.captchaImage) : std::nullopt;
    }
    m_picture.reset(); // there is one at a time
    m_picture.emplace(image);
    return m_picture->path();
}

// What is answered with yes or no

void Questions::ask(const AttemptQuestion &question)
{
    const QString name = shown(question.server);
    const QString duration = durationText(question.lockFor);
    askToConfirm(question.attemptsLeft > 0
                     ? tr("One more wrong answer locks the account of “%1” for %2.").arg(name, duration)
                     : tr("By our count the account of “%1” is locked.").arg(name),
                 tr("Log in all the same? [y/N]"));
}

void Questions::ask(const OriginQuestion &question)
{
    const QString text = originText(m_parts.providers, question.server, question.storedFor);
    const QString sentence = shown(question.server) + QLatin1String(": ") + text;
    if (m_ways.acceptOrigin) {
        m_terminal.say(joinedSentences({sentence, tr("This is accepted.")}));
        answer(Confirmed{});
        return;
    }
    askToConfirm(sentence, tr("Send it there? [y/N]"));
}

void Questions::ask(const CertificateQuestion &question)
{
    askToConfirm(certificateText(question.server, question.certificate, question.trusted), trustQuestion());
}

void Questions::askToConfirm(const QString &sentence, const QString &question)
{
    if (!canAsk()) {
        decline();
        return;
    }
    m_terminal.say(sentence);
    askLine(question, LineInput::Echo::On,
            [this](const QString &line) { isYes(line) ? answer(Confirmed{}) : decline(); });
}

void Questions::ask(const KeychainQuestion &question)
{
    if (!canAsk()) {
        decline();
        return;
    }
    m_terminal.say(secretErrorCause(question.error));
    askLine(tr("Try again (t), keep secrets in memory until this command ends (m), or stop (Enter)?"),
            LineInput::Echo::On, [this](const QString &line) {
                const QString word = line.trimmed().toLower();
                if (word == QLatin1String("t")) {
                    answer(Retry{});
                } else if (word == QLatin1String("m")) {
                    answer(UseMemory{});
                } else {
                    decline();
                }
            });
}

//! The end of the input declines.
void Questions::askLine(const QString &question, LineInput::Echo echo, const LineCallback &callback)
{
    m_terminal.ask(question);
    m_input.readLine(echo, [=, this](const Result<QByteArray, LineInput::NoLine> &line) {
        if (!line && line.error() == LineInput::NoLine::TooLong) {
            m_terminal.complain(tr("The line is longer than %1 bytes.").arg(LineInput::longestLine));
        }
        if (!line) {
            decline();
        } else if (QUtf8StringView(*line).isValidUtf8()) {
            callback(QString::fromUtf8(*line));
        } else {
            m_terminal.say(tr("What came is no text in UTF-8. Type it once more."));
            askLine(question, echo, callback);
        }
    });
}

} // namespace tokenrack::ctl
