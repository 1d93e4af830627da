// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/server.h"

#include <QBuffer>
#include <QColor>
#include <QImage>
#include <QTest>
#include <QWidget>

namespace tokenrack {

//! A part of a dialog by its object name. A missing one fails the test.
template <class Widget>
Widget *part(const QWidget *dialog, const char *name)
{
    Widget *found = dialog->findChild<Widget *>(QLatin1String(name));
    if (!found) {
        qFatal("the dialog has no %s", name);
    }
    return found;
}

//! A picture file as a server might send it.
inline QByteArray pictureFile(const QSize &size = QSize(120, 40), const char *format = "PNG",
                              const QColor &color = Qt::white)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    QByteArray file;
    QBuffer buffer(&file);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return file;
}

inline Server xswitchServer(const QString &name = QStringLiteral("Call centre PBX"))
{
    return {.id = QUuid::createUuid(),
            .name = name,
            .provider = QStringLiteral("xswitch"),
            .url = QUrl(QStringLiteral("http://192.168.1.100:8081")),
            .account = QStringLiteral("1007")};
}

} // namespace tokenrack
