// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
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
        const ProviderRegistry &providers;
        MessageStrip &strip;
    };

    //! Dialogs open above \a window.
    Transfer(const Parts &parts, QWidget *window);

    void askForImport();
    void importFile(const QString &path);
    //! \a ids, or all when there are none.
    void askForExport(const QList<QUuid> &ids);
    void exportFile(const QString &path, const QList<QUuid> &ids);

private:
    void say(bool good, const std::function<QString()> &text);

    Parts m_parts;
    QWidget *m_window;
};

} // namespace tokenrack
