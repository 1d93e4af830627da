// SPDX-License-Identifier: MIT
#include "app/ctl/childprocess.h"

#include "app/coredumps.h"
#include "core/base/plaintext.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <vector>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace tokenrack::ctl {

namespace {

constexpr std::array passedOn{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGALRM, SIGWINCH, SIGTSTP, SIGCONT};
constexpr int cannotTell = 1;
constexpr int cannotRun = 126;
constexpr int notFound = 127;
constexpr int endedBySignal = 128;

// A signal handler has nothing but globals.
std::atomic<pid_t> child = 0;
std::atomic<bool> leadsSession = false;
std::array<std::atomic<bool>, NSIG> waiting; //!< signals that came before there was a command

void passOnIfWaiting(int number)
{
    const pid_t command = child;
    if (command > 0 && waiting[std::size_t(number)].exchange(false)) {
        kill(command, number);
    }
}

//! What is typed on a terminal reaches the command as well; that the terminal is gone is told to who leads the session.
bool reachesCommandToo(int number, const siginfo_t &info)
{
    const bool isHangUp = number == SIGHUP || number == SIGCONT; // the terminal sends both, one after the other
    return info.si_code == SI_KERNEL && !(isHangUp && leadsSession);
}

void onSignal(int number, siginfo_t *info, void *)
{
    if (!reachesCommandToo(number, *info)) {
        const int before = errno;
        waiting[std::size_t(number)] = true;
        passOnIfWaiting(number);
        errno = before;
    }
}

//! Signals wait in this thread, so that the command begins with our own mask and nothing comes between.
class SignalPause
{
public:
    SignalPause()
    {
        sigset_t all;
        sigfillset(&all);
        sigprocmask(SIG_SETMASK, &all, &m_before);
    }
    ~SignalPause() { sigprocmask(SIG_SETMASK, &m_before, nullptr); }
    SignalPause(const SignalPause &) = delete;
    SignalPause &operator=(const SignalPause &) = delete;

    const sigset_t &before() const { return m_before; }

private:
    sigset_t m_before = {};
};

//! A signal that we were told to ignore (nohup) stays ignored, in the command too. Not that a child has ended: where
//! it is ignored, nobody can learn how.
void installHandlers()
{
    struct sigaction standard = {};
    standard.sa_handler = SIG_DFL;
    sigaction(SIGCHLD, &standard, nullptr);
    leadsSession = getsid(0) == getpid();
    struct sigaction handler = {};
    handler.sa_sigaction = onSignal;
    handler.sa_flags = SA_SIGINFO | SA_RESTART;
    for (const int number : passedOn) {
        struct sigaction before = {};
        sigaction(number, nullptr, &before);
        if (before.sa_handler != SIG_IGN) {
            sigaction(number, &handler, nullptr);
        }
    }
}

std::vector<char *> pointersTo(QList<QByteArray> &texts)
{
    std::vector<char *> pointers;
    for (QByteArray &text : texts) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

//! Ours without the variables of that name, and with them anew.
QList<QByteArray> environmentFor(const ChildOrder &order)
{
    QList<QByteArray> all;
    for (char **entry = environ; *entry; ++entry) {
        const QByteArray text(*entry);
        const QByteArray name = text.left(text.indexOf('='));
        const bool isReplaced = std::any_of(order.variables.begin(), order.variables.end(),
                                            [&name](const auto &variable) { return variable.first == name; });
        if (!isReplaced) {
            all.append(text);
        }
    }
    for (const auto &[name, value] : order.variables) {
        all.append(name + '=' + value);
    }
    return all;
}

//! Qt ignores SIGPIPE where it uses sockets; the command begins with what we began with.
int spawn(const ChildOrder &order, const sigset_t &mask, pid_t *started)
{
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &pipe);
    posix_spawnattr_setsigmask(&attributes, &mask);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);

    QList<QByteArray> words = order.words;
    QList<QByteArray> environment = environmentFor(order);
    const std::vector<char *> arguments = pointersTo(words);
    const std::vector<char *> variables = pointersTo(environment);
    const int error =
        posix_spawnp(started, arguments.front(), nullptr, &attributes, arguments.data(), variables.data());
    posix_spawnattr_destroy(&attributes);
    return error;
}

//! Stops us as the command was stopped; returns when we go on.
void stopBy(int number)
{
    struct sigaction standard = {};
    standard.sa_handler = SIG_DFL;
    struct sigaction before = {};
    sigaction(number, &standard, &before); // which SIGSTOP has anyway
    raise(number);
    sigaction(number, &before, nullptr);
}

int waitFor(pid_t started)
{
    int status = 0;
    while (true) {
        const pid_t changed = waitpid(started, &status, WUNTRACED);
        if (changed < 0 && errno == EINTR) {
            continue;
        }
        if (changed < 0) {
            std::fprintf(stderr, "tokenrackctl: %s\n", std::strerror(errno));
            return cannotTell;
        }
        if (!WIFSTOPPED(status)) {
            break;
        }
        stopBy(WSTOPSIG(status));
    }
    return WIFSIGNALED(status) ? endedBySignal + WTERMSIG(status) : WEXITSTATUS(status);
}

} // namespace

int runChild(const ChildOrder &order)
{
    pid_t started = 0;
    int error = 0;
    {
        const SignalPause pause;
        const CoreLimitOfBefore limit;
        installHandlers(); // before: other threads of ours take signals, too
        error = spawn(order, pause.before(), &started);
    }
    if (error != 0) {
        const QString command = visibleText(QString::fromLocal8Bit(order.words.constFirst()));
        std::fprintf(stderr, "tokenrackctl: %s: %s\n", command.toUtf8().constData(), std::strerror(error));
        return error == ENOENT ? notFound : cannotRun;
    }
    child = started;
    std::for_each(passedOn.begin(), passedOn.end(), passOnIfWaiting);
    if (order.onStarted) {
        order.onStarted();
    }
    return waitFor(started);
}

} // namespace tokenrack::ctl
