// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

class QTextLayout;

namespace tokenrack {

//! Text in a font of fixed width that breaks anywhere, such as a token or a command.
class CodeText : public QLabel
{
    Q_OBJECT

public:
    explicit CodeText(const QString &objectName, QWidget *parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    //! The platform's font of fixed width, as large as \a font.
    static QFont codeFont(const QFont &font);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    double arrange(QTextLayout &layout, double width) const;
};

} // namespace tokenrack
