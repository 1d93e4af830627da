// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme.h"

#include <QWidget>

namespace tokenrack {

//! The thin bar below a countdown.
class LifeBar : public QWidget
{
    Q_OBJECT

public:
    explicit LifeBar(QWidget *parent = nullptr);

    //! \a fraction 0 to 1.
    void set(double fraction, Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_fraction = 0;
    Tone m_tone = Tone::Good;
};

} // namespace tokenrack
