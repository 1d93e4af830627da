// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"
#include "app/ctl/providerfields.h"
#include "app/ctl/secretinput.h"
#include "app/ctl/workplace.h"
#include "core/base/plaintext.h"
#include "core/base/sentences.h"
#include "core/catalog/connectionoptions.h"
#include "core/session/keepsecret.h"

#include <QCoreApplication>

#include <algorithm>

namespace tokenrack::ctl {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::Editing)
};

//! Puts what the options say into \a server. Gives what is wrong with them, or nothing.
QString applyOptions(const Invocation &invocation, const Provider &provider, Server *server)
{
    const QStringList known = optionKeys(provider);
    const QStringList given = invocation.values("option");
    for (const QString &option : given) {
        const QString key = option.section(QLatin1Char('='), 0, 0);
        if (!option.contains(QLatin1Char('=')) || !known.contains(key)) {
            return Words::tr("--option %1 does not fit. %2 has: %3.")
                .arg(visibleText(option), provider.name(), known.join(QLatin1String(", ")));
        }
        const QString value = option.mid(key.size() + 1);
        value.isEmpty() ? void(server->options.remove(key)) : void(server->options.insert(key, value));
    }
    return {};
}

//! Gives what is wrong with it, or nothing. After the address, which the trust belongs to.
QString applyTrust(const Invocation &invocation, Server *server)
{
    if (!invocation.isSet("trust")) {
        return {};
    }
    const QString text = invocation.value("trust");
    const auto fingerprint = text.isEmpty() ? std::optional(QByteArray()) : fingerprintFromText(text);
    if (!fingerprint) {
        return Words::tr("--trust takes the SHA-256 of a certificate: 64 hexadecimal digits.");
    }
    setTrustedCertificate(server, *fingerprint);
    return {};
}

//! Gives what is wrong with it, or nothing.
QString applyProxy(const Invocation &invocation, Server *server)
{
    Proxy proxy = proxyOf(*server);
    if (invocation.isSet("proxy")) {
        const auto given = proxyFromText(invocation.value("proxy"));
        if (!given) {
            return Words::tr("--proxy takes system, none, http://HOST:PORT or socks5://HOST:PORT.");
        }
        const QString user = proxy.user;
        proxy = *given;
        proxy.user = user;
    }
    if (invocation.isSet("proxy-user")) {
        proxy.user = invocation.value("proxy-user");
        if (!proxy.isOwn() && !proxy.user.isEmpty()) {
            return Words::tr("--proxy-user goes with a proxy of the server's own: give it with --proxy.");
        }
    }
    if (invocation.isSet("proxy") || invocation.isSet("proxy-user")) {
        setProxy(server, proxy);
    }
    return {};
}

void applyTags(const Invocation &invocation, Server *server)
{
    const QStringList added = invocation.values("tag");
    for (const QString &text : added) {
        const QString tag = text.trimmed();
        if (!tag.isEmpty() && !server->tags.contains(tag)) {
            server->tags.append(tag);
        }
    }
    const QStringList taken = invocation.values("untag");
    for (const QString &tag : taken) {
        server->tags.removeAll(tag.trimmed());
    }
}

//! Gives what is wrong with the command line, or nothing.
QString apply(const Invocation &invocation, const Provider &provider, Server *server)
{
    if (invocation.isSet("name")) {
        server->name = invocation.value("name").trimmed();
    }
    if (invocation.isSet("url")) {
        server->url = addressFromText(invocation.value("url"));
    }
    if (invocation.isSet("account")) {
        server->account = invocation.value("account");
    }
    if (invocation.isSet("notes")) {
        server->notes = invocation.value("notes");
    }
    applyTags(invocation, server);
    for (const QString &problem :
         {applyTrust(invocation, server), applyOptions(invocation, provider, server), applyProxy(invocation, server)}) {
        if (!problem.isEmpty()) {
            return problem;
        }
    }
    return {};
}

//! True when all is well; else what is wrong is said.
bool check(Workplace &place, const Server &server)
{
    const QList<InputProblem> problems = place.providers().problems(server);
    for (const InputProblem &problem : problems) {
        place.reportUsage(QStringLiteral("%1: %2").arg(problem.field, inputProblemText(problem)));
    }
    const QList<Server> &all = place.parts().catalog.servers();
    const bool isTaken = std::any_of(all.begin(), all.end(), [&server](const Server &other) {
        return other.id != server.id && other.name == server.name;
    });
    if (isTaken) {
        place.reportUsage(Words::tr("There is a server “%1” already.").arg(visibleText(server.name)));
    }
    return problems.isEmpty() && !isTaken;
}

//! Saves \a server and then its new secrets; if those cannot be kept, everything is again as it was \a before.
void save(Workplace &place, const Server &server, const std::optional<Server> &before, const Credential &credential,
          const std::function<void()> &done)
{
    CoreParts &parts = place.parts();
    const auto saved = before ? parts.catalog.change(*before, server) : parts.catalog.save({server});
    if (!saved) {
        place.end(place.report(saved.error()));
        return;
    }
    if (credential.isEmpty()) {
        done();
        return;
    }
    const auto finish = [&place, server, before, done](const Result<Done, SecretError> &kept) {
        if (kept) {
            done();
            return;
        }
        Catalog &catalog = place.parts().catalog;
        const auto undone = before ? catalog.change(server, *before) : catalog.remove({server.id});
        place.end(undone ? statusOf(kept.error()) : place.report(undone.error()));
    };
    keepSecret({parts.sessions, parts.secrets}, server, credential, SecretPlace::Keychain, finish);
}

void printDone(Workplace &place, const Server &server)
{
    if (!place.json()) {
        place.terminal().print(server.id.toString(QUuid::WithoutBraces));
    }
    place.endWith(server, place.keptStatus());
}

//! Changes \a server as the options say. False when that cannot be; the command has ended then.
bool takeEntry(Workplace &place, const Provider &provider, Server *server)
{
    const QString problem = apply(place.invocation(), provider, server);
    if (!problem.isEmpty()) {
        place.end(place.reportUsage(problem));
        return false;
    }
    const bool keepsSecrets = !place.invocation().values("secret").isEmpty();
    if (!check(place, *server) || (keepsSecrets && !place.canChangeKeychain())) {
        place.end(ExitStatus::Usage);
        return false;
    }
    return true;
}

//! Where the keychain is left alone, what it may hold stays one of the Leftovers.
void removeHere(Workplace &place, const Server &server)
{
    CoreParts &parts = place.parts();
    if (const auto removed = parts.catalog.remove({server.id}); !removed) {
        place.end(place.report(removed.error()));
        return;
    }
    parts.sessions.forgetRemoved({server});
    if (parts.secrets.place() == SecretPlace::Memory) {
        place.terminal().say(Words::tr("Its password or key may still be in the keychain. "
                                       "It is removed when Tokenrack uses the keychain next."));
    }
    place.endWith(server, place.keptStatus());
}

Failure notForgotten(const SecretError &error)
{
    return {.status = statusOf(error),
            .message = joinedSentences(
                {secretErrorCause(error),
                 Words::tr("Unlock or start it, and try again, or use --secrets memory to remove the server alone.")})};
}

} // namespace

void runAdd(Workplace &place)
{
    const Invocation &invocation = place.invocation();
    const Provider *provider = place.providers().find(invocation.value("provider"));
    if (!provider) {
        const QString ids = providerIds(place.providers()).join(QLatin1String(", "));
        place.end(place.reportUsage(Words::tr("--provider takes one of: %1.").arg(ids)));
        return;
    }
    Server server{.id = QUuid::createUuid(), .provider = provider->id()};
    if (!takeEntry(place, *provider, &server)) {
        return;
    }
    readSecrets(place, server, invocation.values("secret"), [&place, server](const Credential &credential) {
        save(place, server, std::nullopt, credential, [&place, server] { printDone(place, server); });
    });
}

void runEdit(Workplace &place)
{
    const Invocation &invocation = place.invocation();
    const std::optional<Server> found = place.theServer();
    if (!found) {
        return;
    }
    const Provider *provider = place.providers().find(found->provider);
    if (!provider) {
        place.end(place.report(Workplace::unknownSystem(*found)));
        return;
    }
    Server server = *found;
    if (!takeEntry(place, *provider, &server)) {
        return;
    }
    readSecrets(place, server, invocation.values("secret"), [&place, server, found](const Credential &entered) {
        save(place, server, found, entered, [&place, server] { printDone(place, server); });
    });
}

void runSetSecret(Workplace &place)
{
    const QStringList arguments = place.invocation().arguments();
    const std::optional<Server> server = place.theServer();
    if (!server) {
        return;
    }
    if (!place.canChangeKeychain()) {
        place.end(ExitStatus::Usage);
        return;
    }
    readSecrets(place, *server, arguments.mid(1), [&place, server = *server](const Credential &entered) {
        CoreParts &parts = place.parts();
        keepSecret({parts.sessions, parts.secrets}, server, entered, SecretPlace::Keychain,
                   [&place, server](const Result<Done, SecretError> &kept) {
                       place.endWith(server, kept ? place.keptStatus() : statusOf(kept.error()));
                   });
    });
}

//! First the keychain: a server that is gone has nobody to ask for its secret any more.
void runRemove(Workplace &place)
{
    const std::optional<Server> server = place.theServer();
    if (!server) {
        return;
    }
    CoreParts &parts = place.parts();
    if (parts.secrets.place() == SecretPlace::Memory) {
        removeHere(place, *server);
        return;
    }
    parts.secrets.forget(server->id, [&place, server = *server](const Result<Done, SecretError> &forgotten) {
        forgotten ? removeHere(place, server) : place.end(place.report(notForgotten(forgotten.error())));
    });
}

} // namespace tokenrack::ctl
