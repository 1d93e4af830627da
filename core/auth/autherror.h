// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/secreterror.h"
#include "core/http/connection.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace tokenrack {

//! Why a log-in, refresh, check or log-out came to nothing.
enum class AuthErrorKind {
    Refused, //!< the server answered that user name, password or key is wrong
    CaptchaNeeded, //!< the person did not answer the captcha
    CaptchaUnreadable, //!< what came is no picture that can be shown
    LockedOut, //!< the account is locked; retryAt says until when
    AccountExpired,
    LicenceMissing, //!< the token is good, but the installation lacks the licence for its interface
    NotPermitted,
    TokenRefused, //!< the server no longer takes the token
    BadRequest, //!< the server did not accept a parameter; serverText says which
    ServerFault, //!< the server is there, but answers with an error of its own
    Timeout,
    Unreachable,
    TlsUntrusted, //!< certificate says which; nothing was sent
    CertificateChanged, //!< not the one that is trusted for this server; nothing was sent
    ProxyUnreachable,
    ProxyRefused, //!< the proxy wants another user name or password
    CaFileUnusable, //!< the server's own CA file; detail says why; nothing was sent
    TlsFailed,
    UnexpectedReply, //!< detail names what was missing
    ReplyTooLarge,
    RedirectRefused, //!< target says where to
    OriginChanged, //!< the stored secret belongs to another address
    SecretMissing, //!< no secret is stored and the person gave none
    SecretsUnavailable, //!< the keychain cannot be read; secretError says why
    RefusedBefore, //!< not sent: this very secret was refused before
    FewAttemptsLeft, //!< not sent: the last attempts before a lock are spent only by a person
    AttemptsUnknown, //!< not sent: the count of wrong log-ins cannot be read or written down; detail says why
    BusyElsewhere, //!< not sent: another window or program is at work on this very server and did not come to an end
    Cancelled,
};

//! What a stored secret was entered for.
struct SecretHome
{
    QString provider;
    QString origin;

    friend bool operator==(const SecretHome &, const SecretHome &) = default;
};

//! Why something came to nothing, with all that a person may need to know of it. Holds no secret.
struct AuthError
{
    AuthErrorKind kind;
    QString serverText; //!< the server's own words, made visible with visibleText()
    QString serverCode; //!< the server's own code, made visible, for example "103"
    int httpStatus = 0; //!< 0: no reply came
    QString detail; //!< technical words of ours for the tooltip
    std::optional<Instant> retryAt; //!< of LockedOut
    QString target; //!< of RedirectRefused
    std::optional<ShownCertificate> certificate = {}; //!< of TlsUntrusted and CertificateChanged; not kept on disk
    std::optional<SecretHome> storedFor = {}; //!< of OriginChanged; not kept on disk
    bool siteHasNoCaptcha = false; //!< a captcha was due, but the site has them, and its lock, switched off
    bool answerLost = false; //!< an attempt may have reached the server, and what it made of it is not known
    std::optional<SecretErrorKind> secretError; //!< of SecretsUnavailable; nothing when it is the database's fault
};

//! The same without any secret that lives at this moment: a server may say what it was given.
AuthError withoutSecrets(AuthError error);

//! The name of a kind in files, stable over versions, for example "captcha_needed".
QString nameOf(AuthErrorKind kind);
std::optional<AuthErrorKind> authErrorKindFromName(const QString &name);

} // namespace tokenrack
