// SPDX-License-Identifier: MIT
#include "app/commandline.h"

#include "core/base/languages.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QMap>

#include <algorithm>

namespace tokenrack {

Result<StartOptions, QString> readCommandLine(const QStringList &arguments)
{
    // English in every language, as the names of the options are: which language to speak is only known from here on.
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Print this text."));
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")},
                                     QStringLiteral("Print the version."));
    const QCommandLineOption profile(QStringLiteral("profile"), QStringLiteral("Keep all files of this run under DIR."),
                                     QStringLiteral("DIR"));
    const QCommandLineOption language(QStringLiteral("lang"), QStringLiteral("Speak en or zh_CN."),
                                      QStringLiteral("LANG"));
    const QCommandLineOption import(QStringLiteral("import"), QStringLiteral("Import the servers of FILE."),
                                    QStringLiteral("FILE"));
    const QCommandLineOption appearance(QStringLiteral("appearance"), QStringLiteral("Be light or dark."),
                                        QStringLiteral("HOW"));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Logs in to servers and manages their tokens."));
    parser.addOptions({help, version, profile, language, import, appearance});
    if (!parser.parse(arguments)) {
        return parser.errorText();
    }
    if (!parser.positionalArguments().isEmpty()) {
        return QStringLiteral("Unexpected argument: %1").arg(parser.positionalArguments().constFirst());
    }

    StartOptions options;
    if (parser.isSet(help)) {
        options.printAndQuit = parser.helpText();
    } else if (parser.isSet(version)) {
        options.printAndQuit =
            QStringLiteral("%1 %2\n").arg(QCoreApplication::applicationName(), QCoreApplication::applicationVersion());
    }
    if (parser.isSet(profile) && parser.value(profile).isEmpty()) {
        return QStringLiteral("--profile takes a folder."); // not the person's own files, which nobody asked for
    }
    options.profileFolder = parser.value(profile);
    options.importFile = parser.value(import);
    options.language = parser.value(language);
    const QList<Languages::Language> known = Languages::available();
    const bool isKnown = std::any_of(known.begin(), known.end(), [&options](const Languages::Language &each) {
        return each.code == options.language;
    });
    if (parser.isSet(language) && !isKnown) {
        return QStringLiteral("--lang takes en or zh_CN.");
    }
    const QMap<QString, Appearance> appearances{{QStringLiteral("light"), Appearance::Light},
                                                {QStringLiteral("dark"), Appearance::Dark}};
    if (parser.isSet(appearance)) {
        if (!appearances.contains(parser.value(appearance))) {
            return QStringLiteral("--appearance takes light or dark.");
        }
        options.appearance = appearances.value(parser.value(appearance));
    }
    return options;
}

} // namespace tokenrack
