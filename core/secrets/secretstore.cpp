// SPDX-License-Identifier: MIT
#include "core/secrets/secretstore.h"

#include "core/base/plaintext.h"
#include "core/base/sentences.h"

#include <QCoreApplication>

namespace tokenrack {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::SecretError)
};

QString adviceAgainst(SecretErrorKind kind)
{
    switch (kind) {
    case SecretErrorKind::NotFound:
        return Text::tr("Enter its secret to log in.");
    case SecretErrorKind::NoKeychain:
        return Text::tr("Start one and try again, or keep secrets in memory until you quit.");
    case SecretErrorKind::Locked:
        return Text::tr("Unlock it and try again, or keep secrets in memory until you quit.");
    case SecretErrorKind::Denied:
        return Text::tr("Allow it and try again, or keep secrets in memory until you quit.");
    case SecretErrorKind::NoAnswer:
        return Text::tr("Look whether it asks you something, then try again.");
    case SecretErrorKind::TooLarge:
        return Text::tr("Use a shorter secret, or keep it in memory until you quit.");
    case SecretErrorKind::Unreadable:
        return Text::tr("Enter the secret again, or keep secrets in memory until you quit.");
    case SecretErrorKind::Other:
        break;
    }
    return Text::tr("Try again, or keep secrets in memory until you quit.");
}

} // namespace

QString secretErrorCause(const SecretError &error)
{
    switch (error.kind) {
    case SecretErrorKind::NotFound:
        return Text::tr("Nothing is stored for this server.");
    case SecretErrorKind::NoKeychain:
        return Text::tr("No keychain answers on this desktop.");
    case SecretErrorKind::Locked:
        return Text::tr("The keychain is locked.");
    case SecretErrorKind::Denied:
        return Text::tr("Access to the keychain was refused.");
    case SecretErrorKind::NoAnswer:
        return Text::tr("The keychain does not answer.");
    case SecretErrorKind::TooLarge:
        return Text::tr("This is too long for this computer's keychain.");
    case SecretErrorKind::Unreadable:
        return Text::tr("The keychain holds an item that this version cannot read. It was left as it is.");
    case SecretErrorKind::Other:
        break;
    }
    return error.detail.isEmpty() ? Text::tr("The keychain could not be used.")
                                  : Text::tr("The keychain could not be used: %1.").arg(visibleText(error.detail));
}

QString secretErrorText(const SecretError &error)
{
    return joinedSentences({secretErrorCause(error), adviceAgainst(error.kind)});
}

} // namespace tokenrack
