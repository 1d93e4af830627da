// SPDX-License-Identifier: MIT
#include "tests/bench/startfigures.h"

#include "tests/bench/bench.h"
#include "tests/bench/pairs.h"
#include "tests/bench/processes.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QImage>
#include <QPixmap>
#include <QScreen>
#include <QThread>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

//! An empty screen is black, and every window here is light. The line crosses the middle of every window.
bool isAnythingToBeSeen()
{
    constexpr int y = 400;
    QScreen *screen = QGuiApplication::primaryScreen();
    const QImage line = screen->grabWindow(0, 0, y, screen->size().width(), 1).toImage();
    for (int x = 0; x < line.width(); ++x) {
        if (qGray(line.pixel(x, 0)) > 0) {
            return true;
        }
    }
    return false;
}

//! Looks until the screen is as \a wanted; says when that was, in milliseconds.
std::optional<double> timeUntilSeen(bool wanted, const QElapsedTimer &since)
{
    constexpr int stepMicroseconds = 200;
    const QDeadlineTimer deadline(patienceMs);
    while (!deadline.hasExpired()) {
        if (isAnythingToBeSeen() == wanted) {
            return double(since.nsecsElapsed()) / 1e6;
        }
        QThread::usleep(stepMicroseconds);
    }
    return std::nullopt;
}

//! From exec to the first picture on the screen, seen from outside, whatever the program.
std::optional<double> timeToFirstPaint(const Program &program)
{
    QElapsedTimer timer;
    timer.start();
    if (!timeUntilSeen(false, timer)) {
        return std::nullopt; // something else stands on the screen
    }
    timer.restart();
    const Running running(program);
    return timeUntilSeen(true, timer);
}

Program tokenrackWith(Bench &bench, int servers)
{
    return {builtProgram(u"tokenrack"_s), {u"--profile"_s, bench.profile(servers), u"--appearance"_s, u"light"_s}};
}

Outcome startAgainst(Bench &bench, int servers, const Program &reference)
{
    const Program program = tokenrackWith(bench, servers);
    return medianOfPairs(
        bench.startPairs(), [&] { return timeToFirstPaint(program); }, [&] { return timeToFirstPaint(reference); });
}

Measurement startFigure(const QString &name, int servers, double goal)
{
    const QString what = u"exec to first paint, %L1 servers"_s.arg(servers);
    return {.figures = {{name, what, u"a bare window with a table"_s, u"ms"_s, goal}}, .run = [servers](Bench &bench) {
                return QList<Outcome>{startAgainst(bench, servers, {builtProgram(u"bench-bare-window"_s), {}})};
            }};
}

//! Against another program of the kind, where it is installed.
Measurement peerFigure(const QString &name, int servers, const QString &peer, const QString &command,
                       const QStringList &arguments)
{
    const QString what = u"exec to first paint, %L1 servers"_s.arg(servers);
    return {.figures = {{name, what, peer, u"ms"_s, 0.5}}, .run = [=](Bench &bench) {
                const auto path = installedProgram(command);
                return QList<Outcome>{path ? startAgainst(bench, servers, {*path, arguments})
                                           : Outcome(NotMeasured{command + u" is not installed"_s, true})};
            }};
}

} // namespace

QList<Measurement> startFigures(const Bench &bench)
{
    return {startFigure(u"1"_s, bench.small(), 1.3), startFigure(u"2"_s, bench.middle(), 1.4),
            startFigure(u"3"_s, bench.large(), 2.0),
            peerFigure(u"4a"_s, bench.middle(), u"KeePassXC without a database"_s, u"keepassxc"_s, {}),
            peerFigure(u"4b"_s, bench.middle(), u"Remmina without connections"_s, u"remmina"_s, {})};
}

} // namespace tokenrack::bench
