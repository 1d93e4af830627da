// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace tokenrack {

//! Secrets shorter than this are not looked for: they stand in any text by chance.
inline constexpr qsizetype shortestRedacted = 4;

//! \a text with every secret that lives at this moment put out: as it is, as any part of a URL or a form has it, and in
//! Base64, also where something else was encoded together with it. For logs, and for texts of others such as Qt's error
//! strings.
QString redacted(const QString &text);
//! The same of the first \a length characters: a secret that the cut would go through is put out as well.
QString redactedStart(const QString &text, qsizetype length);

//! The bytes of some secrets, as UTF-8.
using SecretValues = std::vector<QByteArrayView>;
//! True when one of \a values stands in \a text in one of the forms that redacted() puts out, and is not too short.
bool holdsAnyForm(const QString &text, const SecretValues &values);

//! \name Only for Secret: the places in memory where secrets stand right now. The values are not copied.
//! @{
void watchSecret(QByteArrayView bytes) noexcept;
void unwatchSecret(QByteArrayView bytes) noexcept;
//! @}

} // namespace tokenrack
