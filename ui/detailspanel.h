// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessions.h"

#include <QStackedWidget>
#include <QTimer>

class QLabel;

namespace tokenrack {

class Actions;
class ServerDetails;
class SummaryPage;

//! What there is to say about the selected servers: about one in full, about several a summary.
class DetailsPanel : public QStackedWidget
{
    Q_OBJECT

public:
    //! Each must outlive the panel.
    struct Parts
    {
        const Catalog &catalog;
        Sessions &sessions;
        const ProviderRegistry &providers;
        const SecretKeeper &secrets;
        const Clock &clock;
        Actions &actions;
    };

    explicit DetailsPanel(const Parts &parts, QWidget *parent = nullptr);

    void setServers(const QList<QUuid> &ids);
    QSize sizeHint() const override;
    //! The same for what is not there yet, so that nothing moves when the first server is selected.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void fieldCopyRequested(QUuid id, const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHint();
    void refreshIfShown(QUuid id);
    void refresh();
    void showSummary();
    void retranslate();

    Parts m_parts;
    QList<QUuid> m_ids;
    QTimer m_refreshTimer; //!< many changes in one turn of the event loop are shown once
    QLabel *m_hint = nullptr;
    ServerDetails *m_details = nullptr; //!< made when first needed, as is the summary
    SummaryPage *m_summary = nullptr;
};

} // namespace tokenrack
