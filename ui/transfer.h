// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/importer.h"
#include "core/providers/registry.h"

#include <QObject>

#include <functional>

class QWidget;

namespace tokenrack {

class MessageStrip;

//! Brings servers in from a file and writes them to one.
class Transfer : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Catalog &catalog;
        Importer &importer;
        const ProviderRegistry &providers;
        MessageStrip &strip;
    };

    //! Dialogs open above \a window.
    Transfer(const Parts &parts, QWidget *window);

    void askForImport();
    //! Later, in the strip or in a dialog, it says what became of it.
    void importFile(const QString &path);
    //! \a ids, or all when there are none.
    void askForExport(const QList<QUuid> &ids);
    void exportFile(const QString &path, const QList<QUuid> &ids);

private:
    void report(const QString &name, const ImportOutcome &outcome);
    void say(bool good, const std::function<QString()> &text);

    Parts m_parts;
    QWidget *m_window;
};

} // namespace tokenrack
