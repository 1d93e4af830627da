// SPDX-License-Identifier: MIT
#pragma once

#include "ui/statuslook.h"

#include <QWidget>

class QAction;
class QGridLayout;
class QLabel;

namespace tokenrack {

class Card;

//! What several selected servers have in common to say, and the same buttons for all of them.
class SummaryPage : public QWidget
{
    Q_OBJECT

public:
    using Counts = std::array<int, statusGroups.size()>;

    explicit SummaryPage(const QList<QAction *> &actions, QWidget *parent = nullptr);

    //! How many of the selected there are in each group.
    void setCounts(const Counts &counts);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Counts m_counts{};
    QLabel *m_title;
    Card *m_card;
    QGridLayout *m_grid;
};

} // namespace tokenrack
