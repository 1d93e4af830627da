// SPDX-License-Identifier: MIT
#include "core/auth/autherror.h"

#include "core/base/redaction.h"

#include <algorithm>
#include <iterator>

namespace tokenrack {

namespace {

struct NamedKind
{
    AuthErrorKind kind;
    QLatin1String name;
};

constexpr NamedKind namedKinds[] = {
    {AuthErrorKind::Refused, QLatin1String("refused")},
    {AuthErrorKind::CaptchaNeeded, QLatin1String("captcha_needed")},
    {AuthErrorKind::CaptchaUnreadable, QLatin1String("captcha_unreadable")},
    {AuthErrorKind::LockedOut, QLatin1String("locked_out")},
    {AuthErrorKind::AccountExpired, QLatin1String("account_expired")},
    {AuthErrorKind::LicenceMissing, QLatin1String("licence_missing")},
    {AuthErrorKind::NotPermitted, QLatin1String("not_permitted")},
    {AuthErrorKind::TokenRefused, QLatin1String("token_refused")},
    {AuthErrorKind::BadRequest, QLatin1String("bad_request")},
    {AuthErrorKind::ServerFault, QLatin1String("server_fault")},
    {AuthErrorKind::Timeout, QLatin1String("timeout")},
    {AuthErrorKind::Unreachable, QLatin1String("unreachable")},
    {AuthErrorKind::TlsUntrusted, QLatin1String("tls_untrusted")},
    {AuthErrorKind::CertificateChanged, QLatin1String("certificate_changed")},
    {AuthErrorKind::ProxyUnreachable, QLatin1String("proxy_unreachable")},
    {AuthErrorKind::ProxyRefused, QLatin1String("proxy_refused")},
    {AuthErrorKind::CaFileUnusable, QLatin1String("ca_file_unusable")},
    {AuthErrorKind::TlsFailed, QLatin1String("tls_failed")},
    {AuthErrorKind::UnexpectedReply, QLatin1String("unexpected_reply")},
    {AuthErrorKind::ReplyTooLarge, QLatin1String("reply_too_large")},
    {AuthErrorKind::RedirectRefused, QLatin1String("redirect_refused")},
    {AuthErrorKind::OriginChanged, QLatin1String("origin_changed")},
    {AuthErrorKind::SecretMissing, QLatin1String("secret_missing")},
    {AuthErrorKind::SecretsUnavailable, QLatin1String("secrets_unavailable")},
    {AuthErrorKind::RefusedBefore, QLatin1String("refused_before")},
    {AuthErrorKind::FewAttemptsLeft, QLatin1String("few_attempts_left")},
    {AuthErrorKind::AttemptsUnknown, QLatin1String("attempts_unknown")},
    {AuthErrorKind::BusyElsewhere, QLatin1String("busy_elsewhere")},
    {AuthErrorKind::Cancelled, QLatin1String("cancelled")},
};

} // namespace

AuthError withoutSecrets(AuthError error)
{
    for (QString *text : {&error.serverText, &error.serverCode, &error.detail, &error.target}) {
        *text = redacted(*text);
    }
    return error;
}

QString nameOf(AuthErrorKind kind)
{
    const auto found = std::find_if(std::begin(namedKinds), std::end(namedKinds),
                                    [kind](const NamedKind &named) { return named.kind == kind; });
    return found == std::end(namedKinds) ? QString() : QString(found->name);
}

std::optional<AuthErrorKind> authErrorKindFromName(const QString &name)
{
    const auto found = std::find_if(std::begin(namedKinds), std::end(namedKinds),
                                    [&name](const NamedKind &named) { return named.name == name; });
    return found == std::end(namedKinds) ? std::nullopt : std::optional(found->kind);
}

} // namespace tokenrack
