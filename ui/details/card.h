// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace tokenrack {

//! A part of the details, framed by a thin line.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(const QString &objectName, QWidget *parent = nullptr);

    QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_body;
};

} // namespace tokenrack
