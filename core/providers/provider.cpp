// SPDX-License-Identifier: MIT
#include "core/providers/provider.h"

#include "core/base/plaintext.h"
#include "core/providers/simpleflow.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::Provider)
};

std::unique_ptr<AuthFlow> noSuchFlow(const QString &what)
{
    return decidedFlow(AuthError{.kind = AuthErrorKind::BadRequest, .detail = u"this system has no "_s + what});
}

} // namespace

QList<InputProblem> Provider::problems(const Server &) const
{
    return {};
}

std::optional<InputProblem> Provider::secretProblem(const Options &, const QString &key, const Secret &value) const
{
    return hasControlCharacters(value.revealText())
        ? std::optional(InputProblem{key, InputProblemKind::ControlCharacters, {}})
        : std::nullopt;
}

std::optional<AttemptLimits> Provider::attemptLimits(const Server &) const
{
    return std::nullopt;
}

QString Provider::exposure(const Server &server) const
{
    if (!server.url.toUrl().isValid() || isEncrypted(server)) {
        return {};
    }
    return Words::tr("Not encrypted: whoever can read the network can read the password.");
}

bool Provider::canRefresh(const Server &) const
{
    return false;
}

bool Provider::canLogOut(const Server &) const
{
    return false;
}

std::unique_ptr<AuthFlow> Provider::refresh(const FlowContext &, const Session &) const
{
    return noSuchFlow(u"refresh"_s);
}

std::unique_ptr<AuthFlow> Provider::logOut(const FlowContext &, const Session &) const
{
    return noSuchFlow(u"log-out"_s);
}

Milliseconds timeoutOf(const Server &server, const Provider &provider)
{
    bool isNumber = false;
    const int seconds = optionValue(server.options, option::timeoutSeconds).toInt(&isNumber);
    const bool usable = isNumber && seconds >= option::shortestTimeout && seconds <= option::longestTimeout;
    return usable ? Seconds(seconds) : provider.defaultTimeout();
}

} // namespace tokenrack
