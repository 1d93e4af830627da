// SPDX-License-Identifier: MIT
#include "core/base/wholefile.h"

#include <QFile>

#include <algorithm>

namespace tokenrack {

namespace {

//! Many times what a pipe holds.
constexpr qsizetype mostAtOnce = 1 << 20;

} // namespace

Result<QByteArray, QString> readWhole(QFile &file, qsizetype limit)
{
    QByteArray content;
    while (content.size() < limit) {
        const QByteArray more = file.read(std::min(mostAtOnce, limit - content.size()));
        if (file.error() != QFileDevice::NoError) {
            return file.errorString();
        }
        if (more.isEmpty()) {
            break;
        }
        content += more;
    }
    return content;
}

} // namespace tokenrack
