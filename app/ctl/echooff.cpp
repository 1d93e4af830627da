// SPDX-License-Identifier: MIT
#include "app/ctl/echooff.h"

#include <termios.h>
#include <unistd.h>

namespace tokenrack::ctl {

namespace {

termios present()
{
    termios settings = {};
    tcgetattr(STDIN_FILENO, &settings);
    return settings;
}

// A signal handler has nothing but globals.
termios before;

void restore()
{
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
}

} // namespace

EchoOff::EchoOff()
    : m_beforeEnd((before = present(), restore))
{
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
