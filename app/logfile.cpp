// SPDX-License-Identifier: MIT
#include "app/logfile.h"

#include "core/base/privatefiles.h"
#include "core/base/redaction.h"
#include "core/catalog/databasefiles.h"

#include <QDateTime>
#include <QFileInfo>

#include <cstdio>

namespace tokenrack {

namespace {

//! Qt's message handler is a plain function, so it has to find its file here.
LogFile *activeLog = nullptr;

const char *nameOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "critical";
    case QtFatalMsg:
        break;
    }
    return "fatal";
}

} // namespace

LogFile::LogFile(const QString &path)
    : m_file(path)
{
    const bool hasFolder = makePrivateFolder(QFileInfo(path).absolutePath()).hasValue();
    if (m_file.size() > maxSize) {
        const QString older = path + QStringLiteral(".1");
        QFile::remove(older);
        QFile::rename(path, older);
    }
    const auto mode = QIODevice::WriteOnly | QIODevice::Append;
    if (!hasFolder || !m_file.open(mode, ownerOnlyFile)) {
        std::fprintf(stderr, "tokenrack: there is no log file: %s\n", qUtf8Printable(path));
    }
    activeLog = this;
    m_previous = qInstallMessageHandler(&LogFile::handle);
}

LogFile::~LogFile()
{
    qInstallMessageHandler(m_previous);
    activeLog = nullptr;
}

void LogFile::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (activeLog) {
        activeLog->write(type, context, message);
    }
}

void LogFile::write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QMutexLocker locker(&m_mutex);
    const QString category = QString::fromLatin1(context.category ? context.category : "default");
    const QByteArray line = QStringLiteral("%1 %2 %3: %4\n")
                                .arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs),
                                     QLatin1String(nameOf(type)), category, redacted(message))
                                .toUtf8();
    if (m_file.isOpen()) {
        m_file.write(line);
        m_file.flush();
    }
    if (type != QtDebugMsg && type != QtInfoMsg) {
        std::fputs(line.constData(), stderr);
    }
}

} // namespace tokenrack
