// SPDX-License-Identifier: MIT
#include "ui/dialogs/fieldrow.h"

#include "core/base/secret.h"
#include "ui/dialogs/note.h"
#include "ui/dialogs/secretedit.h"
#include "ui/showtext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>

namespace tokenrack {

namespace {

constexpr int longestText = 4096;

} // namespace

FieldRow::FieldRow(const QString &key, QWidget *editor, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
    , m_label(new QLabel(this))
    , m_editor(editor)
    , m_hint(new Note(this))
    , m_warning(new Note(this))
    , m_problem(new Note(this))
{
    setObjectName(key + QStringLiteral("Row"));
    m_editor->setObjectName(key);
    m_hint->setObjectName(key + QStringLiteral("Hint"));
    m_warning->setObjectName(key + QStringLiteral("Warning"));
    m_problem->setObjectName(key + QStringLiteral("Problem"));
    m_label->setBuddy(m_editor);
    m_label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_label->setForegroundRole(QPalette::PlaceholderText);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_label, 0, 0);
    grid->addWidget(m_editor, 0, 1);
    grid->addWidget(m_hint, 1, 1);
    grid->addWidget(m_warning, 2, 1);
    grid->addWidget(m_problem, 3, 1);
}

void FieldRow::addBelow(QWidget *widget)
{
    qobject_cast<QGridLayout *>(layout())->addWidget(widget, 4, 1);
}

void FieldRow::setLabel(const QString &label)
{
    m_label->setText(label);
    m_editor->setAccessibleName(withoutMnemonic(label));
}

void FieldRow::setHint(const QString &hint)
{
    m_hint->say(Tone::Neutral, hint);
}

void FieldRow::setWarning(const QString &sentence)
{
    m_warning->say(Tone::Warning, sentence);
}

void FieldRow::setProblem(const QString &sentence)
{
    m_problem->say(Tone::Bad, sentence);
    m_editor->setAccessibleDescription(sentence);
}

bool FieldRow::hasProblem() const
{
    return !m_problem->text().isEmpty();
}

int FieldRow::labelWidthHint() const
{
    return m_label->sizeHint().width();
}

void FieldRow::setLabelWidth(int width)
{
    m_label->setFixedWidth(width);
}

ProviderFieldRow::ProviderFieldRow(const Field &field, QWidget *parent)
    : FieldRow(field.key, makeEditor(field), parent)
    , m_field(field)
{
    setLabel(field.label);
    setHint(field.hint);
    setPlaceholder(field.placeholder);
    if (field.kind != FieldKind::Secret) {
        setValue(field.defaultValue);
    }
    connectEditor();
}

QWidget *ProviderFieldRow::makeEditor(const Field &field)
{
    switch (field.kind) {
    case FieldKind::Choice: {
        auto *box = new QComboBox;
        for (const FieldChoice &choice : field.choices) {
            box->addItem(choice.label, choice.value);
        }
        return box;
    }
    case FieldKind::Number: {
        auto *box = new QSpinBox;
        box->setRange(field.minimum, field.maximum);
        return box;
    }
    case FieldKind::Secret:
        return new SecretEdit;
    case FieldKind::Account:
    case FieldKind::Text:
        break;
    }
    auto *edit = new QLineEdit;
    edit->setMaxLength(longestText);
    return edit;
}

void ProviderFieldRow::connectEditor()
{
    if (auto *box = qobject_cast<QComboBox *>(editor())) {
        connect(box, &QComboBox::activated, this, &ProviderFieldRow::edited);
    } else if (auto *number = qobject_cast<QSpinBox *>(editor())) {
        connect(number, &QSpinBox::valueChanged, this, &ProviderFieldRow::edited);
    } else if (auto *line = qobject_cast<QLineEdit *>(editor())) {
        connect(line, &QLineEdit::textEdited, this, &ProviderFieldRow::edited);
        connect(line, &QLineEdit::editingFinished, this, &ProviderFieldRow::left);
    }
}

QString ProviderFieldRow::value() const
{
    if (const auto *box = qobject_cast<const QComboBox *>(editor())) {
        return box->currentData().toString();
    }
    if (const auto *number = qobject_cast<const QSpinBox *>(editor())) {
        return QString::number(number->value());
    }
    const auto *line = qobject_cast<const QLineEdit *>(editor());
    return m_field.kind == FieldKind::Secret || !line ? QString() : line->text();
}

void ProviderFieldRow::setValue(const QString &value)
{
    if (auto *box = qobject_cast<QComboBox *>(editor())) {
        box->setCurrentIndex(qMax(0, box->findData(value)));
    } else if (auto *number = qobject_cast<QSpinBox *>(editor())) {
        const QSignalBlocker blocker(number);
        number->setValue(value.toInt());
    } else if (auto *line = qobject_cast<QLineEdit *>(editor()); line && m_field.kind != FieldKind::Secret) {
        line->setText(value);
    }
}

Secret ProviderFieldRow::secret() const
{
    const auto *edit = qobject_cast<const SecretEdit *>(editor());
    return edit ? edit->secret() : Secret();
}

void ProviderFieldRow::setSecret(const Secret &secret)
{
    if (auto *edit = qobject_cast<SecretEdit *>(editor())) {
        edit->setSecret(secret);
    }
}

void ProviderFieldRow::offerRemoval(bool isWanted)
{
    m_remove = new QCheckBox(tr("Remove what is stored"), this);
    m_remove->setObjectName(key() + QStringLiteral("Remove"));
    m_remove->setChecked(isWanted);
    editor()->setEnabled(!isWanted);
    connect(m_remove, &QCheckBox::clicked, this, [this](bool isChecked) {
        setSecret({});
        editor()->setEnabled(!isChecked);
        Q_EMIT edited();
    });
    addBelow(m_remove);
}

bool ProviderFieldRow::isRemoved() const
{
    return m_remove && m_remove->isChecked();
}

void ProviderFieldRow::setPlaceholder(const QString &text)
{
    if (auto *line = qobject_cast<QLineEdit *>(editor())) {
        line->setPlaceholderText(text);
    }
}

} // namespace tokenrack
