// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/interchange.h"
#include "core/providers/registry.h"
#include "ui/dialogs/formdialog.h"

class QLabel;
class QTableWidget;

namespace tokenrack {

//! How many servers were imported, and which entries of the file were left out and why.
class ImportReport final : public FormDialog
{
    Q_OBJECT

public:
    //! \a fileName is shown without its folder.
    ImportReport(const QString &fileName, const ImportedServers &result, const ProviderRegistry &providers,
                 QWidget *parent);

protected:
    void retranslate() override;

private:
    void setUpList();
    void fill();
    QString reasonsOf(const RejectedEntry &entry) const;
    QString labelOf(const QString &field, const Server &server) const;

    const ProviderRegistry &m_providers;
    QString m_fileName;
    qsizetype m_imported;
    QList<RejectedEntry> m_rejected;
    QLabel *m_summary;
    QLabel *m_leftOut;
    QTableWidget *m_list;
};

} // namespace tokenrack
