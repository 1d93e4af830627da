// SPDX-License-Identifier: MIT
#include "tests/bench/tokenfigure.h"

#include "tests/sandbox/demoaccounts.h"
#include "tests/sandbox/sandbox.h"
#include "tests/support/privatebus.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

constexpr int pairs = 41;
constexpr int patienceMs = 60'000;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

struct Run
{
    double ms = 0;
    QByteArray out;
    bool good = false;
};

//! While it is waited for, the sandbox can answer only where \a inEventLoop; that would measure the loop as well.
Run run(const QProcessEnvironment &environment, const QString &program, const QStringList &arguments,
        const QByteArray &input = {}, bool inEventLoop = false)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    if (!input.isEmpty()) {
        process.write(input);
    }
    process.closeWriteChannel();
    if (inEventLoop) {
        (void)QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, patienceMs);
    }
    const bool ended = process.state() == QProcess::NotRunning || process.waitForFinished(patienceMs);
    const double elapsed = double(timer.nsecsElapsed()) / 1e6;
    return {elapsed, process.readAllStandardOutput().trimmed(), ended && process.exitCode() == 0};
}

} // namespace

std::optional<Figure> storedToken()
{
    const QTemporaryDir folder;
    PrivateBus bus;
    sandbox::Sandbox sandbox;
    if (!bus.start().isEmpty() || !bus.startKeyring().isEmpty() || !sandbox.start()) {
        return std::nullopt;
    }
    const QProcessEnvironment environment = bus.environment();
    const QString program = QStringLiteral(CTL_PROGRAM);
    const QStringList profile{u"--profile"_s, folder.path()};
    const QStringList add{u"add"_s,
                          u"--provider"_s,
                          u"hummingbird"_s,
                          u"--name"_s,
                          u"Gateway"_s,
                          u"--url"_s,
                          sandbox.hummingbird().baseUrl().toString(),
                          u"--account"_s,
                          u"admin"_s,
                          u"--secret"_s,
                          u"password"_s};
    const QStringList token = profile + QStringList{u"token"_s, u"Gateway"_s};
    const QByteArray password = sandbox::demoPassword(u"admin"_s).toUtf8() + '\n';
    const Run added = run(environment, program, profile + add, password, true);
    const Run issued = run(environment, program, token, {}, true);
    const QStringList attributes{u"bench"_s, u"token"_s};
    const Run stored =
        run(environment, u"secret-tool"_s, QStringList{u"store"_s, u"--label=bench"_s} + attributes, issued.out);
    if (!added.good || !issued.good || !stored.good) {
        return std::nullopt;
    }
    std::vector<double> ours;
    std::vector<double> reference;
    for (int i = 0; i < pairs; ++i) {
        const Run tool = run(environment, u"secret-tool"_s, QStringList{u"lookup"_s} + attributes);
        const Run own = run(environment, program, token);
        if (tool.out != issued.out || own.out != issued.out) {
            return std::nullopt;
        }
        reference.push_back(tool.ms);
        ours.push_back(own.ms);
    }
    return Figure{u"tokenrackctl token, stored and good (ms; secret-tool lookup)"_s, median(ours), median(reference),
                  1.8};
}

} // namespace tokenrack::bench
