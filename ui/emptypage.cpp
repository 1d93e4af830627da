// SPDX-License-Identifier: MIT
#include "ui/emptypage.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

namespace tokenrack {

namespace {

QPushButton *button(const QString &name, const QString &icon)
{
    auto *result = new QPushButton;
    result->setObjectName(name);
    result->setIcon(icons::icon(icon));
    return result;
}

} // namespace

EmptyPage::EmptyPage(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel)
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_add(button(QStringLiteral("emptyAdd"), QStringLiteral("add")))
    , m_import(button(QStringLiteral("emptyImport"), QStringLiteral("import")))
    , m_clear(button(QStringLiteral("emptyClearFilter"), QStringLiteral("filter-off")))
{
    setObjectName(QStringLiteral("emptyPage"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_add->setProperty("primary", true);
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    m_text->setObjectName(QStringLiteral("emptyText"));
    m_title->setFont(theme::strong(theme::scaled(font(), 1.4)));
    for (QLabel *label : {m_picture, m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
    }
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setMinimumWidth(fontMetrics().averageCharWidth() * 30);
    m_text->setMaximumWidth(fontMetrics().averageCharWidth() * 66);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_add);
    buttons->addWidget(m_import);
    buttons->addWidget(m_clear);
    buttons->addStretch();
    auto *textRow = new QHBoxLayout;
    textRow->addStretch(1);
    textRow->addWidget(m_text, 20);
    textRow->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(12);
    layout->addStretch(2);
    layout->addWidget(m_picture);
    layout->addWidget(m_title);
    layout->addLayout(textRow);
    layout->addSpacing(4);
    layout->addLayout(buttons);
    layout->addStretch(3);

    connect(m_add, &QPushButton::clicked, this, &EmptyPage::addRequested);
    connect(m_import, &QPushButton::clicked, this, &EmptyPage::importRequested);
    connect(m_clear, &QPushButton::clicked, this, &EmptyPage::clearFilterRequested);
}

void EmptyPage::setReason(Reason reason)
{
    m_reason = reason;
    if (isVisible()) {
        retranslate();
    }
}

void EmptyPage::showEvent(QShowEvent *event)
{
    retranslate();
    QWidget::showEvent(event);
}

void EmptyPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (!isVisible()) {
        return;
    }
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
}

void EmptyPage::retranslate()
{
    const bool none = m_reason == Reason::NoServers;
    const QSize size = QSize(1, 1) * fontMetrics().height() * 3;
    m_picture->setPixmap(none ? icons::program().pixmap(size)
                              : icons::icon(QStringLiteral("search"), Tone::Neutral).pixmap(size));
    m_title->setText(none ? tr("No servers yet") : tr("Nothing matches"));
    m_text->setText(
        none ? tr("Tokenrack logs in to BioTime, AssetsControls, MaximTop IM, XSwitch and Hummingbird, shows how "
                  "long each token lives, and copies it when you need it.")
             : tr("No server fits the filter. Clear it to see all of them."));
    m_add->setText(tr("Add server"));
    m_import->setText(tr("Import…"));
    m_clear->setText(tr("Clear filter"));
    m_add->setVisible(none);
    m_import->setVisible(none);
    m_clear->setVisible(!none);
    setFocusProxy(none ? m_add : m_clear);
}

} // namespace tokenrack
