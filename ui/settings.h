// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSettings>
#include <QStringList>

#include <array>
#include <chrono>

namespace tokenrack {

//! Dark or light, or as the desktop says.
enum class Appearance { System, Light, Dark };

//! What the person chose for the window, in an INI file of the profile. Holds nothing about servers and no secret.
//! A value in the file that makes no sense reads as its default.
class Settings : public QObject
{
    Q_OBJECT

public:
    static constexpr int shortestClipboardSeconds = 5;
    static constexpr int longestClipboardSeconds = 600;
    static constexpr std::array lockChoices{0, 5, 15, 60};
    static constexpr int firstServersKept = 60; //!< rows of a tall screen

    //! \a path is the INI file; it need not exist.
    explicit Settings(const QString &path, QObject *parent = nullptr);

    //! "en", "zh_CN", or empty: as the desktop.
    QString language() const;
    void setLanguage(const QString &code);

    //! How long a copied secret stays in the clipboard; 30 s unless set.
    std::chrono::seconds clipboardTime() const;
    //! Put within shortestClipboardSeconds and longestClipboardSeconds.
    void setClipboardTime(std::chrono::seconds time);

    //! Whether tokens are refreshed before they end; on unless set.
    bool isRenewalEnabled() const;
    void setRenewalEnabled(bool enabled);

    //! After how many minutes without a key or a click the window locks; 0: never. 15 unless set.
    int lockMinutes() const;
    //! One of lockChoices.
    void setLockMinutes(int minutes);

    Appearance appearance() const;
    void setAppearance(Appearance appearance);

    //! QWidget::saveGeometry() of the main window.
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    //! QHeaderView::saveState() of the table.
    QByteArray headerState() const;
    void setHeaderState(const QByteArray &state);
    //! Names of the table's columns that are not shown.
    QStringList hiddenColumns() const;
    void setHiddenColumns(const QStringList &columns);
    //! Names of the table's columns that have the width that the person gave them.
    QStringList sizedColumns() const;
    void setSizedColumns(const QStringList &columns);
    //! Whether the details stay where the window is too narrow for them and the table; off unless set.
    bool alwaysShowsDetails() const;
    void setAlwaysShowsDetails(bool always);
    //! The servers at the top of the table, to be shown first at the next start.
    QList<QUuid> firstServers() const;
    void setFirstServers(const QList<QUuid> &ids);

Q_SIGNALS:
    //! Each only when the value is another one than before.
    void languageChanged(const QString &code);
    void clipboardTimeChanged(std::chrono::seconds time);
    void renewalEnabledChanged(bool enabled);
    void lockMinutesChanged(int minutes);
    void appearanceChanged(tokenrack::Appearance appearance);

private:
    QSettings m_file;
};

} // namespace tokenrack
