// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <utility>

namespace tokenrack::sandbox {

//! One HTTP reply. The server adds Content-Length and Connection by itself.
struct Reply
{
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    static Reply json(const QJsonObject &object, int status = 200);
    static Reply text(int status, const QString &text);

    //! A page such as a web server in front of the system would send.
    static Reply html(int status, const QString &title);

    static Reply png(const QByteArray &picture);

    //! The same reply with one more header.
    Reply with(const QByteArray &name, const QByteArray &value) const;

    //! The bytes for the wire.
    QByteArray toBytes(bool keepAlive) const;
};

} // namespace tokenrack::sandbox
