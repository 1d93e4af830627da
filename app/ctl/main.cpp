// SPDX-License-Identifier: MIT
#include "app/coredumps.h"
#include "app/ctl/program.h"

#include <QByteArrayList>
#include <QCoreApplication>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

int main(int argc, char **argv)
{
    tokenrack::turnOffCoreDumps();
#ifdef Q_OS_LINUX
    // Nor shall another program of the same user look into this one. No desktop portal is needed here, see
    // app/main.cpp.
    prctl(PR_SET_DUMPABLE, 0);
#endif
    tokenrack::ctl::keepQuiet();
    // The window's name, so that both use the same folders.
    QCoreApplication::setApplicationName(QStringLiteral("tokenrack"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TOKENRACK_VERSION));
    const QByteArrayList words(argv, argv + argc); // all of them, and as they are: Qt's own are other programs' here
    const QCoreApplication app(argc, argv);
    return tokenrack::ctl::runProgram(words);
}
