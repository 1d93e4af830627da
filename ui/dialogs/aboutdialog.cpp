// SPDX-License-Identifier: MIT
#include "ui/dialogs/aboutdialog.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tokenrack {

namespace {

constexpr int iconSize = 64;

} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : FormDialog(64, parent)
    , m_name(new QLabel(this))
    , m_purpose(new QLabel(this))
    , m_versions(new QLabel(this))
    , m_licence(new QLabel(this))
{
    setObjectName(QStringLiteral("aboutDialog"));
    m_name->setObjectName(QStringLiteral("name"));
    m_purpose->setObjectName(QStringLiteral("purpose"));
    m_versions->setObjectName(QStringLiteral("versions"));
    m_licence->setObjectName(QStringLiteral("licence"));
    m_name->setFont(theme::strong(theme::scaled(font(), 1.35)));
    m_versions->setForegroundRole(QPalette::PlaceholderText);

    auto *picture = new QLabel(this);
    picture->setPixmap(icons::program().pixmap(iconSize));
    picture->setAlignment(Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(8);
    for (QLabel *label : {m_name, m_purpose, m_versions, m_licence}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        texts->addWidget(label);
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(18);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    body()->addLayout(row);
    buttons()->addButton(QDialogButtonBox::Close)->setDefault(true);
    retranslate();
}

void AboutDialog::retranslate()
{
    setWindowTitle(tr("About Tokenrack"));
    m_name->setText(tr("Tokenrack %1").arg(QCoreApplication::applicationVersion()));
    m_purpose->setText(
        tr("Logs in to many servers of different systems, keeps their tokens fresh and hands them out."));
    m_versions->setText(tr("Runs with Qt %1, was built with Qt %2. Passwords rest in the keychain (QtKeychain), tokens "
                           "are sealed on disk (libsodium).")
                            .arg(QLatin1String(qVersion()), QLatin1String(QT_VERSION_STR)));
    m_licence->setText(tr("Free software under the MIT licence, without any warranty."));
}

} // namespace tokenrack
