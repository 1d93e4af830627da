// SPDX-License-Identifier: MIT
#include "tests/tour/tour.h"

#include <QApplication>
#include <QCommandLineParser>

using namespace Qt::StringLiterals;

//! What ./dev demo does where nobody can look: the real program, used by itself.
int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"tokenrack"_s);
    const QCommandLineOption profile(u"profile"_s, u"Folder for the files of this run."_s, u"dir"_s);
    const QCommandLineOption importFile(u"import"_s, u"Servers of the sandbox."_s, u"file"_s);
    const QCommandLineOption pictures(u"pictures"_s, u"Folder for the pictures."_s, u"dir"_s);
    QCommandLineParser parser;
    parser.addOptions({profile, importFile, pictures});
    parser.process(app);

    tokenrack::Application application({.profileFolder = parser.value(profile),
                                        .language = u"en"_s,
                                        .importFile = parser.value(importFile),
                                        .appearance = tokenrack::Appearance::Light});
    tokenrack::Tour tour(application, parser.value(importFile), parser.value(pictures));
    return tour.run() ? 0 : 1;
}
