// SPDX-License-Identifier: MIT
#include "app/ctl/temporarypicture.h"

#include <QDir>

#include <unistd.h>

namespace tokenrack::ctl {

namespace {

// A signal handler has nothing but globals.
QByteArray pathNow;

void removePicture()
{
    unlink(pathNow.constData());
}

} // namespace

TemporaryPicture::TemporaryPicture(const QByteArray &image)
    : m_file(QDir::tempPath() + QStringLiteral("/tokenrack-captcha-XXXXXX.png"))
{
    if (!m_file.open()) {
        return;
    }
    pathNow = QFile::encodeName(m_file.fileName());
    m_beforeEnd.emplace(removePicture);
    m_isWritten = m_file.write(image) == image.size() && m_file.flush();
}

std::optional<QString> TemporaryPicture::path() const
{
    return m_isWritten ? std::optional(m_file.fileName()) : std::nullopt;
}

} // namespace tokenrack::ctl
