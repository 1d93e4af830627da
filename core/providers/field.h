// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace tokenrack {

//! What a field of a provider's form holds, which is also how it is edited.
enum class FieldKind {
    Account, //!< Server::account
    Text, //!< an option, one line
    Choice, //!< an option with a fixed list of values, the default first
    Number, //!< an option, a whole number from minimum to maximum
    Secret, //!< goes to the keychain, never into the catalogue
};

//! One of the values of a Choice.
struct FieldChoice
{
    QString value; //!< in files
    QString label; //!< translated
};

//! One field of a provider's form. The whole form is built from a list of these.
struct Field
{
    QString key; //!< in files: "account", an option's key or a secret's key
    FieldKind kind = FieldKind::Text;
    QString label; //!< translated
    QString hint; //!< translated sentence below the field, or empty
    QString placeholder; //!< an example, or empty
    QList<FieldChoice> choices; //!< of a Choice
    int minimum = 0; //!< of a Number
    int maximum = 0; //!< of a Number
    QString defaultValue; //!< of an option, in files
    bool required = false;
    bool advanced = false; //!< folded away at first
};

} // namespace tokenrack
