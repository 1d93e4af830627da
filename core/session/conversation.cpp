// SPDX-License-Identifier: MIT
#include "core/session/conversation.h"

#include "core/catalog/connectionoptions.h"
#include "core/session/proxypassword.h"

#include <QPointer>

namespace tokenrack {

Conversation::Conversation(std::unique_ptr<AuthFlow> flow, const Setting &setting, HttpTransport &transport,
                           SecretKeeper &secrets, AttemptBook &attempts, QuestionDesk &desk, QObject *parent)
    : QObject(parent)
    , m_setting(setting)
    , m_secrets(secrets)
    , m_attempts(attempts)
    , m_desk(desk)
    , m_operation(std::move(flow), transport, &attempts)
{
    connect(&m_operation, &AuthOperation::certificateAsked, this, &Conversation::onCertificate);
    connect(&m_operation, &AuthOperation::captchaAsked, this, &Conversation::onCaptcha);
    connect(&m_operation, &AuthOperation::finished, this, &Conversation::finished);
}

void Conversation::start()
{
    const Proxy proxy = proxyOf(m_setting.server);
    if (proxy.user.isEmpty() || !m_setting.proxyPassword.isEmpty()) {
        startWith(m_setting.proxyPassword);
        return;
    }
    readProxyPassword(m_secrets, proxy, [self = QPointer(this)](const Result<Secret, SecretError> &read) {
        if (!self) {
            return;
        }
        if (read) {
            self->startWith(*read);
            return;
        }
        self->m_operation.fail({.kind = AuthErrorKind::SecretsUnavailable,
                                .detail = read.error().detail,
                                .secretError = read.error().kind});
    });
}

void Conversation::startWith(const Secret &proxyPassword)
{
    Connection connection = connectionOf(m_setting.server);
    connection.proxyPassword = proxyPassword;
    m_operation.setConnection(connection);
    m_operation.start();
}

void Conversation::declineCaptcha()
{
    if (m_awaitsPicture) {
        m_operation.fail({.kind = AuthErrorKind::CaptchaNeeded});
    }
}

void Conversation::onCaptcha(const AskCaptcha &captcha)
{
    m_awaitsPicture = false;
    if (captcha.answerRefused) {
        m_setting.inSpiteOfLock = false;
    }
    if (m_attempts.isLocked() && !m_setting.inSpiteOfLock) {
        m_operation.fail({.kind = AuthErrorKind::LockedOut, .retryAt = m_attempts.record().lockedUntil});
        return;
    }
    if (m_setting.trigger == Trigger::Program) {
        m_operation.fail({.kind = AuthErrorKind::CaptchaNeeded});
        return;
    }
    if (m_setting.trigger == Trigger::Bulk && m_attempts.isLate()) {
        m_operation.fail({.kind = AuthErrorKind::FewAttemptsLeft});
        return;
    }
    // Where the attempt was not confirmed before the conversation began, it has become the last one since.
    if (captcha.answerRefused && m_attempts.left() == 1) {
        confirmAttempt(captcha);
        return;
    }
    askCaptcha(captcha);
}

void Conversation::confirmAttempt(const AskCaptcha &captcha)
{
    Q_EMIT asking(Asks::Person);
    const AttemptQuestion question{m_setting.server, 1, m_attempts.limits()->lockFor};
    m_desk.ask(this, question, [this, captcha](const Answer &answer) {
        Q_EMIT asking(Asks::Nothing);
        if (std::holds_alternative<Confirmed>(answer)) {
            askCaptcha(captcha);
            return;
        }
        m_operation.fail({.kind = AuthErrorKind::CaptchaNeeded});
    });
}

void Conversation::askCaptcha(const AskCaptcha &captcha)
{
    const AttemptLimits limits = m_attempts.limits().value_or(AttemptLimits{});
    const CaptchaQuestion question{.server = m_setting.server,
                                   .image = captcha.image,
                                   .answerRefused = captcha.answerRefused,
                                   .serverText = captcha.serverText,
                                   .attemptsLeft = attemptsLeft(m_attempts.record(), limits),
                                   .lockAfter = limits.lockAfter,
                                   .lockFor = limits.lockFor};
    Q_EMIT asking(Asks::Person);
    m_desk.ask(this, question, [this](const Answer &answer) { onAnswer(answer); });
}

void Conversation::onAnswer(const Answer &answer)
{
    Q_EMIT asking(Asks::Nothing);
    if (const auto *typed = std::get_if<CaptchaAnswer>(&answer)) {
        m_operation.answerCaptcha(typed->text);
    } else if (std::holds_alternative<AnotherPicture>(answer)) {
        m_awaitsPicture = true;
        m_operation.requestAnotherCaptcha();
    } else {
        m_operation.fail({.kind = AuthErrorKind::CaptchaNeeded});
    }
}

void Conversation::onCertificate(const AuthError &error)
{
    if (m_setting.trigger != Trigger::Person) {
        m_operation.fail(error);
        return;
    }
    const CertificateQuestion question{m_setting.server, *error.certificate, trustedCertificate(m_setting.server)};
    Q_EMIT asking(Asks::Person);
    m_desk.ask(this, question, [this, error](const Answer &answer) {
        Q_EMIT asking(Asks::Nothing);
        if (!std::holds_alternative<Confirmed>(answer)) {
            m_operation.fail(error);
            return;
        }
        const QByteArray sha256 = error.certificate->sha256;
        setTrustedCertificate(&m_setting.server, sha256);
        Q_EMIT certificateTrusted(sha256);
        m_operation.trust(sha256);
    });
}

} // namespace tokenrack
