// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/formdialog.h"

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace tokenrack {

class FieldRow;
class Settings;

//! Language, appearance, clipboard, lock and renewal. A change takes effect at once, so there is nothing to confirm.
class SettingsDialog final : public FormDialog
{
    Q_OBJECT

public:
    //! \a settings must outlive the dialog.
    SettingsDialog(Settings &settings, QWidget *parent);

protected:
    void retranslate() override;

private:
    void connectEditors();
    void fillLanguages();
    void fillAppearances();
    void fillLockTimes();

    Settings &m_settings;
    QComboBox *m_language;
    QComboBox *m_appearance;
    QSpinBox *m_clipboard;
    QComboBox *m_lock;
    QCheckBox *m_renewal;
    FieldRow *m_languageRow;
    FieldRow *m_appearanceRow;
    FieldRow *m_clipboardRow;
    FieldRow *m_lockRow;
    FieldRow *m_renewalRow;
};

} // namespace tokenrack
