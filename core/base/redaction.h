// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

namespace tokenrack {

//! Secrets shorter than this are not looked for: they stand in any text by chance.
inline constexpr qsizetype shortestRedacted = 4;

//! \a text with every secret that lives at this moment put out: as it is, percent-encoded, and in Base64, also where
//! something else was encoded together with it. For logs, and for texts of others such as Qt's error strings.
QString redacted(const QString &text);

//! \name Only for Secret: the places in memory where secrets stand right now. The values are not copied.
//! @{
void watchSecret(QByteArrayView bytes) noexcept;
void unwatchSecret(QByteArrayView bytes) noexcept;
//! @}

} // namespace tokenrack
