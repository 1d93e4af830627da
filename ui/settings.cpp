// SPDX-License-Identifier: MIT
#include "ui/settings.h"

#include <QUuid>

#include <algorithm>
#include <array>

namespace tokenrack {

namespace {

constexpr QLatin1String languageKey("language");
constexpr QLatin1String clipboardKey("clipboard_seconds");
constexpr QLatin1String renewalKey("renewal");
constexpr QLatin1String lockKey("lock_minutes");
constexpr QLatin1String appearanceKey("appearance");
constexpr QLatin1String geometryKey("window/geometry");
constexpr QLatin1String headerKey("window/header");
constexpr QLatin1String hiddenColumnsKey("window/hidden_columns");
constexpr QLatin1String sizedColumnsKey("window/sized_columns");
constexpr QLatin1String detailsKey("window/always_details");
constexpr QLatin1String firstServersKey("window/first_servers");

constexpr int defaultClipboardSeconds = 30;
constexpr int defaultLockMinutes = 15;

struct AppearanceName
{
    Appearance appearance;
    QLatin1String name;
};

constexpr std::array<AppearanceName, 3> appearanceNames{{
    {Appearance::System, QLatin1String("system")},
    {Appearance::Light, QLatin1String("light")},
    {Appearance::Dark, QLatin1String("dark")},
}};

} // namespace

Settings::Settings(const QString &path, QObject *parent)
    : QObject(parent)
    , m_file(path, QSettings::IniFormat)
{ }

QString Settings::language() const
{
    return m_file.value(languageKey).toString();
}

void Settings::setLanguage(const QString &code)
{
    if (code == language()) {
        return;
    }
    m_file.setValue(languageKey, code);
    Q_EMIT languageChanged(code);
}

std::chrono::seconds Settings::clipboardTime() const
{
    bool isNumber = false;
    const int seconds = m_file.value(clipboardKey, defaultClipboardSeconds).toInt(&isNumber);
    if (!isNumber || seconds < shortestClipboardSeconds || seconds > longestClipboardSeconds) {
        return std::chrono::seconds(defaultClipboardSeconds);
    }
    return std::chrono::seconds(seconds);
}

void Settings::setClipboardTime(std::chrono::seconds time)
{
    const auto bounded =
        std::clamp(time, std::chrono::seconds(shortestClipboardSeconds), std::chrono::seconds(longestClipboardSeconds));
    if (bounded == clipboardTime()) {
        return;
    }
    m_file.setValue(clipboardKey, qint64(bounded.count()));
    Q_EMIT clipboardTimeChanged(bounded);
}

bool Settings::isRenewalEnabled() const
{
    return m_file.value(renewalKey, true).toBool();
}

void Settings::setRenewalEnabled(bool enabled)
{
    if (enabled == isRenewalEnabled()) {
        return;
    }
    m_file.setValue(renewalKey, enabled);
    Q_EMIT renewalEnabledChanged(enabled);
}

int Settings::lockMinutes() const
{
    bool isNumber = false;
    const int minutes = m_file.value(lockKey, defaultLockMinutes).toInt(&isNumber);
    const bool isChoice = std::find(lockChoices.begin(), lockChoices.end(), minutes) != lockChoices.end();
    return isNumber && isChoice ? minutes : defaultLockMinutes;
}

void Settings::setLockMinutes(int minutes)
{
    if (minutes == lockMinutes()) {
        return;
    }
    m_file.setValue(lockKey, minutes);
    Q_EMIT lockMinutesChanged(lockMinutes());
}

Appearance Settings::appearance() const
{
    const QString stored = m_file.value(appearanceKey).toString();
    const auto found = std::find_if(appearanceNames.begin(), appearanceNames.end(),
                                    [&stored](const AppearanceName &entry) { return stored == entry.name; });
    return found == appearanceNames.end() ? Appearance::System : found->appearance;
}

void Settings::setAppearance(Appearance appearance)
{
    if (appearance == this->appearance()) {
        return;
    }
    const auto found =
        std::find_if(appearanceNames.begin(), appearanceNames.end(),
                     [appearance](const AppearanceName &entry) { return entry.appearance == appearance; });
    m_file.setValue(appearanceKey, QString(found->name));
    Q_EMIT appearanceChanged(appearance);
}

QByteArray Settings::windowGeometry() const
{
    return m_file.value(geometryKey).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_file.setValue(geometryKey, geometry);
}

QByteArray Settings::headerState() const
{
    return m_file.value(headerKey).toByteArray();
}

void Settings::setHeaderState(const QByteArray &state)
{
    m_file.setValue(headerKey, state);
}

QStringList Settings::hiddenColumns() const
{
    return m_file.value(hiddenColumnsKey).toStringList();
}

void Settings::setHiddenColumns(const QStringList &columns)
{
    m_file.setValue(hiddenColumnsKey, columns);
}

QStringList Settings::sizedColumns() const
{
    return m_file.value(sizedColumnsKey).toStringList();
}

void Settings::setSizedColumns(const QStringList &columns)
{
    m_file.setValue(sizedColumnsKey, columns);
}

bool Settings::alwaysShowsDetails() const
{
    return m_file.value(detailsKey).toString() == QLatin1String("true");
}

void Settings::setAlwaysShowsDetails(bool always)
{
    m_file.setValue(detailsKey, always);
}

QList<QUuid> Settings::firstServers() const
{
    QList<QUuid> ids;
    const QStringList texts = m_file.value(firstServersKey).toStringList();
    for (const QString &text : texts) {
        if (const QUuid id = QUuid::fromString(text); !id.isNull()) {
            ids.append(id);
        }
    }
    return ids;
}

void Settings::setFirstServers(const QList<QUuid> &ids)
{
    QStringList texts;
    for (const QUuid &id : ids) {
        texts.append(id.toString(QUuid::WithoutBraces));
    }
    m_file.setValue(firstServersKey, texts);
}

} // namespace tokenrack
