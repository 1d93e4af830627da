// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace tokenrack::ctl {

class EchoOff;

//! Reads standard input line by line without blocking, and never beyond the line that was asked for: the rest belongs
//! to the command that is started afterwards.
class LineInput : public QObject
{
    Q_OBJECT

public:
    enum class Echo { On, Off };
    //! Why there is no line: the input has come to its end, or the line is longer than the longest one. What comes
    //! behind such a line belongs to it, and is not read as another one.
    enum class NoLine { AtEnd, TooLong };
    using Callback = std::function<void(const Result<QByteArray, NoLine> &line)>;

    //! No password is longer, in bytes; what goes on beyond is no line of text.
    static constexpr qsizetype longestLine = 64 * 1024;

    explicit LineInput(QObject *parent = nullptr);
    ~LineInput() override;

    //! One line at a time. On a terminal, what is typed is not shown with Echo::Off. The callback comes later.
    void readLine(Echo echo, Callback callback);
    //! Nobody waits for the line any more.
    void abandon();

private:
    void read();
    void end(Result<QByteArray, NoLine> line);

    std::unique_ptr<QSocketNotifier> m_notifier;
    std::unique_ptr<EchoOff> m_echoOff;
    QByteArray m_line;
    bool m_isTooLong = false;
    Callback m_callback;
};

//! The answer to a question with [y/N].
bool isYes(const QString &line);

} // namespace tokenrack::ctl
