// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace tokenrack {

//! What stands in the place of the table when it has no rows: how to begin, or that nothing matches the filter.
class EmptyPage : public QWidget
{
    Q_OBJECT

public:
    enum class Reason { NoServers, NothingMatches };

    explicit EmptyPage(QWidget *parent = nullptr);

    void setReason(Reason reason);

Q_SIGNALS:
    void addRequested();
    void importRequested();
    void clearFilterRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Reason m_reason = Reason::NoServers;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_add;
    QPushButton *m_import;
    QPushButton *m_clear;
};

} // namespace tokenrack
