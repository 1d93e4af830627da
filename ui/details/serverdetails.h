// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessions.h"

#include <QScrollArea>

class QLabel;

namespace tokenrack {

class Actions;
class Note;
class RecordCard;
class SnippetCard;
class StatusCard;
class TokenCard;

//! One server in full. The keychain is asked only when the person wants to see something that is sealed; while the
//! vault is open anyway, a part of the token is shown.
class ServerDetails : public QScrollArea
{
    Q_OBJECT

public:
    //! Each must outlive the details.
    struct Parts
    {
        const Catalog &catalog;
        Sessions &sessions;
        const ProviderRegistry &providers;
        const SecretKeeper &secrets;
        const Clock &clock;
        Actions &actions;
    };

    explicit ServerDetails(const Parts &parts, QWidget *parent = nullptr);

    //! Also when something of that server changed.
    void setServer(QUuid id);
    //! Shows nothing of a server any more.
    void clear();

    //! So wide that no card is cut, with room for the scroll bar.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void fieldCopyRequested(QUuid id, const QString &name);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectCards();
    void followLock();
    void refresh();
    void showHead(const Server &server);
    void showSealed(const Server &server, const SessionTimes &times);
    void showSession(const Session &session);
    //! With \a session's token masked.
    void showUse(const Server &server, Session session, const QString &maskedToken);
    //! Opens the session and shows it, if the selection is still the same then.
    void open(bool reveal);

    Parts m_parts;
    QUuid m_id;
    int m_generation = 0; //!< counts selections and states, so that a late answer is not shown for another
    QLabel *m_name;
    QLabel *m_sub;
    Note *m_exposure;
    QLabel *m_notes;
    StatusCard *m_status;
    TokenCard *m_token;
    SnippetCard *m_snippet;
    RecordCard *m_record;
};

} // namespace tokenrack
