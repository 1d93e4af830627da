// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/interchange.h"

#include <QDialog>

namespace tokenrack {

//! How many servers were imported, and which entries of the file were left out and why.
class ImportReport : public QDialog
{
    Q_OBJECT

public:
    //! \a fileName is shown without its folder.
    ImportReport(const QString &fileName, qsizetype imported, const QList<RejectedEntry> &rejected, QWidget *parent);
};

} // namespace tokenrack
