// SPDX-License-Identifier: MIT
#include "ui/clipboardguard.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QMimeData>
#include <QRandomGenerator>
#include <QScopedValueRollback>

#include <array>
#include <memory>

namespace tokenrack {

namespace {

//! Marks the content for history tools: KDE's Klipper and those that follow it, and the Windows clipboard history.
void markAsSecret(QMimeData *data)
{
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
#ifdef Q_OS_WIN
    const QByteArray zero(sizeof(quint32), '\0');
    for (const char *format : {"ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory",
                               "CanUploadToCloudClipboard"}) {
        data->setData(QStringLiteral("application/x-qt-windows-mime;value=\"%1\"").arg(QLatin1String(format)), zero);
    }
#endif
}

QByteArray newSalt()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), qsizetype(sizeof(words)));
}

} // namespace

ClipboardGuard::ClipboardGuard(QClipboard &clipboard, QObject *parent)
    : QObject(parent)
    , m_clipboard(clipboard)
    , m_salt(newSalt())
{
    m_end.setSingleShot(true);
    m_end.setTimerType(Qt::PreciseTimer); // coarse ones are off by up to 5 %
    connect(&m_end, &QTimer::timeout, this, &ClipboardGuard::clearNow);
    connect(&m_clipboard, &QClipboard::dataChanged, this, &ClipboardGuard::onClipboardChanged);
    connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, this, &ClipboardGuard::clearNow);
}

void ClipboardGuard::copySecret(const Secret &secret)
{
    copySecretText(secret.revealText());
}

void ClipboardGuard::copySecretText(const QString &text)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(text);
    markAsSecret(data.get());
    m_fingerprint = fingerprintOf(text);
    {
        const QScopedValueRollback<bool> setting(m_isSetting, true);
        m_clipboard.setMimeData(data.release(), QClipboard::Clipboard);
    }
    m_end.start(m_clearAfter);
    Q_EMIT holdingChanged();
}

int ClipboardGuard::secondsLeft() const
{
    if (!isHolding() || !m_end.isActive()) {
        return 0;
    }
    return int(std::chrono::ceil<std::chrono::seconds>(m_end.remainingTimeAsDuration()).count());
}

void ClipboardGuard::clearNow()
{
    if (!isHolding()) {
        return;
    }
    if (!stillHasOurs()) {
        letGo();
        return;
    }
    {
        const QScopedValueRollback<bool> setting(m_isSetting, true);
        m_clipboard.clear(QClipboard::Clipboard);
    }
    const bool isGone = !stillHasOurs();
    letGo();
    if (isGone) {
        Q_EMIT cleared();
    } else {
        Q_EMIT clearingFailed();
    }
}

bool ClipboardGuard::stillHasOurs() const
{
    const QMimeData *data = m_clipboard.mimeData(QClipboard::Clipboard);
    return data && data->hasText() && fingerprintOf(data->text()) == m_fingerprint;
}

QByteArray ClipboardGuard::fingerprintOf(const QString &text) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(m_salt);
    hash.addData(text.toUtf8());
    return hash.result();
}

void ClipboardGuard::onClipboardChanged()
{
    if (m_isSetting || !isHolding() || stillHasOurs()) {
        return;
    }
    letGo();
}

void ClipboardGuard::letGo()
{
    m_end.stop();
    m_fingerprint.clear();
    Q_EMIT holdingChanged();
}

} // namespace tokenrack
