// SPDX-License-Identifier: MIT
#pragma once

#include "ui/selection.h"

#include <QObject>

#include <map>

class QAction;
class QMenu;

namespace tokenrack {

//! Everything that can be done from the window.
enum class Act {
    AddServer,
    Import,
    Export,
    Lock,
    Settings,
    Quit,
    Edit,
    Duplicate,
    Delete,
    Undo,
    SelectAll,
    LogInOrRenew,
    LogIn,
    LogInAll,
    Refresh,
    Check,
    LogOut,
    Cancel,
    CopyToken,
    CopyHeader,
    CopyCurl,
    CopyPython,
    CopyPowerShell,
    CopyAs,
    Filter,
    ClearFilter,
    AlwaysDetails,
    Keys,
    About,
};

//! The actions with their texts, keys and icons. Each is disabled when it makes no sense, and its tooltip says why.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QWidget *window);

    QAction *get(Act act) const { return m_actions.at(act); }
    //! The forms in which a token can be copied.
    QMenu *copyMenu() const { return m_copyMenu; }

    void setFacts(const SelectionFacts &facts);
    //! Why it makes no sense now, or empty.
    QString reasonAgainst(Act act) const;
    //! A table of keys for the help, as plain text lines "Ctrl+N\tAdd server".
    QStringList keyLines() const;
    void retranslate();

private:
    void refresh();

    std::map<Act, QAction *> m_actions;
    QMenu *m_copyMenu;
    SelectionFacts m_facts;
};

} // namespace tokenrack
