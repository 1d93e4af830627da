// SPDX-License-Identifier: MIT
#include "app/endsignals.h"

#include <QLoggingCategory>
#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <array>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>
#endif

namespace tokenrack {

#ifdef Q_OS_UNIX

namespace {

Q_LOGGING_CATEGORY(log, "tokenrack.endsignals")

constexpr std::array endingSignals{SIGTERM, SIGINT, SIGHUP};

//! A signal handler may do little more than write(), so it writes into a pipe that the event loop reads.
std::array<int, 2> pipeEnds{-1, -1};

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(pipeEnds[1], &byte, 1);
}

bool openPipe()
{
    if (pipe(pipeEnds.data()) != 0) {
        return false;
    }
    for (const int end : pipeEnds) {
        fcntl(end, F_SETFD, FD_CLOEXEC);
        fcntl(end, F_SETFL, O_NONBLOCK);
    }
    return true;
}

void handle(int number)
{
    struct sigaction before = {};
    sigaction(number, nullptr, &before);
    if (before.sa_handler == SIG_IGN) {
        return;
    }
    struct sigaction handler = {};
    handler.sa_handler = onSignal;
    handler.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    sigaction(number, &handler, nullptr);
}

} // namespace

EndSignals::EndSignals(QObject *parent)
    : QObject(parent)
{
    if (!openPipe()) {
        qCWarning(log) << "No pipe for signals, which therefore end the program at once";
        return;
    }
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        [[maybe_unused]] const ssize_t taken = read(pipeEnds[0], &byte, 1);
        Q_EMIT endRequested();
    });
    for (const int number : endingSignals) {
        handle(number);
    }
}

EndSignals::~EndSignals()
{
    if (!m_notifier) {
        return;
    }
    for (const int number : endingSignals) {
        struct sigaction now = {};
        sigaction(number, nullptr, &now);
        if (now.sa_handler == onSignal) {
            std::signal(number, SIG_DFL);
        }
    }
    m_notifier.reset();
    for (int &end : pipeEnds) {
        close(std::exchange(end, -1));
    }
}

#else

EndSignals::EndSignals(QObject *parent)
    : QObject(parent)
{ }

EndSignals::~EndSignals() = default;

#endif

} // namespace tokenrack
