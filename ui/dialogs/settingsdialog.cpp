// SPDX-License-Identifier: MIT
#include "ui/dialogs/settingsdialog.h"

#include "core/base/languages.h"
#include "ui/dialogs/fieldrow.h"
#include "ui/settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace tokenrack {

SettingsDialog::SettingsDialog(Settings &settings, QWidget *parent)
    : FormDialog(72, parent)
    , m_settings(settings)
    , m_language(new QComboBox)
    , m_appearance(new QComboBox)
    , m_clipboard(new QSpinBox)
    , m_lock(new QComboBox)
    , m_renewal(new QCheckBox)
    , m_languageRow(new FieldRow(QStringLiteral("language"), m_language, this))
    , m_appearanceRow(new FieldRow(QStringLiteral("appearance"), m_appearance, this))
    , m_clipboardRow(new FieldRow(QStringLiteral("clipboard"), m_clipboard, this))
    , m_lockRow(new FieldRow(QStringLiteral("lock"), m_lock, this))
    , m_renewalRow(new FieldRow(QStringLiteral("renewal"), m_renewal, this))
{
    setObjectName(QStringLiteral("settingsDialog"));
    m_clipboard->setRange(Settings::shortestClipboardSeconds, Settings::longestClipboardSeconds);
    m_clipboard->setValue(int(settings.clipboardTime().count()));
    m_renewal->setChecked(settings.isRenewalEnabled());
    for (FieldRow *row : {m_languageRow, m_appearanceRow, m_clipboardRow, m_lockRow, m_renewalRow}) {
        body()->addWidget(row);
    }
    buttons()->addButton(QDialogButtonBox::Close)->setDefault(true);
    retranslate();
    connectEditors();
}

void SettingsDialog::connectEditors()
{
    connect(m_language, &QComboBox::activated, this,
            [this] { m_settings.setLanguage(m_language->currentData().toString()); });
    connect(m_appearance, &QComboBox::activated, this,
            [this] { m_settings.setAppearance(m_appearance->currentData().value<Appearance>()); });
    connect(m_clipboard, &QSpinBox::valueChanged, this,
            [this](int seconds) { m_settings.setClipboardTime(std::chrono::seconds(seconds)); });
    connect(m_lock, &QComboBox::activated, this, [this] { m_settings.setLockMinutes(m_lock->currentData().toInt()); });
    connect(m_renewal, &QCheckBox::toggled, &m_settings, &Settings::setRenewalEnabled);
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_languageRow->setLabel(tr("&Language"));
    m_appearanceRow->setLabel(tr("&Appearance"));
    m_clipboardRow->setLabel(tr("Clear the cli&pboard after"));
    m_clipboardRow->setHint(tr("A copied token is taken out of the clipboard after this time, and when you quit."));
    m_clipboard->setSuffix(tr(" s", "seconds"));
    m_lockRow->setLabel(tr("L&ock when idle"));
    m_lockRow->setHint(tr("Locked, tokens and passwords leave memory. The desktop's own lock does the same."));
    m_renewal->setText(tr("&Refresh tokens before they expire"));
    m_renewalRow->setHint(tr("Where the system can. Each server has a switch of its own as well."));
    fillLanguages();
    fillAppearances();
    fillLockTimes();
    int width = 0;
    for (const FieldRow *row : {m_languageRow, m_appearanceRow, m_clipboardRow, m_lockRow, m_renewalRow}) {
        width = std::max(width, row->labelWidthHint());
    }
    for (FieldRow *row : {m_languageRow, m_appearanceRow, m_clipboardRow, m_lockRow, m_renewalRow}) {
        row->setLabelWidth(width);
    }
}

void SettingsDialog::fillLanguages()
{
    m_language->clear();
    m_language->addItem(tr("As the desktop"), QString());
    const QList<Languages::Language> all = Languages::available();
    for (const Languages::Language &each : all) {
        m_language->addItem(each.name, each.code);
    }
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_settings.language())));
}

void SettingsDialog::fillLockTimes()
{
    m_lock->clear();
    for (const int minutes : Settings::lockChoices) {
        m_lock->addItem(minutes == 0 ? tr("Never") : tr("After %n minute(s)", nullptr, minutes), minutes);
    }
    m_lock->setCurrentIndex(std::max(0, m_lock->findData(m_settings.lockMinutes())));
}

void SettingsDialog::fillAppearances()
{
    m_appearance->clear();
    m_appearance->addItem(tr("As the desktop"), QVariant::fromValue(Appearance::System));
    m_appearance->addItem(tr("Light"), QVariant::fromValue(Appearance::Light));
    m_appearance->addItem(tr("Dark"), QVariant::fromValue(Appearance::Dark));
    m_appearance->setCurrentIndex(std::max(0, m_appearance->findData(QVariant::fromValue(m_settings.appearance()))));
}

} // namespace tokenrack
