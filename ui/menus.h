// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QMenu;
class QMenuBar;

namespace tokenrack {

class Actions;
class Settings;

//! The window's menus.
class Menus : public QObject
{
    Q_OBJECT

public:
    //! \a columns shows and hides the table's columns. All must outlive the menus, which belong to \a bar.
    Menus(QMenuBar *bar, const Actions &actions, QMenu *columns, Settings &settings);

    void retranslate();

private:
    QMenu *addMenu(QMenuBar *bar, const char *objectName);
    void fillAppearance();
    void fillLanguage();

    Settings &m_settings;
    QMenu *m_file;
    QMenu *m_server;
    QMenu *m_token;
    QMenu *m_view;
    QMenu *m_help;
    QMenu *m_columns;
    QMenu *m_appearance;
    QMenu *m_language;
};

} // namespace tokenrack
