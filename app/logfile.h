// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QMutex>

namespace tokenrack {

//! Writes what the program and Qt log into a file of its own, readable for its owner alone; what is a warning or worse
//! also to stderr. One can be active at a time.
class LogFile
{
public:
    //! Beyond this size a file is put aside as "….1" at the start.
    static constexpr qint64 maxSize = 1024 * 1024;

    //! A file that cannot be written leaves only stderr.
    explicit LogFile(const QString &path);
    ~LogFile();
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message);
    void write(QtMsgType type, const QMessageLogContext &context, const QString &message);

    QFile m_file;
    QtMessageHandler m_previous = nullptr;
    QMutex m_mutex;
};

} // namespace tokenrack
