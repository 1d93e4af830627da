// SPDX-License-Identifier: MIT
#include "tests/integration/filekeychain.h"

#include <QFile>
#include <QSaveFile>
#include <QTimer>

namespace tokenrack {

FileKeychain::FileKeychain(const QString &folder)
    : m_folder(folder)
{ }

void FileKeychain::read(const QString &key, ReadCallback callback)
{
    QTimer::singleShot(0, this, [path = fileOf(key), callback = std::move(callback)] {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly)) {
            callback(Secret(file.readAll()));
        } else {
            callback(SecretError{.kind = SecretErrorKind::NotFound, .detail = {}});
        }
    });
}

void FileKeychain::write(const QString &key, const Secret &value, WriteCallback callback)
{
    QTimer::singleShot(0, this, [path = fileOf(key), value, callback = std::move(callback)] {
        QSaveFile file(path);
        const bool written = file.open(QIODevice::WriteOnly) && file.write(value.reveal().toByteArray()) == value.size()
            && file.commit();
        if (written) {
            callback(Done());
        } else {
            callback(SecretError{.kind = SecretErrorKind::Other, .detail = file.errorString()});
        }
    });
}

void FileKeychain::remove(const QString &key, WriteCallback callback)
{
    QTimer::singleShot(0, this, [path = fileOf(key), callback = std::move(callback)] {
        QFile::remove(path);
        callback(Done());
    });
}

QString FileKeychain::fileOf(const QString &key) const
{
    return m_folder + QLatin1Char('/') + QString::fromLatin1(key.toUtf8().toHex());
}

} // namespace tokenrack
