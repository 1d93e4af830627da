// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <functional>
#include <memory>
#include <optional>

namespace tokenrack::ctl {

class EchoOff;

//! Reads standard input line by line without blocking, and never beyond the line that was asked for: the rest belongs
//! to the command that is started afterwards.
class LineInput : public QObject
{
    Q_OBJECT

public:
    enum class Echo { On, Off };
    //! Nothing at the end of the input.
    using Callback = std::function<void(const std::optional<QByteArray> &line)>;

    explicit LineInput(QObject *parent = nullptr);
    ~LineInput() override;

    //! One line at a time. On a terminal, what is typed is not shown with Echo::Off. The callback comes later.
    void readLine(Echo echo, Callback callback);
    //! Nobody waits for the line any more.
    void abandon();

private:
    void read();
    void end(const std::optional<QByteArray> &line);

    std::unique_ptr<QSocketNotifier> m_notifier;
    std::unique_ptr<EchoOff> m_echoOff;
    QByteArray m_line;
    Callback m_callback;
};

//! The answer to a question with [y/N].
bool isYes(const QString &line);

} // namespace tokenrack::ctl
