// SPDX-License-Identifier: MIT
#include "core/base/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>

#include <algorithm>

namespace tokenrack {

namespace {

bool isAvailable(const QString &code)
{
    const QList<Languages::Language> all = Languages::available();
    return std::any_of(all.begin(), all.end(), [&code](const Languages::Language &each) { return each.code == code; });
}

//! The locale for dates and numbers: the system's own where it speaks the language that is shown, since it knows the
//! country too.
QLocale localeFor(const QString &code)
{
    const QLocale shown(code);
    const QLocale system = QLocale::system();
    return system.language() == shown.language() ? system : shown;
}

} // namespace

QList<Languages::Language> Languages::available()
{
    return {
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("zh_CN"), QStringLiteral("简体中文")},
    };
}

QString Languages::bestFor(const QLocale &locale)
{
    const QStringList wanted = locale.uiLanguages();
    for (const QString &name : wanted) {
        const QLocale::Language language = QLocale(name).language();
        if (language == QLocale::Chinese) {
            return QStringLiteral("zh_CN");
        }
        if (language == QLocale::English) {
            break;
        }
    }
    return QStringLiteral("en");
}

Languages::Languages(QObject *parent)
    : QObject(parent)
{ }

Languages::~Languages()
{
    removeTranslators();
}

void Languages::set(const QString &code)
{
    const QString wanted = isAvailable(code) ? code : bestFor(QLocale::system());
    if (wanted == m_current) {
        return;
    }
    m_current = wanted;
    // Before the translators: what repaints on their change event already writes dates the new way.
    QLocale::setDefault(localeFor(wanted));
    removeTranslators();
    install(QStringLiteral("qtbase"), wanted);
    install(QStringLiteral("tokenrack"), wanted);
    Q_EMIT changed(wanted);
}

void Languages::removeTranslators()
{
    for (const auto &translator : m_translators) {
        QCoreApplication::removeTranslator(translator.get());
    }
    m_translators.clear();
}

void Languages::install(const QString &catalogue, const QString &code)
{
    const QString file = catalogue + QLatin1Char('_') + code;
    auto translator = std::make_unique<QTranslator>();
    // Qt's texts are English by themselves, and where its catalogue is not in our resources it lies with Qt.
    if (!translator->load(file, QStringLiteral(":/i18n"))
        && !translator->load(file, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        return;
    }
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

} // namespace tokenrack
