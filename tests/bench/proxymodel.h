// SPDX-License-Identifier: MIT
#pragma once

#include <QSortFilterProxyModel>
#include <QSqlQueryModel>

namespace tokenrack::bench {

//! The list as one builds it from the toolkit's parts: what a query gives, behind a proxy that sorts by locale and
//! filters all columns.
class ProxyModel : public QSortFilterProxyModel
{
public:
    enum Column { Name, System };

    ProxyModel() = default;
    ~ProxyModel() override;

    //! Reads the profile's \a database whole. False when it cannot be read.
    bool load(const QString &database);
    void setText(const QString &text);

private:
    QSqlQueryModel m_rows;
};

} // namespace tokenrack::bench
