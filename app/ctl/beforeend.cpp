// SPDX-License-Identifier: MIT
#include "app/ctl/beforeend.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>

namespace tokenrack::ctl {

namespace {

constexpr std::array endingSignals{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

// A signal handler has nothing but globals.
std::array<std::atomic<BeforeEnd::CleanUp>, 4> cleanUps;
std::array<struct sigaction, endingSignals.size()> handlersBefore;

void restoreHandlers()
{
    for (std::size_t i = 0; i < endingSignals.size(); ++i) {
        sigaction(endingSignals[i], &handlersBefore[i], nullptr);
    }
}

void onSignal(int number)
{
    for (const auto &cleanUp : cleanUps) {
        if (const BeforeEnd::CleanUp present = cleanUp) {
            present();
        }
    }
    restoreHandlers();
    raise(number);
}

//! A signal that we were told to ignore (nohup) ends nothing.
void installHandlers()
{
    struct sigaction handler = {};
    handler.sa_handler = onSignal;
    for (std::size_t i = 0; i < endingSignals.size(); ++i) {
        sigaction(endingSignals[i], nullptr, &handlersBefore[i]);
        if (handlersBefore[i].sa_handler != SIG_IGN) {
            sigaction(endingSignals[i], &handler, nullptr);
        }
    }
}

bool isIdle()
{
    return std::all_of(cleanUps.begin(), cleanUps.end(), [](const auto &each) { return !each.load(); });
}

//! Puts \a after into the first place that holds \a before.
void replace(BeforeEnd::CleanUp before, BeforeEnd::CleanUp after)
{
    const auto found =
        std::find_if(cleanUps.begin(), cleanUps.end(), [before](const auto &each) { return each.load() == before; });
    if (found != cleanUps.end()) {
        *found = after;
    }
}

} // namespace

BeforeEnd::BeforeEnd(CleanUp cleanUp)
    : m_cleanUp(cleanUp)
{
    const bool isFirst = isIdle();
    replace(nullptr, cleanUp);
    if (isFirst) {
        installHandlers();
    }
}

BeforeEnd::~BeforeEnd()
{
    replace(m_cleanUp, nullptr);
    if (isIdle()) {
        restoreHandlers();
    }
}

} // namespace tokenrack::ctl
