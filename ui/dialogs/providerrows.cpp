// SPDX-License-Identifier: MIT
#include "ui/dialogs/providerrows.h"

#include "ui/dialogs/fieldrow.h"
#include "ui/dialogs/fold.h"

#include <QApplication>
#include <QVBoxLayout>

#include <algorithm>

namespace tokenrack {

namespace {

const QLatin1String accountKey("account");

} // namespace

ProviderRows::ProviderRows(QWidget *belowSecret, Fold *advanced, QWidget *parent)
    : QWidget(parent)
    , m_belowSecret(belowSecret)
    , m_advanced(advanced)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(9);
    m_belowSecret->setParent(this);
}

void ProviderRows::setServer(const Server &server, bool mayHaveSecret)
{
    removeRows();
    m_mayHaveSecret = mayHaveSecret;
    m_typed = server.options;
    m_typed.insert(accountKey, server.account);
    m_typedSecrets.clear();
    m_removedSecrets.clear();
}

void ProviderRows::merge(const PastedServer &pasted)
{
    remember();
    removeRows();
    m_typed.insert(pasted.options);
    if (!pasted.account.isEmpty()) {
        m_typed.insert(accountKey, pasted.account);
    }
    m_typedSecrets.insert(pasted.secrets);
}

void ProviderRows::rebuild(const Provider *provider)
{
    const QWidget *focus = QApplication::focusWidget();
    const QString focusedKey = focus ? focus->objectName() : QString();
    remember();
    removeRows();
    m_provider = provider;

    Options options = m_typed;
    options.remove(accountKey);
    const QList<Field> fields = provider ? provider->fields(options) : QList<Field>();
    m_lastSecret.clear();
    for (const Field &field : fields) {
        if (field.kind == FieldKind::Secret && !field.advanced) {
            m_lastSecret = field.key;
        }
    }
    m_belowSecret->setVisible(!m_lastSecret.isEmpty());
    for (const Field &field : fields) {
        addRow(field);
    }
    m_advanced->setVisible(
        std::any_of(fields.begin(), fields.end(), [](const Field &field) { return field.advanced; }));

    for (const ProviderFieldRow *row : m_rows) {
        if (row->key() == focusedKey) {
            row->editor()->setFocus(Qt::OtherFocusReason);
        }
    }
}

void ProviderRows::remember()
{
    for (const ProviderFieldRow *row : m_rows) {
        if (row->field().kind == FieldKind::Secret) {
            m_typedSecrets.insert(row->key(), row->secret());
            m_removedSecrets.remove(row->key());
            if (row->isRemoved()) {
                m_removedSecrets.insert(row->key());
            }
        } else {
            m_typed.insert(row->key(), row->value());
        }
    }
}

void ProviderRows::removeRows()
{
    for (ProviderFieldRow *row : m_rows) {
        row->setParent(nullptr);
        row->deleteLater(); // the row's own signal may be what brought us here
    }
    m_rows.clear();
    m_layout->removeWidget(m_belowSecret);
}

void ProviderRows::addRow(const Field &field)
{
    auto *row = new ProviderFieldRow(field, this);
    m_rows.push_back(row);
    restore(row);
    connect(row, &ProviderFieldRow::edited, this, [this, row] {
        const QString key = row->key();
        if (row->field().kind == FieldKind::Choice) {
            rebuild(m_provider);
        }
        Q_EMIT edited(key);
    });
    connect(row, &ProviderFieldRow::left, this, [this, row] { Q_EMIT left(row->key()); });
    if (field.advanced) {
        m_advanced->add(row);
        row->show();
        return;
    }
    m_layout->addWidget(row);
    row->show(); // now, since the focus may have to go there
    if (field.key == m_lastSecret) {
        m_layout->addWidget(m_belowSecret);
    }
}

void ProviderRows::restore(ProviderFieldRow *row) const
{
    const QString &key = row->key();
    if (row->field().kind != FieldKind::Secret) {
        if (m_typed.contains(key)) {
            row->setValue(m_typed.value(key));
        }
        return;
    }
    row->setSecret(m_typedSecrets.value(key));
    if (m_mayHaveSecret) {
        row->setPlaceholder(tr("Leave empty to keep what is stored"));
        if (!row->field().required) {
            row->offerRemoval(m_removedSecrets.contains(key));
        }
    }
}

void ProviderRows::writeTo(Server *server) const
{
    for (const ProviderFieldRow *row : m_rows) {
        const Field &field = row->field();
        const QString value = row->value();
        if (field.kind == FieldKind::Secret) {
            continue;
        }
        if (field.kind == FieldKind::Account) {
            server->account = value.trimmed(); // a blank at its ends came with the clipboard
        } else if (value.isEmpty() || value == field.defaultValue) {
            server->options.remove(field.key);
        } else {
            server->options.insert(field.key, value);
        }
    }
}

Credential ProviderRows::credential() const
{
    Credential credential;
    for (const ProviderFieldRow *row : m_rows) {
        if (const Secret secret = row->secret(); !secret.isEmpty() || row->isRemoved()) {
            credential.fields.insert(row->key(), secret);
        }
    }
    return credential;
}

std::vector<QWidget *> ProviderRows::editors(bool advanced) const
{
    std::vector<QWidget *> editors;
    for (const ProviderFieldRow *row : m_rows) {
        if (row->field().advanced == advanced) {
            editors.push_back(row->editor());
        }
    }
    return editors;
}

} // namespace tokenrack
