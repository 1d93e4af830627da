// SPDX-License-Identifier: MIT
#include "app/application.h"
#include "app/commandline.h"
#include "app/coredumps.h"

#include <QApplication>

#include <cstdio>
#include <memory>

namespace {

//! The help is wanted where there is no display, too.
bool wantsTextOnly(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        const QByteArrayView argument(argv[i]);
        if (argument == "--help" || argument == "-h" || argument == "--version" || argument == "-v") {
            return true;
        }
    }
    return false;
}

void setNames()
{
    QCoreApplication::setApplicationName(QStringLiteral("tokenrack"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TOKENRACK_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Tokenrack"));
    QGuiApplication::setDesktopFileName(QStringLiteral("tokenrack"));
}

} // namespace

int main(int argc, char **argv)
{
    // PR_SET_DUMPABLE would do more, but a process that others may not look at gets no file dialog, no colour scheme
    // and no window decorations from desktop portals (flatpak/xdg-desktop-portal#785).
    tokenrack::turnOffCoreDumps();
    setNames();
    std::unique_ptr<QCoreApplication> app;
    if (wantsTextOnly(argc, argv)) {
        app = std::make_unique<QCoreApplication>(argc, argv);
    } else {
        app = std::make_unique<QApplication>(argc, argv);
    }
    const auto options = tokenrack::readCommandLine(QCoreApplication::arguments());
    if (!options) {
        std::fprintf(stderr, "tokenrack: %s\n", qUtf8Printable(options.error()));
        return 2;
    }
    if (options->printAndQuit) {
        std::fputs(qUtf8Printable(*options->printAndQuit), stdout);
        return 0;
    }
    tokenrack::Application application(*options);
    application.start();
    return QCoreApplication::exec();
}
