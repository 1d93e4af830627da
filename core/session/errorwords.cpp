// SPDX-License-Identifier: MIT
#include "core/session/words.h"

#include "core/base/plaintext.h"
#include "core/base/sentences.h"

#include <QCoreApplication>

namespace tokenrack {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ErrorWords)
};

ErrorWords lockedOut(const AuthError &error)
{
    const QString until = error.retryAt ? toLocal(*error.retryAt).toString(QStringLiteral("HH:mm")) : QString();
    return {Words::tr("Locked out"),
            until.isEmpty() ? Words::tr("The server has locked this account after too many wrong answers.")
                            : Words::tr("The server has locked this account until about %1.").arg(until),
            Words::tr("Wait, or let an administrator of the server unlock it. Nothing is sent by itself until then.")};
}

ErrorWords redirectRefused(const AuthError &error)
{
    return {Words::tr("Redirected"),
            Words::tr("The server wants to send this log-in on to %1. Nothing was sent there.")
                .arg(visibleText(error.target)),
            Words::tr("If that is the right place, enter it as the address of this server.")};
}

QString unexpectedReplySentence(int httpStatus, const QString &system)
{
    if (httpStatus > 0) {
        return system.isEmpty() ? Words::tr("The reply (HTTP %1) is not what was expected.").arg(httpStatus)
                                : Words::tr("The reply (HTTP %1) is not what %2 sends.").arg(httpStatus).arg(system);
    }
    return system.isEmpty() ? Words::tr("The reply is not what was expected.")
                            : Words::tr("The reply is not what %1 sends.").arg(system);
}

ErrorWords unexpectedReply(const AuthError &error, const QString &system)
{
    return {Words::tr("Unexpected reply"), unexpectedReplySentence(error.httpStatus, system),
            Words::tr("Check the address, the port and the system.")};
}

//! What Qt says of a certificate is in the person's language and tells what to look for.
QString withReason(const QString &sentence, const QString &reason)
{
    return reason.isEmpty() ? sentence : joinedSentences({sentence, Words::tr("Reason: %1.").arg(visibleText(reason))});
}

ErrorWords secretsUnavailable(const AuthError &error)
{
    if (!error.secretError) {
        return {Words::tr("Token unreadable"), Words::tr("The stored token cannot be read. Nothing was sent."),
                Words::tr("Try again, or log in to get a new one.")};
    }
    switch (*error.secretError) {
    case SecretErrorKind::Locked:
        return {Words::tr("Keychain locked"), Words::tr("The keychain is locked. Nothing was sent."),
                Words::tr("Unlock it to go on.")};
    case SecretErrorKind::NoKeychain:
        return {Words::tr("No keychain"), Words::tr("No keychain answers on this desktop. Nothing was sent."),
                Words::tr("Start one and try again, or keep secrets in memory until you quit.")};
    case SecretErrorKind::Denied:
        return {Words::tr("Keychain refused"), Words::tr("Access to the keychain was refused. Nothing was sent."),
                Words::tr("Allow it, then try again.")};
    case SecretErrorKind::NoAnswer:
        return {Words::tr("Keychain silent"), Words::tr("The keychain does not answer. Nothing was sent."),
                Words::tr("Look whether it asks you something, then try again.")};
    case SecretErrorKind::NotFound:
    case SecretErrorKind::TooLarge:
    case SecretErrorKind::Unreadable:
    case SecretErrorKind::Other:
        break;
    }
    return {Words::tr("Keychain unreadable"), Words::tr("The keychain cannot be read. Nothing was sent."),
            Words::tr("Try again later, or look into the keychain's own program.")};
}

} // namespace

QString ErrorWords::text() const
{
    return joinedSentences({sentence, nextAction});
}

QString certificateProblemText(CertificateProblem problem)
{
    switch (problem) {
    case CertificateProblem::SelfSigned:
        return Words::tr("Nobody vouches for it: it is signed by itself, or by an issuer that is.");
    case CertificateProblem::UnknownIssuer:
        return Words::tr("This computer does not know its issuer.");
    case CertificateProblem::OtherHost:
        return Words::tr("It is made out for another host.");
    case CertificateProblem::Expired:
        return Words::tr("It has expired.");
    case CertificateProblem::NotYetValid:
        return Words::tr("It is not valid yet.");
    case CertificateProblem::Other:
        return Words::tr("It does not pass the checks.");
    }
    return {};
}

ErrorWords errorWords(const AuthError &error, const QString &systemName)
{
    switch (error.kind) {
    case AuthErrorKind::Refused:
        return {Words::tr("Wrong password"), Words::tr("The server refused the user name, password or key."),
                Words::tr("Check them, then log in again. What was refused is not sent again by itself.")};
    case AuthErrorKind::RefusedBefore:
        return {Words::tr("Wrong password"),
                Words::tr("This password or key was refused before and was not sent again."),
                Words::tr("Log in to this server alone to enter another one.")};
    case AuthErrorKind::CaptchaNeeded:
        return {Words::tr("Captcha needed"), Words::tr("The server asks for the text in a picture."),
                Words::tr("Log in again and type what the picture shows.")};
    case AuthErrorKind::CaptchaUnreadable:
        return {Words::tr("Captcha unreadable"), Words::tr("The server sent no picture that can be shown."),
                Words::tr("Try again; if it stays so, tell whoever runs the server.")};
    case AuthErrorKind::LockedOut:
        return lockedOut(error);
    case AuthErrorKind::AccountExpired:
        return {Words::tr("Account expired"), Words::tr("This account has come to its end."),
                Words::tr("Let whoever runs the server extend it.")};
    case AuthErrorKind::LicenceMissing:
        return {Words::tr("Licence missing"), Words::tr("The installation's licence does not cover this."),
                Words::tr("Ask whoever runs the server about its licence.")};
    case AuthErrorKind::NotPermitted:
        return {Words::tr("Not permitted"), Words::tr("The server does not let this account do that."),
                Words::tr("Ask whoever runs the server for the permission.")};
    case AuthErrorKind::TokenRefused:
        return {Words::tr("Token refused"), Words::tr("The server no longer takes the token."),
                Words::tr("Log in to get a new one.")};
    case AuthErrorKind::BadRequest:
        return {Words::tr("Not accepted"), Words::tr("The server did not accept what was sent."),
                Words::tr("Check the entries of this server.")};
    case AuthErrorKind::ServerFault:
        return {Words::tr("Server error"), Words::tr("The server answers with an error of its own."),
                Words::tr("Try again later.")};
    case AuthErrorKind::Timeout:
        return {Words::tr("Timed out"), Words::tr("The server did not answer in time."),
                Words::tr("Check that it is up, or allow it more time under Connection.")};
    case AuthErrorKind::Unreachable:
        return {Words::tr("Unreachable"), Words::tr("The server cannot be reached."),
                Words::tr("Check the address, the port and the network.")};
    case AuthErrorKind::TlsUntrusted:
        return {
            Words::tr("Certificate not trusted"),
            withReason(Words::tr("The server's certificate could not be verified. Nothing was sent."), error.detail),
            Words::tr(
                "Log in to this server alone to see the certificate and to decide, or name the file of its CA under "
                "Connection.")};
    case AuthErrorKind::CertificateChanged:
        return {Words::tr("Certificate changed"),
                withReason(
                    Words::tr("The server shows another certificate than the one that you trusted. Nothing was sent."),
                    error.detail),
                Words::tr("Ask whoever runs the server. Log in to this server alone to compare the two.")};
    case AuthErrorKind::ProxyUnreachable:
        return {Words::tr("Proxy unreachable"),
                withReason(Words::tr("The proxy cannot be reached, or cannot reach the server."), error.detail),
                Words::tr("Check the proxy under Connection, and the network.")};
    case AuthErrorKind::ProxyRefused:
        return {Words::tr("Proxy refused"), Words::tr("The proxy did not accept the user name or password."),
                Words::tr("Enter them under Connection.")};
    case AuthErrorKind::CaFileUnusable:
        return {Words::tr("CA file unusable"),
                withReason(Words::tr("The CA file of this server cannot be used. Nothing was sent."), error.detail),
                Words::tr("Choose a readable PEM file under Connection.")};
    case AuthErrorKind::TlsFailed:
        return {Words::tr("No secure connection"), Words::tr("No encrypted connection came about. Nothing was sent."),
                Words::tr("Check the port; the server may be too old for TLS 1.2, or speak plain http.")};
    case AuthErrorKind::UnexpectedReply:
        return unexpectedReply(error, systemName);
    case AuthErrorKind::ReplyTooLarge:
        return {Words::tr("Reply too large"), Words::tr("The reply was far larger than it should be."),
                Words::tr("Check the address, the port and the system.")};
    case AuthErrorKind::RedirectRefused:
        return redirectRefused(error);
    case AuthErrorKind::OriginChanged:
        return {Words::tr("Address changed"),
                Words::tr("The stored password or key was entered for another address and was not sent."),
                Words::tr("Log in to this server alone to confirm the new address.")};
    case AuthErrorKind::SecretMissing:
        return {Words::tr("Password needed"), Words::tr("No password or key is stored for this server."),
                Words::tr("Log in to this server alone to enter it.")};
    case AuthErrorKind::SecretsUnavailable:
        return secretsUnavailable(error);
    case AuthErrorKind::FewAttemptsLeft:
        return {Words::tr("Few attempts left"),
                Words::tr("The last attempts before a lock are left to you. Nothing was sent."),
                Words::tr("Log in to this server alone.")};
    case AuthErrorKind::AttemptsUnknown:
        return {Words::tr("Not counted"),
                Words::tr("The count of wrong log-ins cannot be read or written down, so the log-in was not sent."),
                Words::tr("Try again; if it stays so, look whether the disk of this computer is full or broken.")};
    case AuthErrorKind::BusyElsewhere:
        return {Words::tr("Busy elsewhere"),
                Words::tr("Another window or program is logging in to this server. Nothing was sent."),
                Words::tr("Look whether it waits for you there, then try again.")};
    case AuthErrorKind::Cancelled:
        return {Words::tr("Cancelled"), Words::tr("Cancelled before it was done."), {}};
    }
    return {};
}

} // namespace tokenrack
