// SPDX-License-Identifier: MIT
#include "ui/actions.h"

#include "ui/icons.h"
#include "ui/showtext.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

namespace tokenrack {

namespace {

struct Spec
{
    Act act;
    const char *name;
    const char *icon; //!< or nullptr
    QList<QKeySequence> keys;
    const char *text;
    const char *shortText = nullptr; //!< on a button, where it differs
};

//! The texts stand here for the translators; they are put in by Actions::retranslate().
const std::vector<Spec> &specs()
{
    static const std::vector<Spec> all{
        {Act::AddServer,
         "addServer",
         "add",
         {Qt::CTRL | Qt::Key_N},
         QT_TRANSLATE_NOOP("tokenrack::Actions", "&Add server")},
        {Act::Import, "import", "import", {}, QT_TRANSLATE_NOOP("tokenrack::Actions", "&Import…")},
        {Act::Export, "export", "export", {}, QT_TRANSLATE_NOOP("tokenrack::Actions", "&Export…")},
        {Act::Lock, "lock", "lock", {Qt::CTRL | Qt::Key_L}, QT_TRANSLATE_NOOP("tokenrack::Actions", "Loc&k")},
        {Act::Settings,
         "settings",
         "settings",
         {Qt::CTRL | Qt::Key_Comma},
         QT_TRANSLATE_NOOP("tokenrack::Actions", "&Settings")},
        {Act::Quit, "quit", nullptr, {Qt::CTRL | Qt::Key_Q}, QT_TRANSLATE_NOOP("tokenrack::Actions", "&Quit")},
        {Act::Edit, "editServer", "edit", {Qt::Key_F2}, QT_TRANSLATE_NOOP("tokenrack::Actions", "&Edit")},
        {Act::Duplicate,
         "duplicateServer",
         "duplicate",
         {Qt::CTRL | Qt::Key_D},
         QT_TRANSLATE_NOOP("tokenrack::Actions", "D&uplicate")},
        {Act::Delete, "deleteServers", "delete", {Qt::Key_Delete}, QT_TRANSLATE_NOOP("tokenrack::Actions", "&Delete")},
        {Act::Undo, "undo", "undo", {Qt::CTRL | Qt::Key_Z}, QT_TRANSLATE_NOOP("tokenrack::Actions", "U&ndo delete")},
        {Act::SelectAll,
         "selectAll",
         nullptr,
         {Qt::CTRL | Qt::Key_A},
         QT_TRANSLATE_NOOP("tokenrack::Actions", "Se&lect all")},
        {Act::LogInOrRenew,
         "logInOrRenew",
         nullptr,
         {Qt::Key_Enter, Qt::Key_Return},
         QT_TRANSLATE_NOOP("tokenrack::Actions", "Log in or rene&w")},
        {Act::LogIn, "logIn", "log-in", {}, QT_TRANSLATE_NOOP("tokenrack::Actions", "Log &in")},
        {Act::LogInAll, "logInAll", nullptr, {}, QT_TRANSLATE_NOOP("tokenrack::Actions", "Log in to &all")},
        {Act::Refresh,
         "refreshToken",
         "refresh",
         {Qt::CTRL | Qt::Key_R},
         QT_TRANSLATE_NOOP("tokenrack::Actions", "&Refresh token"),
         QT_TRANSLATE_NOOP("tokenrack::Actions", "Refresh")},
        {Act::Check,
         "checkToken",
         "check",
         {Qt::CTRL | Qt::Key_T},
         QT_TRANSLATE_NOOP("tokenrack::Actions", "C&heck token")},
        {Act::LogOut, "logOut", "log-out", {}, QT_TRANSLATE_NOOP("tokenrack::Actions", "Log &out")},
        {Act::Cancel, "cancelAll", "close", {}, QT_TRANSLATE_NOOP("tokenrack::Actions", "&Cancel what is under way")},
        {Act::CopyToken,
         "copyToken",
         "copy",
         {Qt::CTRL | Qt::Key_C},
         QT_TRANSLATE_NOOP("tokenrack::Actions", "&Copy token")},
        {Act::CopyHeader, "copyHeader", nullptr, {}, QT_TRANSLATE_NOOP("tokenrack::Actions", "Copy as &header")},
        {Act::CopyCurl, "copyCurl", nullptr, {}, QT_TRANSLATE_NOOP("tokenrack::Actions", "Copy as c&url line")},
        {Act::CopyPython, "copyPython", nullptr, {}, QT_TRANSLATE_NOOP("tokenrack::Actions", "Copy as &Python")},
        {Act::CopyPowerShell,
         "copyPowerShell",
         nullptr,
         {},
         QT_TRANSLATE_NOOP("tokenrack::Actions", "Copy as Power&Shell")},
        {Act::CopyAs,
         "copyAs",
         nullptr,
         {Qt::CTRL | Qt::SHIFT | Qt::Key_C},
         QT_TRANSLATE_NOOP("tokenrack::Actions", "Copy token a&s")},
        {Act::Filter,
         "focusFilter",
         "search",
         {Qt::CTRL | Qt::Key_F},
         QT_TRANSLATE_NOOP("tokenrack::Actions", "&Filter")},
        {Act::ClearFilter,
         "clearFilter",
         "filter-off",
         {Qt::Key_Escape},
         QT_TRANSLATE_NOOP("tokenrack::Actions", "&Clear filter")},
        {Act::AlwaysDetails,
         "alwaysDetails",
         nullptr,
         {},
         QT_TRANSLATE_NOOP("tokenrack::Actions", "Always show &details")},
        {Act::Keys, "showKeys", "help", {Qt::Key_F1}, QT_TRANSLATE_NOOP("tokenrack::Actions", "&Keys and help")},
        {Act::About, "about", nullptr, {}, QT_TRANSLATE_NOOP("tokenrack::Actions", "A&bout Tokenrack")},
    };
    return all;
}

//! Everything but looking around, and what has nothing to do with tokens and passwords.
bool needsSecrets(Act act)
{
    switch (act) {
    case Act::Export:
    case Act::Settings:
    case Act::Quit:
    case Act::SelectAll:
    case Act::Filter:
    case Act::ClearFilter:
    case Act::AlwaysDetails:
    case Act::Keys:
    case Act::About:
        return false;
    default:
        return true;
    }
}

} // namespace

Actions::Actions(QWidget *window)
    : QObject(window)
    , m_copyMenu(new QMenu(window))
{
    for (const Spec &spec : specs()) {
        auto *action = new QAction(window);
        action->setObjectName(QLatin1String(spec.name));
        if (spec.icon) {
            action->setIcon(icons::icon(QLatin1String(spec.icon)));
        }
        action->setShortcuts(spec.keys);
        m_actions[spec.act] = action;
        window->addAction(action);
    }
    // Enter and Del belong to the table: elsewhere they press a button or edit a text. The window adds them there.
    for (const Act act : {Act::LogInOrRenew, Act::Delete}) {
        get(act)->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        window->removeAction(get(act));
    }
    get(Act::AlwaysDetails)->setCheckable(true);
    get(Act::Quit)->setMenuRole(QAction::QuitRole);
    get(Act::Settings)->setMenuRole(QAction::PreferencesRole);
    get(Act::About)->setMenuRole(QAction::AboutRole);
    m_copyMenu->setObjectName(QStringLiteral("copyMenu"));
    m_copyMenu->addActions({get(Act::CopyToken), get(Act::CopyHeader), get(Act::CopyCurl), get(Act::CopyPython),
                            get(Act::CopyPowerShell)});
    retranslate();
}

void Actions::setFacts(const SelectionFacts &facts)
{
    m_facts = facts;
    refresh();
}

QStringList Actions::keyLines() const
{
    QStringList lines;
    for (const Spec &spec : specs()) {
        if (!spec.keys.isEmpty()) {
            const QAction *action = get(spec.act);
            lines << QStringLiteral("%1\t%2").arg(action->shortcut().toString(QKeySequence::NativeText),
                                                  withoutMnemonic(action->text()));
        }
    }
    return lines;
}

void Actions::retranslate()
{
    for (const Spec &spec : specs()) {
        QAction *action = get(spec.act);
        action->setText(tr(spec.text));
        action->setIconText(spec.shortText ? tr(spec.shortText) : withoutMnemonic(action->text()));
    }
    m_copyMenu->setTitle(tr("Copy token a&s"));
    refresh();
}

QString Actions::reasonAgainst(Act act) const
{
    if (m_facts.isLocked && needsSecrets(act)) {
        return tr("Tokenrack is locked. Unlock it first.");
    }
    switch (act) {
    case Act::Edit:
    case Act::Duplicate:
        return m_facts.selected == 1 ? QString() : tr("Select one server first.");
    case Act::Delete:
    case Act::CopyToken:
    case Act::CopyHeader:
    case Act::CopyCurl:
    case Act::CopyPython:
    case Act::CopyPowerShell:
    case Act::CopyAs:
        return m_facts.selected > 0 ? QString() : tr("Select a server first.");
    case Act::LogIn:
    case Act::LogInOrRenew:
        if (m_facts.selected == 0) {
            return tr("Select a server first.");
        }
        return m_facts.idle > 0 ? QString() : tr("This is under way already.");
    case Act::Refresh:
        if (m_facts.selected == 0) {
            return tr("Select a server first.");
        }
        if (m_facts.withSession == 0) {
            return tr("There is no token to refresh. Log in first.");
        }
        return m_facts.refreshable > 0 ? QString() : tr("This system has no refresh. Log in again instead.");
    case Act::Check:
        if (m_facts.selected == 0) {
            return tr("Select a server first.");
        }
        return m_facts.withSession > 0 ? QString() : tr("There is no token to check. Log in first.");
    case Act::LogOut:
        if (m_facts.selected == 0) {
            return tr("Select a server first.");
        }
        return m_facts.withSession > 0 ? QString() : tr("Not logged in.");
    case Act::Cancel:
        return m_facts.anyBusy ? QString() : tr("Nothing is under way.");
    case Act::Undo:
        return m_facts.canUndo ? QString() : tr("Nothing was deleted.");
    case Act::SelectAll:
        return m_facts.shown > 0 ? QString() : tr("There are no servers to select.");
    case Act::ClearFilter:
        return m_facts.isFiltered ? QString() : tr("All servers are shown.");
    case Act::Filter:
    case Act::Export:
    case Act::LogInAll:
        return m_facts.inCatalogue > 0 ? QString() : tr("There are no servers yet.");
    default:
        return {};
    }
}

void Actions::refresh()
{
    for (const auto &[act, action] : m_actions) {
        const QString reason = reasonAgainst(act);
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        QString tip = withoutMnemonic(action->text());
        if (!key.isEmpty()) {
            tip += QStringLiteral(" (%1)").arg(key);
        }
        action->setEnabled(reason.isEmpty());
        action->setToolTip(reason.isEmpty() ? tip : tip + QLatin1Char('\n') + reason);
    }
    m_copyMenu->setEnabled(get(Act::CopyAs)->isEnabled());
}

} // namespace tokenrack
