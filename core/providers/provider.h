// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/attemptbudget.h"
#include "core/auth/authflow.h"
#include "core/catalog/inputproblem.h"
#include "core/catalog/server.h"
#include "core/providers/field.h"

#include <memory>
#include <optional>

namespace tokenrack {

//! All that a flow needs to know about the world, given when it is made.
struct FlowContext
{
    Server server;
    AttemptRecord attempts; //!< wrong answers of this account so far
};

//! How an API call uses the token: headers, or a field of the JSON body.
struct TokenUse
{
    HttpMethod method = HttpMethod::Get; //!< of the example call
    QUrl exampleUrl; //!< a harmless call of this system
    QList<HttpHeader> headers; //!< with the token where it belongs, without the body's Content-Type
    QList<std::pair<QString, QString>> bodyFields; //!< name and value of a JSON object, or empty
    QString place; //!< where the token goes, in the system's own words: "x-token", "FTokenID"
};

//! A kind of system: how to talk to it and which fields its form has. Stateless.
class Provider
{
public:
    virtual ~Provider() = default;

    virtual QString id() const = 0; //!< in files, for example "biotime"
    virtual QString name() const = 0; //!< the product's own name, not translated
    virtual QString description() const = 0; //!< translated, for example "IoT gateway"
    virtual QString addressHint() const = 0; //!< translated sentence on the usual address and port
    virtual QString addressExample() const = 0; //!< for example "http://192.168.1.100:8081"
    virtual Milliseconds defaultTimeout() const { return std::chrono::seconds(15); }

    //! The form's fields in their order, as they apply with these options; labels in the language of the moment.
    virtual QList<Field> fields(const Options &options) const = 0;
    //! What is wrong with account and options beyond what the field list says.
    virtual QList<InputProblem> problems(const Server &server) const;
    //! What is wrong with what was entered into the secret field \a key.
    virtual std::optional<InputProblem> secretProblem(const Options &options, const QString &key,
                                                      const Secret &value) const;

    //! Set where the system counts wrong answers and locks accounts.
    virtual std::optional<AttemptLimits> attemptLimits(const Server &server) const;
    virtual bool canRefresh(const Server &server) const;
    //! True where the server can be told to end a session; else logging out only forgets the token here.
    virtual bool canLogOut(const Server &server) const;
    //! True where a log-in sends nothing that hides the password on its way over plain http. All five do so today.
    virtual bool isEncrypted(const Server &server) const { return server.url.isHttps(); }

    //! What whoever reads the network can see of a log-in, as a sentence, translated; empty where it is encrypted.
    virtual QString exposure(const Server &server) const;

    virtual std::unique_ptr<AuthFlow> logIn(const FlowContext &context, const Credential &credential) const = 0;
    //! Asks the server whether it still takes the token, without changing anything.
    virtual std::unique_ptr<AuthFlow> check(const FlowContext &context, const Session &session) const = 0;
    //! Only where canRefresh().
    virtual std::unique_ptr<AuthFlow> refresh(const FlowContext &context, const Session &session) const;
    //! Only where canLogOut().
    virtual std::unique_ptr<AuthFlow> logOut(const FlowContext &context, const Session &session) const;

    virtual TokenUse tokenUse(const Server &server, const Session &session) const = 0;
};

//! The time-out of a server: its own setting, else its provider's default.
Milliseconds timeoutOf(const Server &server, const Provider &provider);

} // namespace tokenrack
