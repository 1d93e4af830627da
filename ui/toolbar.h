// SPDX-License-Identifier: MIT
#pragma once

#include <QToolBar>

class QLineEdit;

namespace tokenrack {

class Actions;

//! The buttons for what is done most, and the filter. Where there is too little room for their words the buttons show
//! their icons only, so that the filter is always there.
class ToolBar : public QToolBar
{
    Q_OBJECT

public:
    //! \a actions must outlive the bar.
    explicit ToolBar(const Actions &actions, QWidget *parent = nullptr);

    QLineEdit *filter() const { return m_filter; }
    void retranslate();

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    //! Escape was pressed in a filter that is empty already.
    void filterLeft();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addButtons(const Actions &actions);
    void addFilter();
    void measure();
    int widthAs(Qt::ToolButtonStyle style);
    void chooseStyle();

    QLineEdit *m_filter;
    int m_widthWithWords = 0;
    int m_widthOfIcons = 0;
};

} // namespace tokenrack
