// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/field.h"

#include <QString>
#include <QWidget>

class QCheckBox;
class QLabel;

namespace tokenrack {

class Note;
class Secret;

//! One line of a form: the label, the editor, and below it a hint and what is wrong with the value.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    //! \a key names the field in InputProblem and makes the editor's object name. Takes \a editor over.
    FieldRow(const QString &key, QWidget *editor, QWidget *parent);

    const QString &key() const { return m_key; }
    QWidget *editor() const { return m_editor; }

    //! With a mnemonic; the editor's accessible name is the same without it.
    void setLabel(const QString &label);
    void setHint(const QString &hint);
    //! What is good to know about a value that can be used all the same.
    void setWarning(const QString &sentence);
    //! Empty: nothing is wrong.
    void setProblem(const QString &sentence);
    bool hasProblem() const;

    //! So that all rows of a form stand in line.
    int labelWidthHint() const;
    void setLabelWidth(int width);

protected:
    //! Below everything else that the row says.
    void addBelow(QWidget *widget);

private:
    QString m_key;
    QLabel *m_label;
    QWidget *m_editor;
    Note *m_hint;
    Note *m_warning;
    Note *m_problem;
};

//! A row for a field of a provider, with the editor that its kind asks for.
class ProviderFieldRow : public FieldRow
{
    Q_OBJECT

public:
    ProviderFieldRow(const Field &field, QWidget *parent);

    const Field &field() const { return m_field; }
    //! As it stands in files; not of a Secret.
    QString value() const;
    void setValue(const QString &value);
    //! Only of a Secret.
    Secret secret() const;
    void setSecret(const Secret &secret);
    void setPlaceholder(const QString &text);
    //! Offers to take away what is stored for an optional secret; \a isWanted where the person said so before.
    void offerRemoval(bool isWanted);
    //! The person wants what is stored taken away.
    bool isRemoved() const;

Q_SIGNALS:
    //! By the person.
    void edited();
    //! By the person, for good or for the moment: the focus moved on.
    void left();

private:
    static QWidget *makeEditor(const Field &field);
    void connectEditor();

    Field m_field;
    QCheckBox *m_remove = nullptr;
};

} // namespace tokenrack
