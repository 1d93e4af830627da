// SPDX-License-Identifier: MIT
#include "app/application.h"
#include "app/commandline.h"
#include "app/coredumps.h"

#include <QApplication>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <optional>

namespace {

//! What to print instead of a window, where there is no display, too. A command line with options of Qt's, which only
//! a QApplication knows, has nothing of that kind here.
std::optional<QString> textWithoutDisplay(int argc, char **argv)
{
    QStringList words;
    std::transform(argv, argv + argc, std::back_inserter(words),
                   [](const char *word) { return QString::fromLocal8Bit(word); });
    if (const auto options = tokenrack::readCommandLine(words); !options || !options->printAndQuit) {
        return std::nullopt;
    }
    const QCoreApplication app(argc, argv); // whose name stands in the text
    const auto options = tokenrack::readCommandLine(QCoreApplication::arguments());
    return options ? options->printAndQuit : std::nullopt;
}

int print(const QString &text)
{
    std::fputs(qUtf8Printable(text), stdout);
    return 0;
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
    if (const auto text = textWithoutDisplay(argc, argv)) {
        return print(*text);
    }
    const QApplication app(argc, argv);
    const auto options = tokenrack::readCommandLine(QCoreApplication::arguments());
    if (!options) {
        std::fprintf(stderr, "tokenrack: %s\n", qUtf8Printable(options.error()));
        return 2;
    }
    if (options->printAndQuit) {
        return print(*options->printAndQuit);
    }
    tokenrack::Application application(*options);
    application.start();
    return QCoreApplication::exec();
}
