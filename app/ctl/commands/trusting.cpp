// SPDX-License-Identifier: MIT
#include "app/ctl/certificatetext.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/serverjson.h"
#include "app/ctl/workplace.h"
#include "core/base/plaintext.h"
#include "core/base/sentences.h"
#include "core/catalog/connectionoptions.h"
#include "core/session/certificatelook.h"

#include <QCoreApplication>

namespace tokenrack::ctl {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::ctl::Trusting)
};

//! What the command line asks for.
struct Wish
{
    Server server;
    QByteArray fingerprint; //!< empty: the person has to see the certificate first
};

//! Remembers that one certificate, or with an empty \a sha256 none any more, and ends the command.
void remember(Workplace &place, const Server &server, const QByteArray &sha256)
{
    Server changed = server;
    setTrustedCertificate(&changed, sha256);
    if (const auto saved = place.parts().catalog.change(server, changed); !saved) {
        place.end(place.report(saved.error()));
        return;
    }
    if (place.json()) {
        const QJsonValue shown = sha256.isEmpty() ? QJsonValue() : QJsonValue(QString::fromLatin1(sha256.toHex()));
        QJsonObject json = identityOf(server);
        json.insert(QStringLiteral("trusted_sha256"), shown);
        place.terminal().printJson(json);
    } else {
        const QString name = visibleText(server.name);
        place.terminal().print(
            sha256.isEmpty()
                ? Words::tr("%1: certificates count as on this computer").arg(name)
                : Words::tr("%1: only this certificate is trusted now: SHA-256 %2").arg(name, fingerprintText(sha256)));
    }
    place.end();
}

ExitStatus notTrusted(Workplace &place, const Server &server, const QString &sentence)
{
    return place.report(Failure{.status = ExitStatus::NotTrusted, .message = sentence, .server = server});
}

void compare(Workplace &place, const Wish &wish, const ShownCertificate &certificate)
{
    if (certificate.sha256 == wish.fingerprint) {
        remember(place, wish.server, wish.fingerprint);
        return;
    }
    place.end(
        notTrusted(place, wish.server,
                   joinedSentences({Words::tr("The server shows another certificate than that. Nothing was changed."),
                                    Words::tr("Shown SHA-256: %1.").arg(fingerprintText(certificate.sha256)),
                                    Words::tr("Given SHA-256: %1.").arg(fingerprintText(wish.fingerprint))})));
}

void askPerson(Workplace &place, const Server &server, const ShownCertificate &certificate)
{
    const QByteArray trusted = trustedCertificate(server);
    if (trusted == certificate.sha256) {
        remember(place, server, trusted);
        return;
    }
    place.terminal().say(certificateText(server, certificate, trusted));
    place.terminal().ask(trustQuestion());
    const auto take = [&place, server, certificate](const Result<QByteArray, LineInput::NoLine> &line) {
        if (line && isYes(QString::fromUtf8(*line))) {
            remember(place, server, certificate.sha256);
            return;
        }
        place.end(notTrusted(place, server, Words::tr("The certificate is not trusted.")));
    };
    place.input().readLine(LineInput::Echo::On, take);
}

//! Who gives the fingerprint knows the certificate, so it need not be seen.
void goOnUnseen(Workplace &place, const Wish &wish, const AuthError &error)
{
    if (wish.fingerprint.isEmpty()) {
        place.end(place.report(wish.server, error));
        return;
    }
    place.terminal().complain(visibleText(wish.server.name) + QLatin1String(": ")
                              + joinedSentences({Words::tr("This could not be compared with what the server shows."),
                                                 place.words(wish.server, error)}));
    remember(place, wish.server, wish.fingerprint);
}

void look(Workplace &place, const Wish &wish)
{
    CoreParts &parts = place.parts();
    const Provider *provider = place.providers().find(wish.server.provider);
    const Milliseconds timeout = provider ? timeoutOf(wish.server, *provider) : HttpRequest().timeout;
    auto *look = new CertificateLook(wish.server, timeout, *parts.transport, parts.secrets, &place);
    QObject::connect(look, &CertificateLook::found, &place, [&place, wish](const ShownCertificate &certificate) {
        wish.fingerprint.isEmpty() ? askPerson(place, wish.server, certificate) : compare(place, wish, certificate);
    });
    QObject::connect(look, &CertificateLook::failed, &place,
                     [&place, wish](const AuthError &error) { goOnUnseen(place, wish, error); });
    look->start();
}

//! Nothing when the command line makes no sense for that server, which is then said.
std::optional<Wish> wishOf(Workplace &place, const Server &server)
{
    if (!server.url.isHttps()) {
        place.reportUsage(
            Words::tr("“%1” is not reached over https, so it shows no certificate.").arg(visibleText(server.name)));
        return std::nullopt;
    }
    const Invocation &invocation = place.invocation();
    if (!invocation.isSet("fingerprint")) {
        if (!place.canAsk()) {
            place.reportUsage(
                Words::tr("Give the SHA-256 of the certificate with --fingerprint. On a terminal, without "
                          "--no-prompt, it is shown and asked for."));
            return std::nullopt;
        }
        return Wish{server, {}};
    }
    const auto fingerprint = fingerprintFromText(invocation.value("fingerprint"));
    if (!fingerprint) {
        place.reportUsage(Words::tr("--fingerprint takes the SHA-256 of a certificate: 64 hexadecimal digits, with or "
                                    "without colons between them."));
        return std::nullopt;
    }
    return Wish{server, *fingerprint};
}

} // namespace

void runTrust(Workplace &place)
{
    const Invocation &invocation = place.invocation();
    const std::optional<Server> server = place.theServer();
    if (!server) {
        return;
    }
    if (invocation.isSet("remove")) {
        invocation.isSet("fingerprint")
            ? place.end(place.reportUsage(Words::tr("--remove and --fingerprint do not go together.")))
            : remember(place, *server, {});
        return;
    }
    const std::optional<Wish> wish = wishOf(place, *server);
    wish ? look(place, *wish) : place.end(ExitStatus::Usage);
}

} // namespace tokenrack::ctl
