// SPDX-License-Identifier: MIT
#include "app/ctl/lineinput.h"

#include "app/ctl/echooff.h"
#include "app/ctl/terminal.h"

#include <cerrno>
#include <utility>

#include <unistd.h>

namespace tokenrack::ctl {

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
    if (m_isTooLong) {
        end(NoLine::TooLong);
        return;
    }
    char byte = 0;
    const ssize_t size = ::read(STDIN_FILENO, &byte, 1);
    if (size < 0 && (errno == EINTR || errno == EAGAIN)) {
        return;
    }
    if (size <= 0 && m_line.isEmpty()) {
        end(NoLine::AtEnd);
    } else if (size <= 0 || byte == '\n') {
        end(std::move(m_line));
    } else if (m_line.size() == longestLine) {
        m_isTooLong = true;
        end(NoLine::TooLong);
    } else {
        m_line.append(byte);
    }
}

void LineInput::end(Result<QByteArray, NoLine> line)
{
    if (line && line->endsWith('\r')) {
        line->chop(1);
    }
    const Callback callback = std::exchange(m_callback, {});
    m_echoOff.reset();
    m_notifier.release()->deleteLater(); // its own signal is being handled
    callback(line);
    if (line) {
        line->fill('\0'); // it may be a secret, which whoever wants it has taken over
    }
}

bool isYes(const QString &line)
{
    const QString word = line.trimmed().toLower();
    return word == QLatin1String("y") || word == QLatin1String("yes") || word == QStringLiteral("是");
}

} // namespace tokenrack::ctl
