// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

class QTextLayout;

namespace tokenrack {

//! Plain text in as many lines as it takes. Where a QLabel would cut a word that is longer than a line, such as an
//! address, this one breaks it.
class WrapLabel : public QLabel
{
    Q_OBJECT

public:
    explicit WrapLabel(QWidget *parent = nullptr);

    int heightForWidth(int width) const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool hasRoomForWords(int width) const;
    double arrange(QTextLayout &layout, double width) const;
};

} // namespace tokenrack
