// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/session.h"
#include "core/session/activity.h"
#include "ui/details/card.h"

#include <optional>

class QLabel;
class QPushButton;
class QTabBar;
class QTreeWidget;

namespace tokenrack {

//! What the server replied, field by field, and what happened to the server.
class RecordCard : public Card
{
    Q_OBJECT

public:
    //! \a clock must outlive the card.
    explicit RecordCard(const Clock &clock, QWidget *parent = nullptr);

    //! The fields of a session, or nothing while it is sealed.
    void setSession(const Session &session);
    void setSealed();
    void setNoSession();
    void setActivities(const QList<Activity> &activities);
    //! Why nothing sealed can be shown now, or empty.
    void setReasonAgainst(const QString &reason);
    void retranslate();

Q_SIGNALS:
    //! The person wants to see the fields of a session that is sealed.
    void openRequested();
    void fieldCopyRequested(const QString &name);
    //! The keys went to this row, in the card's coordinates: it has to be in sight.
    void rowReached(const QRect &row);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QString name;
        QString value;
        QString toolTip;
        bool code = false;
        QString fieldName = {}; //!< of a reply field that can be copied
    };

    QTreeWidget *makeList(const QString &objectName);
    void fill(QTreeWidget *list, const QList<Row> &rows);
    void showPage();
    void fillMenu(const QPoint &at);
    QList<Row> rowsOf(const Session &session) const;

    enum class Fields { None, Sealed, Open };

    const Clock &m_clock;
    Fields m_fields = Fields::None;
    QList<Row> m_fieldRows;
    QList<Activity> m_activities;
    QTabBar *m_tabs;
    QTreeWidget *m_fieldList;
    QWidget *m_sealedPage;
    QPushButton *m_open;
    QLabel *m_none;
    QTreeWidget *m_activityList;
};

} // namespace tokenrack
