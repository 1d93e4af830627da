// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"

#include <QObject>

namespace tokenrack {

class MessageStrip;
class Sessions;

//! Deletes servers so that the last deletion can be undone. Until it is settled their secrets stay where they are.
class Deletions : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Catalog &catalog;
        Sessions &sessions;
        MessageStrip &strip;
    };

    explicit Deletions(const Parts &parts, QObject *parent = nullptr);

    void remove(const QList<QUuid> &ids);
    bool canUndo() const { return !m_last.isEmpty(); }
    void undo();
    //! Gives up the undo and forgets secrets and sessions.
    void settle();

Q_SIGNALS:
    void changed();
    void failed(const tokenrack::StoreError &error);
    void undone(const QList<QUuid> &ids);

private:
    Parts m_parts;
    QList<Server> m_last;
};

} // namespace tokenrack
