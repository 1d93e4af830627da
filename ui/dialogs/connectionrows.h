// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/catalog/connectionoptions.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace tokenrack {

class FieldRow;
class SecretEdit;

//! The part of the server form that says how to get to a server and whom to trust there: time-out, certificate, CA file
//! and proxy.
class ConnectionRows : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionRows(QWidget *parent);

    //! Forgets everything that was entered and starts from \a server.
    void setServer(const Server &server);
    //! The person trusts this one, decided while the form was open. Kept only for \a server's origin.
    void setTrustedCertificate(const Server &server, const QByteArray &sha256);
    //! Writes its options into \a server.
    void writeTo(Server *server) const;
    //! Empty unless one was entered.
    Secret proxyPassword() const;
    //! True when something else than the usual is set, so that it should be seen.
    bool isUnusual() const;

    //! Shows what fits the address as it is now.
    void showFor(const Address &address);
    void retranslate(Milliseconds usualTimeout);
    std::vector<QWidget *> editors() const;

Q_SIGNALS:
    //! By the person.
    void edited(const QString &key);
    //! The focus left a field of text.
    void left(const QString &key);

private:
    void connectRows();
    void watchLine(FieldRow *row);
    void chooseCaFile();
    void fillKinds();
    void showProxy();
    Proxy::Kind kind() const;

    Server m_trust; //!< holds nothing but an address and the trusted certificate
    QSpinBox *m_timeout;
    QWidget *m_certificate;
    QLabel *m_fingerprint;
    QPushButton *m_forget;
    QLineEdit *m_caFile;
    QComboBox *m_kind;
    QLineEdit *m_address;
    QLineEdit *m_user;
    SecretEdit *m_password;
    FieldRow *m_timeoutRow;
    FieldRow *m_certificateRow;
    FieldRow *m_caFileRow;
    FieldRow *m_kindRow;
    FieldRow *m_addressRow;
    FieldRow *m_userRow;
    FieldRow *m_passwordRow;
    QPushButton *m_choose;
};

} // namespace tokenrack
