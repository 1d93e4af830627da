// SPDX-License-Identifier: MIT
#include "ui/keysdialog.h"

#include "ui/actions.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace tokenrack {

KeysDialog::KeysDialog(const Actions &actions, QWidget *parent)
    : QDialog(parent)
    , m_actions(actions)
{
    setObjectName(QStringLiteral("keysDialog"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(16);
    layout->addWidget(buttons);
    fill();
}

void KeysDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    // The window has put its actions into the other language by then: it gets the event before its dialogs do.
    if (event->type() == QEvent::LanguageChange) {
        fill();
    }
}

void KeysDialog::fill()
{
    setWindowTitle(tr("Keys and help"));
    delete m_page;
    m_page = new QWidget;
    auto *help =
        new QLabel(tr("Add a server, select it and press Enter: Tokenrack logs in and shows how long the token "
                      "lives. Ctrl+C copies the token; the clipboard is cleared after a while. Passwords rest in "
                      "the keychain of your desktop, tokens sealed on disk."));
    help->setWordWrap(true);
    help->setObjectName(QStringLiteral("helpText"));
    auto *page = new QVBoxLayout(m_page);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(16);
    page->addWidget(help);
    page->addWidget(makeTable());
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, m_page);
}

QWidget *KeysDialog::makeTable() const
{
    auto *table = new QWidget;
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(28);
    grid->setVerticalSpacing(5);
    const QStringList lines = m_actions.keyLines();
    const int half = int(lines.size() + 1) / 2;
    for (int i = 0; i < lines.size(); ++i) {
        const QStringList parts = lines[i].split(QLatin1Char('\t'));
        auto *key = new QLabel(parts.value(0));
        key->setForegroundRole(QPalette::PlaceholderText);
        const int column = i < half ? 0 : 2;
        grid->addWidget(key, i % half, column);
        grid->addWidget(new QLabel(parts.value(1)), i % half, column + 1);
    }
    return table;
}

} // namespace tokenrack
