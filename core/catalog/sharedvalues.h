// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/server.h"

#include <QByteArrayView>
#include <QHash>

namespace tokenrack {

//! Gives equal values one memory, and reads each of them once, since thousands of servers share a few of them.
class SharedValues
{
public:
    QString text(QByteArrayView utf8);
    Options options(QByteArrayView json);
    //! From one in a line.
    QStringList tags(QByteArrayView lines);

private:
    QHash<QByteArray, QString> m_texts;
    QHash<QByteArray, QStringList> m_tags;
    QHash<QByteArray, Options> m_options;
};

} // namespace tokenrack
