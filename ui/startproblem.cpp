// SPDX-License-Identifier: MIT
#include "ui/startproblem.h"

#include "core/base/plaintext.h"
#include "ui/icons.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace tokenrack {

StartProblem::StartProblem(const StoreError &error, const std::optional<QString> &backup, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("startProblem"));
    setWindowTitle(tr("Tokenrack cannot open its database"));
    const bool isToReplace = isOfNoUse(error);
    // The later version still reads its file: what helps is to use that version.
    const bool isLater = error.kind == StoreErrorKind::NewerVersion;

    auto *icon = new QLabel;
    icon->setPixmap(icons::icon(QStringLiteral("status-triangle"), Tone::Warning).pixmap(QSize(28, 28)));
    auto *text = new QLabel(isToReplace && !isLater ? storeErrorCause(error) : storeErrorText(error));
    text->setObjectName(QStringLiteral("startProblemText"));
    text->setTextInteractionFlags(Qt::TextSelectableByMouse); // the path in it may be needed elsewhere
    auto *promise = new QLabel(tr("Whatever you choose, the file is kept: it is only moved aside, never overwritten."));
    promise->setHidden(!isToReplace || error.kind == StoreErrorKind::Missing);
    auto *detail = new QLabel(tr("The database reported: %1").arg(visibleText(error.detail)));
    detail->setObjectName(QStringLiteral("startProblemDetail"));
    detail->setHidden(error.detail.isEmpty());
    detail->setFont(theme::small(font()));
    detail->setForegroundRole(QPalette::PlaceholderText);
    detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel *label : {text, promise, detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setMinimumWidth(fontMetrics().averageCharWidth() * 58);
    }

    auto *buttons = new QDialogButtonBox;
    const auto add = [this, buttons](const QString &name, const QString &label, QDialogButtonBox::ButtonRole role,
                                     Choice choice) {
        QPushButton *button = buttons->addButton(label, role);
        button->setObjectName(name);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, choice] { choose(choice); });
        return button;
    };
    QPushButton *quit = add(QStringLiteral("startQuit"), tr("Quit"), QDialogButtonBox::RejectRole, Choice::Quit);
    QPushButton *best = nullptr;
    if (isToReplace) {
        best = add(QStringLiteral("startEmpty"), tr("Start empty"), QDialogButtonBox::AcceptRole, Choice::StartEmpty);
        if (backup) {
            const QString made = QLocale().toString(QFileInfo(*backup).lastModified(), QLocale::ShortFormat);
            best = add(QStringLiteral("startRestore"), tr("Restore the backup of %1").arg(made),
                       QDialogButtonBox::AcceptRole, Choice::RestoreBackup);
        }
    } else {
        best = add(QStringLiteral("startTryAgain"), tr("Try again"), QDialogButtonBox::AcceptRole, Choice::TryAgain);
    }
    (isLater ? quit : best)->setDefault(true);

    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addWidget(text);
    words->addWidget(promise);
    words->addWidget(detail);
    auto *body = new QHBoxLayout;
    body->setSpacing(14);
    body->addWidget(icon, 0, Qt::AlignTop);
    body->addLayout(words, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 18, 18, 14);
    layout->setSpacing(18);
    layout->addLayout(body);
    layout->addWidget(buttons);
}

void StartProblem::reject()
{
    choose(Choice::Quit);
}

void StartProblem::choose(Choice choice)
{
    hide();
    Q_EMIT chosen(choice);
}

} // namespace tokenrack
