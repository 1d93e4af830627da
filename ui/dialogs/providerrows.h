// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/session.h"
#include "core/providers/pasted.h"
#include "core/providers/provider.h"

#include <QSet>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace tokenrack {

class Fold;
class ProviderFieldRow;

//! The part of the server form that the provider decides: one row for each of its fields. What was typed is remembered
//! by the field's name, also while another system or choice does not show that field.
class ProviderRows : public QWidget
{
    Q_OBJECT

public:
    //! \a belowSecret comes right after the last secret field. Advanced fields go into \a advanced.
    ProviderRows(QWidget *belowSecret, Fold *advanced, QWidget *parent);

    //! Forgets everything that was typed and starts from \a server.
    void setServer(const Server &server, bool mayHaveSecret);
    //! Puts what was pasted over what was typed.
    void merge(const PastedServer &pasted);
    //! Makes the rows anew: for another system, or in another language.
    void rebuild(const Provider *provider);

    //! Writes account and options into \a server; an option with its default value is left out.
    void writeTo(Server *server) const;
    //! The secret fields that something was entered into; an empty one is to be removed.
    Credential credential() const;
    //! What is remembered of fields that are not shown.
    void forgetSecrets() { m_typedSecrets.clear(); }
    //! The name of the secret that stands last, or empty.
    const QString &lastSecret() const { return m_lastSecret; }

    //! In their order, advanced ones or the others.
    std::vector<QWidget *> editors(bool advanced) const;

Q_SIGNALS:
    //! By the person.
    void edited(const QString &key);
    //! The focus left a field of text.
    void left(const QString &key);

private:
    void remember();
    void removeRows();
    void addRow(const Field &field);
    void restore(ProviderFieldRow *row) const;

    QWidget *m_belowSecret;
    Fold *m_advanced;
    QVBoxLayout *m_layout;
    const Provider *m_provider = nullptr;
    bool m_mayHaveSecret = false;
    QString m_lastSecret;
    QMap<QString, QString> m_typed;
    QMap<QString, Secret> m_typedSecrets;
    QSet<QString> m_removedSecrets;
    std::vector<ProviderFieldRow *> m_rows;
};

} // namespace tokenrack
