// SPDX-License-Identifier: MIT
#include "ui/toolbar.h"

#include "ui/actions.h"
#include "ui/icons.h"

#include <QAction>
#include <QKeyEvent>
#include <QLayout>
#include <QLineEdit>
#include <QToolButton>

namespace tokenrack {

ToolBar::ToolBar(const Actions &actions, QWidget *parent)
    : QToolBar(parent)
    , m_filter(new QLineEdit)
{
    setObjectName(QStringLiteral("toolBar"));
    setMovable(false);
    setFloatable(false);
    addButtons(actions);
    addFilter();
}

void ToolBar::retranslate()
{
    setWindowTitle(tr("Toolbar"));
    m_filter->setPlaceholderText(tr("Filter by name, host, account, tag"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->findChild<QAction *>(QStringLiteral("filterIcon"))->setText(tr("Filter"));
    if (isVisible()) { // else it is done once it is shown
        measure();
    }
}

QSize ToolBar::minimumSizeHint() const
{
    return {m_widthOfIcons, QToolBar::minimumSizeHint().height()};
}

void ToolBar::resizeEvent(QResizeEvent *event)
{
    QToolBar::resizeEvent(event);
    chooseStyle();
}

void ToolBar::showEvent(QShowEvent *event)
{
    QToolBar::showEvent(event);
    measure();
}

void ToolBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_filter->hasFocus()) {
        Q_EMIT filterLeft();
        return;
    }
    QToolBar::keyPressEvent(event);
}

void ToolBar::addButtons(const Actions &actions)
{
    addAction(actions.get(Act::AddServer));
    addSeparator();
    addActions({actions.get(Act::LogIn), actions.get(Act::Refresh), actions.get(Act::LogOut)});
    widgetForAction(actions.get(Act::LogIn))->setProperty("primary", true);
    addSeparator();

    auto *copy = new QToolButton;
    copy->setObjectName(QStringLiteral("toolBarCopy"));
    copy->setDefaultAction(actions.get(Act::CopyToken));
    copy->setPopupMode(QToolButton::MenuButtonPopup);
    copy->setMenu(actions.copyMenu());
    connect(this, &QToolBar::toolButtonStyleChanged, copy, &QToolButton::setToolButtonStyle);
    addWidget(copy);
    const QList<QToolButton *> buttons = findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        button->setFocusPolicy(Qt::TabFocus);
    }
}

void ToolBar::addFilter()
{
    auto *gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(gap);
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaxLength(200);
    QAction *glass =
        m_filter->addAction(icons::icon(QStringLiteral("search"), Tone::Neutral), QLineEdit::LeadingPosition);
    glass->setObjectName(QStringLiteral("filterIcon"));
    m_filter->setMinimumWidth(fontMetrics().averageCharWidth() * 16);
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 38);
    addWidget(m_filter);
}

void ToolBar::measure()
{
    m_widthOfIcons = widthAs(Qt::ToolButtonIconOnly);
    m_widthWithWords = widthAs(Qt::ToolButtonTextBesideIcon);
    chooseStyle();
    updateGeometry();
}

//! What all of it takes at least, in pixels.
int ToolBar::widthAs(Qt::ToolButtonStyle style)
{
    setToolButtonStyle(style);
    const QMargins margins = layout()->contentsMargins();
    int width = margins.left() + margins.right();
    for (int i = 0; i < layout()->count(); ++i) {
        width += layout()->itemAt(i)->minimumSize().width() + (i > 0 ? layout()->spacing() : 0);
    }
    return width;
}

void ToolBar::chooseStyle()
{
    setToolButtonStyle(width() < m_widthWithWords ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

} // namespace tokenrack
