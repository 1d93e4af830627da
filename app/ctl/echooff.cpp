// SPDX-License-Identifier: MIT
#include "app/ctl/echooff.h"

#include <array>
#include <csignal>

#include <termios.h>
#include <unistd.h>

namespace tokenrack::ctl {

namespace {

constexpr std::array endingSignals{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

// A signal handler has nothing but globals.
termios before;
std::array<struct sigaction, endingSignals.size()> handlersBefore;

void restore()
{
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    for (std::size_t i = 0; i < endingSignals.size(); ++i) {
        sigaction(endingSignals[i], &handlersBefore[i], nullptr);
    }
}

void onSignal(int number)
{
    restore();
    raise(number);
}

} // namespace

EchoOff::EchoOff()
{
    tcgetattr(STDIN_FILENO, &before);
    struct sigaction handler = {};
    handler.sa_handler = onSignal;
    for (std::size_t i = 0; i < endingSignals.size(); ++i) {
        sigaction(endingSignals[i], &handler, &handlersBefore[i]);
    }
    termios silent = before;
    silent.c_lflag &= ~tcflag_t(ECHO);
    silent.c_lflag |= ECHONL;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
}

EchoOff::~EchoOff()
{
    restore();
}

} // namespace tokenrack::ctl
