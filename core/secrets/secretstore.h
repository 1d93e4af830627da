// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/base/secreterror.h"

#include <QString>

#include <functional>

namespace tokenrack {

//! Why a keychain did not do what it was asked.
struct SecretError
{
    SecretErrorKind kind;
    QString detail; //!< the backend's own words
};

//! What happened, as a sentence, translated.
QString secretErrorCause(const SecretError &error);

//! The same with what to do next.
QString secretErrorText(const SecretError &error);

//! Keeps secrets under keys. Callbacks come once, later, never from inside the call.
//! A pending callback is dropped when the store is destroyed.
class SecretStore
{
public:
    using ReadCallback = std::function<void(Result<Secret, SecretError>)>;
    using WriteCallback = std::function<void(Result<Done, SecretError>)>;

    virtual ~SecretStore() = default;

    //! Where secrets are kept, for the status bar: "GNOME Keyring", "Memory, until you quit". Translated; no keychain
    //! call.
    virtual QString placeName() const = 0;
    virtual void read(const QString &key, ReadCallback callback) = 0;
    virtual void write(const QString &key, const Secret &value, WriteCallback callback) = 0;
    //! Removing what is not there is done.
    virtual void remove(const QString &key, WriteCallback callback) = 0;
    //! Who waits for an answer hears SecretErrorKind::NoAnswer. What was asked may still be done.
    virtual void stopWaiting() { }
};

} // namespace tokenrack
