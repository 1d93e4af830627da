// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"
#include "app/ctl/providerfields.h"
#include "app/ctl/serverjson.h"
#include "app/ctl/workplace.h"
#include "core/base/plaintext.h"
#include "core/catalog/connectionoptions.h"

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

void applyTags(const Invocation &invocation, Server *server)
{
    const QStringList added = invocation.values("tag");
    for (const QString &tag : added) {
        if (!server->tags.contains(tag)) {
            server->tags.append(tag);
        }
    }
    const QStringList taken = invocation.values("untag");
    for (const QString &tag : taken) {
        server->tags.removeAll(tag);
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
    const QString problem = applyTrust(invocation, server);
    return problem.isEmpty() ? applyOptions(invocation, provider, server) : problem;
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
    parts.sessions.keepCredential(server, credential, SecretPlace::Keychain,
                                  [&place, server, before, done](const Result<Done, SecretError> &kept) {
                                      if (kept) {
                                          done();
                                          return;
                                      }
                                      Catalog &catalog = place.parts().catalog;
                                      const auto undone =
                                          before ? catalog.change(server, *before) : catalog.remove({server.id});
                                      place.end(undone ? statusOf(kept.error()) : place.report(undone.error()));
                                  });
}

//! \a entered with what is stored for the server as it is now, where that may still be used.
void mergeWithStored(Workplace &place, const Server &server, const Credential &entered,
                     const std::function<void(const Credential &)> &merged)
{
    place.parts().secrets.credential(
        server.id, [&place, server, entered, merged](const Result<StoredCredential, SecretError> &stored) {
            if (!stored && stored.error().kind != SecretErrorKind::NotFound) {
                place.end(place.report(stored.error()));
                return;
            }
            Credential all = stored && stored->belongsTo(server) ? stored->credential : Credential();
            all.fields.insert(entered.fields);
            merged(all);
        });
}

void printDone(Workplace &place, const Server &server)
{
    const QString id = server.id.toString(QUuid::WithoutBraces);
    if (place.json()) {
        place.terminal().printJson({{QStringLiteral("id"), id}, {QStringLiteral("name"), server.name}});
    } else {
        place.terminal().print(id);
    }
    place.end();
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

} // namespace

void runAdd(Workplace &place)
{
    const Invocation &invocation = place.invocation();
    const Provider *provider = place.providers().find(invocation.value("provider"));
    if (!provider) {
        QStringList ids;
        for (const auto &known : place.providers().all()) {
            ids.append(known->id());
        }
        place.end(place.reportUsage(Words::tr("--provider takes one of: %1.").arg(ids.join(QLatin1String(", ")))));
        return;
    }
    Server server{.id = QUuid::createUuid(), .provider = provider->id()};
    if (!takeEntry(place, *provider, &server)) {
        return;
    }
    place.readSecrets(server, invocation.values("secret"), [&place, server](const Credential &credential) {
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
        place.end(place.reportFailure(
            Words::tr("This version of Tokenrack does not know the system “%1”.").arg(visibleText(found->provider))));
        return;
    }
    Server server = *found;
    if (!takeEntry(place, *provider, &server)) {
        return;
    }
    place.readSecrets(server, invocation.values("secret"), [&place, server, found](const Credential &entered) {
        if (entered.isEmpty()) {
            save(place, server, found, {}, [&place, server] { printDone(place, server); });
            return;
        }
        mergeWithStored(place, server, entered, [&place, server, found](const Credential &credential) {
            save(place, server, found, credential, [&place, server] { printDone(place, server); });
        });
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
    place.readSecrets(*server, arguments.mid(1), [&place, server = *server](const Credential &entered) {
        mergeWithStored(place, server, entered, [&place, server](const Credential &credential) {
            place.parts().sessions.keepCredential(server, credential, SecretPlace::Keychain,
                                                  [&place](const Result<Done, SecretError> &kept) {
                                                      place.end(kept ? place.keptStatus() : statusOf(kept.error()));
                                                  });
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
    if (!place.canChangeKeychain()) {
        place.end(ExitStatus::Usage);
        return;
    }
    place.parts().secrets.forget(server->id, [&place, server = *server](const Result<Done, SecretError> &forgotten) {
        if (!forgotten) {
            place.end(place.report(forgotten.error()));
            return;
        }
        CoreParts &parts = place.parts();
        if (const auto removed = parts.catalog.remove({server.id}); !removed) {
            place.end(place.report(removed.error()));
            return;
        }
        parts.sessions.forgetRemoved({server});
        place.end(place.keptStatus());
    });
}

} // namespace tokenrack::ctl
