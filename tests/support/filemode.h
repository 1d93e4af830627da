// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QTest>

#include <sys/stat.h>

namespace tokenrack {

//! The bits of permission of a file or folder; 0 where there is none.
inline mode_t modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

inline void setMode(const QString &path, mode_t mode)
{
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode), 0);
}

//! While it lives, what is made keeps nobody out by itself.
class OpenUmask
{
public:
    OpenUmask() { m_before = ::umask(0); }
    ~OpenUmask() { ::umask(m_before); }
    OpenUmask(const OpenUmask &) = delete;
    OpenUmask &operator=(const OpenUmask &) = delete;

private:
    mode_t m_before = 0;
};

} // namespace tokenrack
