// SPDX-License-Identifier: MIT
#include "core/secrets/secretstore.h"

#include "core/base/plaintext.h"

#include <QCoreApplication>

namespace tokenrack {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::SecretError)
};

} // namespace

QString secretErrorText(const SecretError &error)
{
    switch (error.kind) {
    case SecretErrorKind::NotFound:
        return Text::tr("Nothing is stored for this server. Enter its secret to log in.");
    case SecretErrorKind::NoKeychain:
        return Text::tr("No keychain answers on this desktop. Start one and try again, or keep secrets in memory until "
                        "you quit.");
    case SecretErrorKind::Locked:
        return Text::tr("The keychain is locked. Unlock it and try again, or keep secrets in memory until you quit.");
    case SecretErrorKind::Denied:
        return Text::tr("Access to the keychain was refused. Allow it and try again, or keep secrets in memory until "
                        "you quit.");
    case SecretErrorKind::TooLarge:
        return Text::tr("This is too long for the keychain of this system. Use a shorter secret, or keep it in memory "
                        "until you quit.");
    case SecretErrorKind::Unreadable:
        return Text::tr("The keychain holds an item that this version cannot read. It was left as it is. Enter the "
                        "secret again, or keep secrets in memory until you quit.");
    case SecretErrorKind::Other:
        break;
    }
    if (error.detail.isEmpty())
        return Text::tr("The keychain could not be used. Try again, or keep secrets in memory until you quit.");
    return Text::tr("The keychain could not be used: %1. Try again, or keep secrets in memory until you quit.")
        .arg(visibleText(error.detail));
}

} // namespace tokenrack
