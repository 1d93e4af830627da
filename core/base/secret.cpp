// SPDX-License-Identifier: MIT
#include "core/base/secret.h"

#include "core/base/redaction.h"

#include <sodium.h>

namespace tokenrack {

Secret::Secret(QByteArrayView utf8)
    : m_bytes(utf8.begin(), utf8.end())
{
    watchSecret(reveal());
}

Secret::Secret(const Secret &other)
    : m_bytes(other.m_bytes)
{
    watchSecret(reveal());
}

Secret Secret::fromText(const QString &text)
{
    QByteArray utf8 = text.toUtf8();
    Secret secret(utf8);
    sodium_memzero(utf8.data(), std::size_t(utf8.size()));
    return secret;
}

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other) {
        wipe();
        m_bytes = other.m_bytes;
        watchSecret(reveal());
    }
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

QByteArrayView Secret::reveal() const
{
    return {m_bytes.data(), qsizetype(m_bytes.size())};
}

QString Secret::revealText() const
{
    return QString::fromUtf8(reveal());
}

void Secret::wipe()
{
    unwatchSecret(reveal());
    sodium_memzero(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

bool operator==(const Secret &left, const Secret &right)
{
    return left.m_bytes.size() == right.m_bytes.size()
        && sodium_memcmp(left.m_bytes.data(), right.m_bytes.data(), left.m_bytes.size()) == 0;
}

} // namespace tokenrack
