// SPDX-License-Identifier: MIT
#include "ui/keysdialog.h"

#include "ui/actions.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>

namespace tokenrack {

KeysDialog::KeysDialog(const Actions &actions, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("keysDialog"));
    setWindowTitle(tr("Keys and help"));

    auto *help =
        new QLabel(tr("Add a server, select it and press Enter: Tokenrack logs in and shows how long the token lives. "
                      "Ctrl+C copies the token; the clipboard is cleared after a while. Passwords rest in the "
                      "keychain of your desktop, tokens sealed on disk."));
    help->setWordWrap(true);
    help->setObjectName(QStringLiteral("helpText"));

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(28);
    grid->setVerticalSpacing(5);
    const QStringList lines = actions.keyLines();
    const int half = int(lines.size() + 1) / 2;
    for (int i = 0; i < lines.size(); ++i) {
        const QStringList parts = lines[i].split(QLatin1Char('\t'));
        auto *key = new QLabel(parts.value(0));
        key->setForegroundRole(QPalette::PlaceholderText);
        const int column = i < half ? 0 : 2;
        grid->addWidget(key, i % half, column);
        grid->addWidget(new QLabel(parts.value(1)), i % half, column + 1);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(16);
    layout->addWidget(help);
    layout->addLayout(grid);
    layout->addWidget(buttons);
}

} // namespace tokenrack
