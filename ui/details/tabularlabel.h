// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace tokenrack {

//! One line of text in which all digits are equally wide; drawn smaller where there is too little room.
class TabularLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TabularLabel(const QString &objectName, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tokenrack
