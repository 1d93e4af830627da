// SPDX-License-Identifier: MIT
#include "app/ctl/exitstatus.h"

#include <QCoreApplication>

#include <algorithm>

namespace tokenrack::ctl {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::ExitStatus)
};

} // namespace

ExitStatus statusOf(AuthErrorKind kind)
{
    switch (kind) {
    case AuthErrorKind::Refused:
    case AuthErrorKind::RefusedBefore:
    case AuthErrorKind::AccountExpired:
    case AuthErrorKind::LicenceMissing:
    case AuthErrorKind::NotPermitted:
    case AuthErrorKind::TokenRefused:
    case AuthErrorKind::BadRequest:
        return ExitStatus::Refused;
    case AuthErrorKind::CaptchaNeeded:
    case AuthErrorKind::CaptchaUnreadable:
        return ExitStatus::CaptchaNeeded;
    case AuthErrorKind::LockedOut:
    case AuthErrorKind::FewAttemptsLeft:
    case AuthErrorKind::AttemptsUnknown:
        return ExitStatus::LockedOut;
    case AuthErrorKind::Timeout:
    case AuthErrorKind::Unreachable:
    case AuthErrorKind::TlsFailed:
    case AuthErrorKind::ProxyUnreachable:
    case AuthErrorKind::ProxyRefused:
    case AuthErrorKind::BusyElsewhere: // waited for it in vain
        return ExitStatus::Unreachable;
    case AuthErrorKind::TlsUntrusted:
    case AuthErrorKind::CertificateChanged:
    case AuthErrorKind::CaFileUnusable:
        return ExitStatus::NotTrusted;
    case AuthErrorKind::SecretsUnavailable:
        return ExitStatus::KeychainUnavailable;
    case AuthErrorKind::ServerFault:
    case AuthErrorKind::UnexpectedReply:
    case AuthErrorKind::ReplyTooLarge:
    case AuthErrorKind::RedirectRefused:
        return ExitStatus::UnexpectedReply;
    case AuthErrorKind::OriginChanged:
    case AuthErrorKind::SecretMissing:
    case AuthErrorKind::Cancelled:
        break;
    }
    return ExitStatus::Failed;
}

ExitStatus statusOf(const StoreError &error)
{
    return isOfNoUse(error) ? ExitStatus::DataFile : ExitStatus::Failed;
}

ExitStatus statusOf(const SecretError &error)
{
    return error.kind == SecretErrorKind::NotFound ? ExitStatus::Failed : ExitStatus::KeychainUnavailable;
}

ExitStatus statusOf(const ImportError &error)
{
    return error.kind == ImportErrorKind::TooLarge ? ExitStatus::Failed : ExitStatus::DataFile;
}

QString nameOf(ExitStatus status)
{
    switch (status) {
    case ExitStatus::Done:
        return QStringLiteral("done");
    case ExitStatus::Failed:
        break;
    case ExitStatus::Usage:
        return QStringLiteral("usage");
    case ExitStatus::Refused:
        return QStringLiteral("refused");
    case ExitStatus::CaptchaNeeded:
        return QStringLiteral("captcha_needed");
    case ExitStatus::LockedOut:
        return QStringLiteral("locked_out");
    case ExitStatus::Unreachable:
        return QStringLiteral("unreachable");
    case ExitStatus::NotTrusted:
        return QStringLiteral("not_trusted");
    case ExitStatus::KeychainUnavailable:
        return QStringLiteral("keychain_unavailable");
    case ExitStatus::UnexpectedReply:
        return QStringLiteral("unexpected_reply");
    case ExitStatus::NoSuchServer:
        return QStringLiteral("no_such_server");
    case ExitStatus::DataFile:
        return QStringLiteral("data_file");
    }
    return QStringLiteral("failed");
}

ExitStatus combined(ExitStatus left, ExitStatus right)
{
    if (left == ExitStatus::Done || right == ExitStatus::Done) {
        return std::max(left, right);
    }
    return std::min(left, right);
}

std::vector<ExitStatusWords> exitStatuses()
{
    return {
        {ExitStatus::Done, Words::tr("done")},
        {ExitStatus::Failed, Words::tr("another failure")},
        {ExitStatus::Usage, Words::tr("wrong usage, or a name that fits several servers")},
        {ExitStatus::Refused, Words::tr("refused by the server")},
        {ExitStatus::CaptchaNeeded, Words::tr("a captcha is needed")},
        {ExitStatus::LockedOut, Words::tr("locked out, or stopped before the account is locked")},
        {ExitStatus::Unreachable, Words::tr("unreachable, or timed out")},
        {ExitStatus::NotTrusted, Words::tr("the certificate is not trusted")},
        {ExitStatus::KeychainUnavailable, Words::tr("the keychain is unavailable")},
        {ExitStatus::UnexpectedReply, Words::tr("an unexpected reply")},
        {ExitStatus::NoSuchServer, Words::tr("no such server")},
        {ExitStatus::DataFile, Words::tr("a data file that is damaged, of a later version, or gone")},
    };
}

} // namespace tokenrack::ctl
