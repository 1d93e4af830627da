// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/questiondialog.h"

class QPushButton;

namespace tokenrack {

//! A question that is a few sentences and two answers: go on, or not. "Not" is the default button and the key Esc.
class ConfirmDialog : public QuestionDialog
{
    Q_OBJECT

public:
    explicit ConfirmDialog(QWidget *parent);

protected:
    //! \a headline in bold, then \a explanation, both plain text; \a goOn names what is then done.
    void setTexts(const QString &headline, const QString &explanation, const QString &goOn);
    //! The safe button, in place of "Cancel".
    void setNo(const QString &no);

private:
    QLabel *m_headline;
    QLabel *m_explanation;
    QPushButton *m_goOn;
    QPushButton *m_cancel;
};

//! Before a wrong answer may lock the account. Answers Confirmed or Declined.
class AttemptDialog final : public ConfirmDialog
{
    Q_OBJECT

public:
    AttemptDialog(const AttemptQuestion &question, const QString &systemName, QWidget *parent);

protected:
    void retranslate() override;

private:
    AttemptQuestion m_question;
    QString m_systemName;
};

//! Before a stored secret goes to another address than it was entered for. Answers Confirmed or Declined.
class OriginDialog final : public ConfirmDialog
{
    Q_OBJECT

public:
    //! The names are those of the systems then and now.
    OriginDialog(const OriginQuestion &question, const QString &storedSystem, const QString &system, QWidget *parent);

protected:
    void retranslate() override;

private:
    OriginQuestion m_question;
    QString m_storedSystem;
    QString m_system;
};

} // namespace tokenrack
