// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace tokenrack {

//! Paints the rows of ServerModel: name over account, an open lock beside the address where a log-in is not encrypted,
//! status as shape and word, time left over a thin bar. The current row has a frame while its view has the focus. All
//! text is painted as plain text.
class ServerDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    //! Two lines and air, in pixels.
    static int rowHeight(const QFont &font);
    //! Of a cell that shows all of \a text, in pixels.
    static int cellWidth(const QFont &font, int column, const QString &text);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace tokenrack
