// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace tokenrack {

//! The body of a POST that can be read once and refuses to be rewound.
//!
//! QNetworkAccessManager sends a request up to three times more when the connection closes before the reply starts,
//! a POST as well (QHttpNetworkConnectionChannel::_q_error). It rewinds the body first and gives up where that fails,
//! and this is the only switch that there is. A log-in that was sent twice would cost two attempts.
class UnrepeatableBody final : public QIODevice
{
public:
    explicit UnrepeatableBody(QByteArray content, QObject *parent = nullptr);

    bool isSequential() const override
    {
        return false;
    } // a sequential device would be copied into a buffer that rewinds
    qint64 size() const override { return m_content.size(); }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 maxSize) override;

private:
    const QByteArray m_content;
};

} // namespace tokenrack
