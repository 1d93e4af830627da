// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QDialogButtonBox;
class QVBoxLayout;

namespace tokenrack {

class DialogFooter;

//! What all dialogs have in common: a body above a footer with the buttons, a width that follows the font, a height
//! that follows the content, and texts that change with the language while the dialog is open. Opened with open();
//! deletes itself when closed.
class FormDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a columns is the width in average characters.
    FormDialog(int columns, QWidget *parent);

    //! Takes passwords and keys out of memory that were typed and are not yet used.
    virtual void forgetSecrets();

    void setVisible(bool visible) override;

protected:
    //! Sets every text. The constructor of the class that overrides it calls it once.
    virtual void retranslate() = 0;

    QVBoxLayout *body() const { return m_body; }
    QDialogButtonBox *buttons() const;
    //! In the footer, at the left.
    void addLeft(QWidget *widget);

    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitContent();
    void stayOnScreen();

    QVBoxLayout *m_body;
    DialogFooter *m_footer;
};

} // namespace tokenrack
