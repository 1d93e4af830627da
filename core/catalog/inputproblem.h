// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/server.h"

#include <optional>

namespace tokenrack {

//! Why a value that a person entered, or a file brought, cannot be used.
enum class InputProblemKind {
    Missing,
    ControlCharacters,
    TooLong,
    NotAnAddress,
    SchemeNotHttp,
    AddressHasCredentials, //!< user:password@host: a secret has no place in the catalogue
    NotInt64,
    NotMd5,
    NotAChoice,
    NotInRange,
    UnknownProvider,
    WrongType, //!< in a file: detail is the JSON type that belongs there, "string", "array" or "object"
    NotAProxy, //!< of the option "proxy"
    NotAnId, //!< in a file
    DuplicateId, //!< in a file: an entry before has it already
    TooManyCells, //!< in CSV
};

//! A problem and the field that it stands in ("name", "url", "account", or an option or secret field's key).
struct InputProblem
{
    QString field;
    InputProblemKind kind;
    QString detail; //!< what the sentence needs beside the kind: a range such as "1–600", or the offending value

    friend bool operator==(const InputProblem &, const InputProblem &) = default;
};

//! The problem as a sentence to stand beside its field, translated.
QString inputProblemText(const InputProblem &problem);

//! What can be said of a server without knowing its provider: name, address, account's characters, tags, time-out.
QList<InputProblem> commonProblems(const Server &server);

//! The address as the catalogue keeps it: surrounding space gone, "http://" put before a bare host,
//! no trailing slash, no query, no fragment. Of an empty text an empty one; of a text that is no address an invalid one
//! with an errorString(), by which commonProblems() tells the two apart. Scheme and user name are left as entered.
QUrl addressFromText(const QString &text);

} // namespace tokenrack
