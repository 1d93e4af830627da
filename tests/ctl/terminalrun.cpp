// SPDX-License-Identifier: MIT
#include "tests/ctl/terminalrun.h"

#include <QFile>
#include <QTest>

#include <array>
#include <csignal>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace tokenrack {

namespace {

constexpr int patienceMs = 40'000;

std::vector<char *> pointersTo(QList<QByteArray> &texts)
{
    std::vector<char *> pointers;
    for (QByteArray &text : texts) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

TerminalRun::TerminalRun(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QList<QByteArray> words{program.toLocal8Bit()};
    for (const QString &argument : arguments) {
        words.append(argument.toLocal8Bit());
    }
    QList<QByteArray> variables;
    const QStringList entries = environment.toStringList();
    for (const QString &entry : entries) {
        variables.append(entry.toLocal8Bit());
    }
    const std::vector<char *> argv = pointersTo(words);
    const std::vector<char *> envp = pointersTo(variables);

    winsize size{.ws_row = 40, .ws_col = 200, .ws_xpixel = 0, .ws_ypixel = 0};
    std::array<char, 256> name{};
    m_pid = forkpty(&m_terminal, name.data(), nullptr, &size);
    if (m_pid == 0) {
        execve(argv.front(), argv.data(), envp.data());
        _exit(127);
    }
    fcntl(m_terminal, F_SETFL, fcntl(m_terminal, F_GETFL) | O_NONBLOCK);
    fcntl(m_terminal, F_SETFD, FD_CLOEXEC);
    // Else all that the program wrote is lost with its end.
    m_keptOpen = open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC);
}

TerminalRun::~TerminalRun()
{
    if (m_pid > 0) {
        kill(m_pid, SIGKILL);
        waitpid(m_pid, nullptr, 0);
    }
    hangUp();
}

void TerminalRun::hangUp()
{
    for (int *end : {&m_terminal, &m_keptOpen}) {
        close(std::exchange(*end, -1));
    }
}

void TerminalRun::readMore()
{
    std::array<char, 4096> buffer;
    for (ssize_t size = 0; (size = read(m_terminal, buffer.data(), buffer.size())) > 0;) {
        m_screen.append(buffer.data(), qsizetype(size));
    }
}

bool TerminalRun::waitFor(const QByteArray &text)
{
    return QTest::qWaitFor(
        [this, &text] {
            readMore();
            const qsizetype at = m_screen.indexOf(text, m_found);
            m_found = at < 0 ? m_found : at + text.size();
            return at >= 0;
        },
        patienceMs);
}

void TerminalRun::type(const QByteArray &line)
{
    const QByteArray bytes = line + '\n';
    QCOMPARE(write(m_terminal, bytes.constData(), std::size_t(bytes.size())), bytes.size());
}

void TerminalRun::sendKey(char key)
{
    QCOMPARE(write(m_terminal, &key, 1), 1);
}

bool TerminalRun::showsTyping() const
{
    termios settings{};
    tcgetattr(m_keptOpen, &settings);
    return settings.c_lflag & ECHO;
}

int TerminalRun::finish()
{
    int status = 0;
    const bool ended = QTest::qWaitFor(
        [this, &status] {
            readMore();
            return waitpid(m_pid, &status, WNOHANG) == m_pid;
        },
        patienceMs);
    if (!ended) {
        return -1;
    }
    readMore();
    m_pid = -1;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

} // namespace tokenrack
