// SPDX-License-Identifier: MIT
#include "tests/sandbox/sandbox.h"
#include "tests/sandbox/signalwatcher.h"

#include <QCommandLineParser>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QTextStream>

#include <cstdlib>

using namespace Qt::Literals::StringLiterals;
using namespace tokenrack::sandbox;

namespace {

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

struct CommandLine
{
    SandboxOptions sandbox;
    QString importFile;
    QString secretsFile;
    bool quiet = false;
};

//! Exits with a message on a value that is not a number in the range.
int numberOf(const QCommandLineParser &parser, const QString &option, int most)
{
    bool isNumber = false;
    const int number = parser.value(option).toInt(&isNumber);
    if (!isNumber || number < 0 || number > most) {
        QTextStream(stderr) << "--" << option << " takes a number from 0 to " << most << Qt::endl;
        std::exit(EXIT_FAILURE);
    }
    return number;
}

CommandLine readCommandLine()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Stand-ins for the five systems, with demo accounts, on 127.0.0.1."_s);
    parser.addHelpOption();
    parser.addOptions({
        {u"port-base"_s, u"Use the ports from <number> on; 0 takes any free ones."_s, u"number"_s, u"0"_s},
        {u"write-import"_s, u"Write the demo catalogue to <file>."_s, u"file"_s},
        {u"write-secrets"_s, u"Write the passwords of the demo catalogue to <file>."_s, u"file"_s},
        {u"control"_s, u"Answer GET /sandbox/captcha?login=NAME with the text of the captcha."_s},
        {u"token-life"_s, u"Let all tokens live for <seconds>."_s, u"seconds"_s},
        {u"lock-minutes"_s, u"Lock for <number> minutes after five wrong log-ins."_s, u"number"_s, u"120"_s},
        {u"quiet"_s, u"Do not print the requests."_s},
    });
    parser.process(*QCoreApplication::instance());

    CommandLine line;
    line.sandbox.portBase = static_cast<quint16>(numberOf(parser, u"port-base"_s, 65000));
    line.sandbox.lockTime = std::chrono::minutes(numberOf(parser, u"lock-minutes"_s, 10'000));
    line.sandbox.control = parser.isSet(u"control"_s);
    if (parser.isSet(u"token-life"_s)) {
        line.sandbox.tokenLife = std::chrono::seconds(numberOf(parser, u"token-life"_s, 100'000'000));
    }
    line.importFile = parser.value(u"write-import"_s);
    line.secretsFile = parser.value(u"write-secrets"_s);
    line.quiet = parser.isSet(u"quiet"_s);
    return line;
}

QJsonObject asJson(const SeedSecret &secret)
{
    QJsonObject fields;
    for (auto field = secret.fields.cbegin(); field != secret.fields.cend(); ++field) {
        fields.insert(field.key(), field.value());
    }
    return {{u"server"_s, secret.server.toString(QUuid::WithoutBraces)},
            {u"provider"_s, secret.provider},
            {u"url"_s, secret.url.toString()},
            {u"fields"_s, fields}};
}

QJsonObject secretsFile(const Sandbox &sandbox)
{
    QJsonArray secrets;
    const QList<SeedSecret> all = sandbox.secrets();
    for (const SeedSecret &secret : all) {
        secrets.append(asJson(secret));
    }
    return {{u"format"_s, u"tokenrack-sandbox-secrets"_s}, {u"version"_s, 1}, {u"secrets"_s, secrets}};
}

bool write(const QString &path, const QJsonObject &object, QFile::Permissions permissions)
{
    if (path.isEmpty()) {
        return true;
    }
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(permissions)
        && file.write(QJsonDocument(object).toJson()) > 0 && file.commit();
    if (!written) {
        QTextStream(stderr) << "Cannot write " << path << ": " << file.errorString() << Qt::endl;
    }
    return written;
}

bool writeFiles(const CommandLine &line, const Sandbox &sandbox)
{
    const QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
    return write(line.importFile, sandbox.importFile(), ownerOnly | QFile::ReadGroup | QFile::ReadOther)
        && write(line.secretsFile, secretsFile(sandbox), ownerOnly);
}

//! Account and secret of the first demo server on an instance whose stored secret is right.
QString sampleAccount(const QString &key)
{
    const QList<DemoServer> servers = demoServers();
    for (const DemoServer &server : servers) {
        if (server.instance == key && server.secret == DemoServer::Secret::Right) {
            return u"%1  %2"_s.arg(server.account, server.secretFields().first());
        }
    }
    return {};
}

void printSystems(const Sandbox &sandbox)
{
    for (const Sandbox::Instance &instance : sandbox.instances()) {
        const QString address = instance.system->baseUrl().toString();
        out() << instance.key.leftJustified(24) << address << "  " << sampleAccount(instance.key) << '\n';
    }
    out() << "ready" << Qt::endl;
}

void logRequests(const Sandbox &sandbox)
{
    for (const Sandbox::Instance &instance : sandbox.instances()) {
        const auto log = [key = instance.key](const QString &method, const QString &path, int status) {
            out() << key << ' ' << method << ' ' << path << ' ' << status << Qt::endl;
        };
        QObject::connect(instance.system.get(), &System::answered, instance.system.get(), log);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // Captchas need fonts, nobody needs a window.
    const QGuiApplication application(argc, argv);
    const CommandLine line = readCommandLine();

    Sandbox sandbox(line.sandbox);
    if (!sandbox.start()) {
        QTextStream(stderr) << "A port is taken; try another --port-base" << Qt::endl;
        return EXIT_FAILURE;
    }
    if (!writeFiles(line, sandbox)) {
        return EXIT_FAILURE;
    }
    if (!line.quiet) {
        logRequests(sandbox);
    }
    printSystems(sandbox);

    const SignalWatcher watcher;
    QObject::connect(&watcher, &SignalWatcher::stopRequested, &application, &QCoreApplication::quit);
    return QGuiApplication::exec();
}
