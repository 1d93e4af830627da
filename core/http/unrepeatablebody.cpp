// SPDX-License-Identifier: MIT
#include "core/http/unrepeatablebody.h"

#include <algorithm>

namespace tokenrack {

UnrepeatableBody::UnrepeatableBody(QByteArray content, QObject *parent)
    : QIODevice(parent)
    , m_content(std::move(content))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 UnrepeatableBody::readData(char *data, qint64 maxSize)
{
    const qint64 count = std::min(maxSize, m_content.size() - pos());
    std::copy_n(m_content.constData() + pos(), count, data);
    return count;
}

qint64 UnrepeatableBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace tokenrack
