// SPDX-License-Identifier: MIT
#include "ui/menus.h"

#include "core/base/languages.h"
#include "ui/actions.h"
#include "ui/settings.h"

#include <QActionGroup>
#include <QMenuBar>

#include <array>

namespace tokenrack {

Menus::Menus(QMenuBar *bar, const Actions &actions, QMenu *columns, Settings &settings)
    : QObject(bar)
    , m_settings(settings)
    , m_file(addMenu(bar, "fileMenu"))
    , m_server(addMenu(bar, "serverMenu"))
    , m_token(addMenu(bar, "tokenMenu"))
    , m_view(addMenu(bar, "viewMenu"))
    , m_help(addMenu(bar, "helpMenu"))
    , m_columns(columns)
{
    const auto add = [&actions](QMenu *menu, std::initializer_list<Act> acts) {
        for (const Act act : acts) {
            menu->addAction(actions.get(act));
        }
    };
    add(m_file, {Act::AddServer, Act::Import, Act::Export});
    m_file->addSeparator();
    add(m_file, {Act::Lock, Act::Settings});
    m_file->addSeparator();
    add(m_file, {Act::Quit});

    add(m_server, {Act::LogInOrRenew, Act::LogIn, Act::LogInAll, Act::LogOut, Act::Cancel});
    m_server->addSeparator();
    add(m_server, {Act::Edit, Act::Duplicate, Act::Delete, Act::Undo});
    m_server->addSeparator();
    add(m_server, {Act::SelectAll});

    add(m_token, {Act::CopyToken});
    m_token->addMenu(actions.copyMenu());
    m_token->addSeparator();
    add(m_token, {Act::Refresh, Act::Check});

    add(m_view, {Act::Filter, Act::ClearFilter});
    m_view->addSeparator();
    m_view->addMenu(columns);
    add(m_view, {Act::AlwaysDetails});
    m_appearance = m_view->addMenu(QString());
    m_appearance->setObjectName(QStringLiteral("appearanceMenu"));
    fillAppearance();
    m_language = m_view->addMenu(QString());
    m_language->setObjectName(QStringLiteral("languageMenu"));
    fillLanguage();

    add(m_help, {Act::Keys, Act::About});
    retranslate();
}

void Menus::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_server->setTitle(tr("&Server"));
    m_token->setTitle(tr("&Token"));
    m_view->setTitle(tr("&View"));
    m_help->setTitle(tr("&Help"));
    m_columns->setTitle(tr("C&olumns"));
    m_appearance->setTitle(tr("&Appearance"));
    m_language->setTitle(tr("&Language"));
    const QStringList appearances{tr("As the d&esktop"), tr("&Light"), tr("&Dark")};
    const QList<QAction *> looks = m_appearance->actions();
    for (QAction *action : looks) {
        action->setText(appearances.value(action->data().toInt()));
    }
    m_language->actions().constFirst()->setText(tr("As the d&esktop"));
}

QMenu *Menus::addMenu(QMenuBar *bar, const char *objectName)
{
    QMenu *menu = bar->addMenu(QString());
    menu->setObjectName(QLatin1String(objectName));
    menu->setToolTipsVisible(true);
    return menu;
}

void Menus::fillAppearance()
{
    struct Choice
    {
        Appearance appearance;
        const char *name;
    };
    constexpr std::array choices{Choice{Appearance::System, "appearance_system"},
                                 Choice{Appearance::Light, "appearance_light"},
                                 Choice{Appearance::Dark, "appearance_dark"}};
    auto *group = new QActionGroup(m_appearance);
    for (const Choice &choice : choices) {
        const Appearance appearance = choice.appearance;
        QAction *action = group->addAction(m_appearance->addAction(QString()));
        action->setObjectName(QLatin1String(choice.name));
        action->setCheckable(true);
        action->setData(int(appearance));
        action->setChecked(m_settings.appearance() == appearance);
        connect(action, &QAction::triggered, this, [this, appearance] { m_settings.setAppearance(appearance); });
        connect(&m_settings, &Settings::appearanceChanged, action,
                [action, appearance](Appearance chosen) { action->setChecked(chosen == appearance); });
    }
}

void Menus::fillLanguage()
{
    auto *group = new QActionGroup(m_language);
    QList<Languages::Language> languages = Languages::available();
    languages.prepend({QString(), QString()});
    for (const Languages::Language &language : std::as_const(languages)) {
        const QString code = language.code;
        QAction *action = group->addAction(m_language->addAction(language.name));
        action->setObjectName(QStringLiteral("language_") + (code.isEmpty() ? QStringLiteral("system") : code));
        action->setCheckable(true);
        action->setChecked(m_settings.language() == code);
        connect(action, &QAction::triggered, this, [this, code] { m_settings.setLanguage(code); });
        connect(&m_settings, &Settings::languageChanged, action,
                [action, code](const QString &chosen) { action->setChecked(chosen == code); });
    }
}

} // namespace tokenrack
