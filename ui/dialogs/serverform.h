// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/session.h"
#include "core/catalog/inputproblem.h"
#include "core/providers/registry.h"

#include <QSet>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace tokenrack {

class ConnectionRows;
class FieldRow;
class Fold;
class ProviderRows;
struct PastedServer;

//! The form of a server for all systems, built from the provider's field list. What was typed stays when another system
//! or another choice asks for other fields.
class ServerForm : public QWidget
{
    Q_OBJECT

public:
    //! \a providers must outlive the form.
    ServerForm(const ProviderRegistry &providers, QWidget *parent);

    //! Shows \a server. \a mayHaveSecret says that an empty secret field means to keep what is stored.
    void setServer(const Server &server, bool mayHaveSecret);
    //! Where "Keep the password" would keep it; \a canChoose false says that it stays in memory in any case.
    void setSecretPlace(const QString &placeName, bool canChoose);

    //! What the form holds, with the id of what was set.
    Server server() const;
    //! The person trusts this certificate of the draft \a server, decided while the form was open.
    void setTrustedCertificate(const Server &server, const QByteArray &sha256);
    //! The secret fields that something was entered into; an empty one is to be removed.
    Credential credential() const;
    //! Those too that were typed into fields which are not shown at the moment.
    void forgetSecrets();
    bool keepsSecret() const;
    const Provider *provider() const;
    //! True when something else than what was set stands in the form.
    bool isChanged() const;

    //! Everything that is wrong.
    QList<InputProblem> problems() const;
    //! Says everything that is wrong beside its field and goes to the first; true when all is good.
    bool checkAll();

    void retranslate();

Q_SIGNALS:
    //! By the person, in any field.
    void edited();

private:
    void buildRows();
    void connectRows();
    void watchLine(FieldRow *row);
    void fillSystems();
    void showProvider();
    void arrangeRows();
    void alignLabels();
    void orderTabs();
    void onEdited(const QString &key);
    void onLeft(const QString &key);
    void onAddressEdited(const QString &text);
    void takePasted(const PastedServer &pasted);
    void showState();
    bool hasAddress() const;
    void showProblems();
    void setTexts();
    QString keepText() const;

    const ProviderRegistry &m_providers;
    Server m_set;
    Server m_initial; //!< as the form read right after it was set
    QString m_initialAddress;
    QString m_placeName;
    bool m_canChoosePlace = true;
    bool m_isPasted = false; //!< the address field was filled from something pasted
    QSet<QString> m_editedKeys;
    QSet<QString> m_judgedKeys; //!< edited and left once: from here on a problem is said at every key stroke

    QComboBox *m_system;
    QLineEdit *m_name;
    QLineEdit *m_url;
    QLineEdit *m_tags;
    QPlainTextEdit *m_notes;
    QCheckBox *m_keep;
    QCheckBox *m_renew;
    FieldRow *m_systemRow;
    FieldRow *m_nameRow;
    FieldRow *m_urlRow;
    FieldRow *m_keepRow;
    FieldRow *m_renewRow;
    FieldRow *m_tagsRow;
    FieldRow *m_notesRow;
    Fold *m_advanced;
    Fold *m_connection;
    ConnectionRows *m_connectionRows;
    ProviderRows *m_providerRows;
};

} // namespace tokenrack
