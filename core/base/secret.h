// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QDebug>
#include <QString>

#include <vector>

namespace tokenrack {

//! UTF-8 text that nobody may see by accident: a password, a key, a token.
//! It wipes its memory, cannot be printed, and turns into text only where somebody writes reveal(). As long as it
//! lives, redacted() puts its value out of what is logged.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArrayView utf8);
    static Secret fromText(const QString &text);

    Secret(const Secret &other);
    Secret(Secret &&other) noexcept = default; // what is watched is the memory, which moves along
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    bool isEmpty() const { return m_bytes.empty(); }
    qsizetype size() const { return qsizetype(m_bytes.size()); }

    //! The bytes themselves, valid as long as this object lives unchanged.
    QByteArrayView reveal() const;
    QString revealText() const;

    //! Compares in a time that does not depend on the content.
    friend bool operator==(const Secret &left, const Secret &right);

private:
    void wipe();

    std::vector<char> m_bytes;
};

QDebug operator<<(QDebug, const Secret &) = delete;

} // namespace tokenrack
