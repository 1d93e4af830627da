// SPDX-License-Identifier: MIT
#include "app/ctl/secretinput.h"

#include "app/ctl/providerfields.h"
#include "app/ctl/workplace.h"
#include "core/base/plaintext.h"
#include "core/session/proxypassword.h"

#include <QCoreApplication>

#include <algorithm>

namespace tokenrack::ctl {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::SecretInput)
};

using Taken = std::function<void(const Credential &)>;

//! What is wrong with the line as the secret \a field, as a sentence, or nothing.
QString problemOf(const Provider &provider, const Server &server, const QString &field, const QByteArray &line)
{
    if (!QUtf8StringView(line).isValidUtf8()) {
        return Words::tr("This is no text in UTF-8.");
    }
    const auto problem = provider.secretProblem(server.options, field, Secret(line));
    return problem ? inputProblemText(*problem) : QString();
}

void readNext(Workplace &place, const Server &server, const QList<Field> &fields, const Credential &read,
              const Taken &taken)
{
    if (fields.isEmpty()) {
        taken(read);
        return;
    }
    const Field &field = fields.first();
    if (Terminal::inputIsTerminal()) {
        place.terminal().ask(Words::tr("%1 of “%2”:").arg(field.label, visibleText(server.name)));
    }
    const auto take = [=, &place](const Result<QByteArray, LineInput::NoLine> &line) {
        if (!line && line.error() == LineInput::NoLine::TooLong) {
            place.end(place.reportUsage(Words::tr("The line for the secret “%1” is longer than %2 bytes.")
                                            .arg(field.key)
                                            .arg(LineInput::longestLine)));
            return;
        }
        if (!line || line->isEmpty()) {
            place.end(place.reportUsage(Words::tr("Standard input has no line for the secret “%1”.").arg(field.key)));
            return;
        }
        const QString problem = problemOf(*place.providers().find(server.provider), server, field.key, *line);
        if (!problem.isEmpty()) {
            place.end(place.reportUsage(field.key + QLatin1String(": ") + problem));
            return;
        }
        Credential more = read;
        more.fields.insert(field.key, Secret(*line));
        readNext(place, server, fields.mid(1), more, taken);
    };
    place.input().readLine(LineInput::Echo::Off, take);
}

//! The fields of these names; nothing where the server has no such secret, which is then said.
std::optional<QList<Field>> fieldsNamed(Workplace &place, const Provider &provider, const Server &server,
                                        const QStringList &names)
{
    const QList<Field> all = secretFields(provider, server);
    QList<Field> fields;
    for (const QString &name : names) {
        const auto found =
            std::find_if(all.begin(), all.end(), [&name](const Field &each) { return each.key == name; });
        if (found == all.end()) {
            place.end(place.reportUsage(Words::tr("“%1” is no secret of this server. It has: %2.")
                                            .arg(visibleText(name), keysOf(all).join(QLatin1String(", ")))));
            return std::nullopt;
        }
        fields.append(*found);
    }
    return fields;
}

} // namespace

void readSecrets(Workplace &place, const Server &server, const QStringList &fields, const Taken &taken)
{
    const Provider *provider = place.providers().find(server.provider);
    if (!provider) {
        place.end(place.report(Workplace::unknownSystem(server)));
        return;
    }
    const auto named = fieldsNamed(place, *provider, server, fields);
    if (!named) {
        return;
    }
    if (Terminal::inputIsTerminal() && place.invocation().isSet("no-prompt") && !fields.isEmpty()) {
        place.end(place.reportUsage(Words::tr("With --no-prompt secrets have to come from a pipe or a file.")));
        return;
    }
    readNext(place, server, *named, {}, taken);
}

void useSecrets(Workplace &place, const Server &server, const QStringList &fields, const std::function<void()> &done)
{
    readSecrets(place, server, fields, [&place, server, done](const Credential &entered) {
        SecretKeeper &secrets = place.parts().secrets;
        Credential own = entered;
        const Secret proxyPassword = own.fields.take(QLatin1String(proxyPasswordField));
        const auto useOwn = [&secrets, server, own, done] {
            own.isEmpty()
                ? done()
                : secrets.keep(server, own, SecretPlace::Memory, [done](const Result<Done, SecretError> &) { done(); });
        };
        proxyPassword.isEmpty() ? useOwn()
                                : keepProxyPassword(secrets, proxyOf(server), proxyPassword, SecretPlace::Memory,
                                                    [useOwn](const Result<Done, SecretError> &) { useOwn(); });
    });
}

} // namespace tokenrack::ctl
