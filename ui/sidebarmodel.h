// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servermodel.h"

#include <QAbstractListModel>

#include <vector>

namespace tokenrack {

//! What the servers can be filtered by, with how many there are of each: all, by status, by system, by tag.
class SidebarModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        CountRole = Qt::UserRole + 1, //!< int; invalid for a heading
        IconRole, //!< name for icons::paint(), or empty
        ToneRole, //!< int of Tone
    };

    //! \a servers must outlive the model.
    explicit SidebarModel(const ServerModel &servers, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    //! Headings can be neither selected nor stepped on.
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    Scope scopeAt(int row) const;
    //! Row 0, All servers, where that scope is not there.
    int rowOf(const Scope &scope) const;

    //! Reads the counts again; resets only when there are other rows now.
    void refresh();

private:
    struct Item
    {
        bool isHeading = false;
        Scope scope;
        QString text;
        int count = 0;
    };

    std::vector<Item> items() const;

    const ServerModel &m_servers;
    std::vector<Item> m_items;
};

} // namespace tokenrack
