// SPDX-License-Identifier: MIT
#pragma once

#include "ui/serverfilter.h"

#include <QListView>

namespace tokenrack {

class SidebarModel;

//! The list at the left that picks which servers are shown.
class Sidebar : public QListView
{
    Q_OBJECT

public:
    //! \a model must outlive the view.
    explicit Sidebar(SidebarModel &model, QWidget *parent = nullptr);

    Scope scope() const { return m_scope; }
    void setScope(const Scope &scope);

    QSize sizeHint() const override;
    //! With room for every state and system; tags may be cut.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void scopeChanged(const tokenrack::Scope &scope);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;

private:
    void selectScope();

    SidebarModel &m_model;
    Scope m_scope;
    bool m_isSelecting = false;
};

} // namespace tokenrack
