// SPDX-License-Identifier: MIT
#include "app/ctl/lineinput.h"

#include "app/ctl/echooff.h"
#include "app/ctl/terminal.h"

#include <cerrno>
#include <utility>

#include <unistd.h>

namespace tokenrack::ctl {

namespace {

//! No password is longer; what goes on beyond is no line of text.
constexpr qsizetype longestLine = 64 * 1024;

} // namespace

LineInput::LineInput(QObject *parent)
    : QObject(parent)
{ }

LineInput::~LineInput() = default;

void LineInput::readLine(Echo echo, Callback callback)
{
    m_callback = std::move(callback);
    m_line.clear();
    m_line.reserve(1024); // so that a secret is not left behind each time the text outgrows its memory
    if (echo == Echo::Off && Terminal::inputIsTerminal()) {
        m_echoOff = std::make_unique<EchoOff>();
    }
    m_notifier = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &LineInput::read);
}

void LineInput::abandon()
{
    m_notifier.reset();
    m_echoOff.reset();
    m_callback = {};
}

//! Byte by byte: what stands behind the line is not ours.
void LineInput::read()
{
    char byte = 0;
    const ssize_t size = ::read(STDIN_FILENO, &byte, 1);
    if (size < 0 && (errno == EINTR || errno == EAGAIN)) {
        return;
    }
    if (size <= 0) {
        end(m_line.isEmpty() ? std::nullopt : std::optional(m_line));
    } else if (byte == '\n' || m_line.size() >= longestLine) {
        end(m_line);
    } else {
        m_line.append(byte);
    }
}

void LineInput::end(const std::optional<QByteArray> &line)
{
    std::optional<QByteArray> taken = line;
    if (taken && taken->endsWith('\r')) {
        taken->chop(1);
    }
    m_line.fill('\0');
    const Callback callback = std::exchange(m_callback, {});
    m_echoOff.reset();
    m_notifier.release()->deleteLater(); // its own signal is being handled
    callback(taken);
}

bool isYes(const QString &line)
{
    const QString word = line.trimmed().toLower();
    return word == QLatin1String("y") || word == QLatin1String("yes") || word == QStringLiteral("是");
}

} // namespace tokenrack::ctl
