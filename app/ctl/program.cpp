// SPDX-License-Identifier: MIT
#include "app/ctl/program.h"

#include "app/coreparts.h"
#include "app/ctl/helptext.h"
#include "app/ctl/workplace.h"
#include "app/latetransport.h"
#include "app/profile.h"
#include "core/base/languages.h"
#include "core/base/plaintext.h"
#include "core/base/redaction.h"

#include <QCoreApplication>

#include <cstdio>

namespace tokenrack::ctl {

namespace {

//! Standard error is for the person; what Qt and the core log in passing would only disturb a script.
void dropChatter(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg) {
        std::fprintf(stderr, "tokenrackctl: %s\n", withoutControls(redacted(message)).toUtf8().constData());
    }
}

int number(ExitStatus status)
{
    return int(status);
}

//! Runs the command to its end. The parts are gone when this returns, so that a child that runs for hours keeps neither
//! secrets nor files of ours alive.
ExitStatus runCommand(const Invocation &invocation, const QString &language, Terminal &terminal, Failures &failures,
                      std::optional<ChildOrder> *child)
{
    const SystemClock clock;
    std::unique_ptr<CoreParts> parts;
    const Needs needs = invocation.command()->needs;
    if (needs != Needs::Nothing) {
        const Profile profile = Profile::in(invocation.value("profile"));
        if (const FoundOpen found = profile.closeToOthers(); !found.isEmpty()) {
            terminal.complain(foundOpenText(found));
        }
        auto database = Database::open(profile.database, clock);
        if (!database) {
            return failures.add(failureOf(database.error()));
        }
        parts = std::make_unique<CoreParts>(std::move(*database), std::make_unique<LateTransport>(clock), clock);
        parts->setLanguage(language);
        parts->sessions.leaveStored();
        if (invocation.isSet("no-prompt")) {
            parts->keychain.neverAskPerson();
        }
        if (invocation.value("secrets") == QLatin1String("memory")) {
            parts->secrets.useMemory();
        }
    }
    if (needs == Needs::Servers) {
        if (const auto loaded = parts->load(); !loaded) {
            return failures.add(failureOf(loaded.error()));
        }
    }
    Workplace place(invocation, terminal, failures, clock, parts.get());
    bool hasEnded = false;
    QObject::connect(&place, &Workplace::ended, &place, [&hasEnded] {
        hasEnded = true;
        QCoreApplication::quit();
    });
    invocation.command()->run(place);
    if (!hasEnded) {
        QCoreApplication::exec();
    }
    *child = place.child();
    return place.status();
}

} // namespace

void keepQuiet()
{
    qInstallMessageHandler(dropChatter);
}

int runProgram(const QByteArrayList &words)
{
    const QStringList arguments = textsOf(words);
    Languages languages;
    languages.set(languageIn(arguments));
    Terminal terminal;
    Failures failures(terminal);
    const auto invocation = Invocation::from(words);
    ExitStatus status = ExitStatus::Done;
    std::optional<ChildOrder> child;
    if (!invocation) {
        status = failures.add({.status = ExitStatus::Usage, .message = invocation.error()});
        terminal.say(QCoreApplication::translate("tokenrack::ctl::Program", "See “tokenrackctl --help”."));
    } else if (invocation->isSet("help")) {
        terminal.write(helpText(invocation->command()).toUtf8());
    } else if (invocation->isSet("version")) {
        terminal.print(QLatin1String("tokenrackctl ") + QCoreApplication::applicationVersion());
    } else {
        status = runCommand(*invocation, languages.current(), terminal, failures, &child);
    }
    if (status != ExitStatus::Done && wantsJson(arguments) && !terminal.hasPrintedJson()) {
        terminal.printJson(failures.json());
    }
    if (!terminal.finish()) {
        terminal.complain(
            QCoreApplication::translate("tokenrack::ctl::Program", "Standard output cannot be written to."));
        status = combined(status, ExitStatus::Failed);
    }
    return child && status == ExitStatus::Done ? runChild(*child) : number(status);
}

} // namespace tokenrack::ctl
