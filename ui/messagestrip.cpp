// SPDX-License-Identifier: MIT
#include "ui/messagestrip.h"

#include "ui/icons.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <numeric>

namespace tokenrack {

namespace {

int weight(const StripMessage &message)
{
    if (message.comesFirst) {
        return 4;
    }
    switch (message.tone) {
    case Tone::Bad:
        return 3;
    case Tone::Warning:
    case Tone::Ask:
        return 2;
    case Tone::Good:
    case Tone::Busy:
    case Tone::Neutral:
        break;
    }
    return 1;
}

QString iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Bad:
    case Tone::Warning:
        return QStringLiteral("status-triangle");
    case Tone::Ask:
        return QStringLiteral("lock");
    case Tone::Good:
        return QStringLiteral("check");
    case Tone::Busy:
    case Tone::Neutral:
        break;
    }
    return QStringLiteral("info");
}

} // namespace

MessageStrip::MessageStrip(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_text(new QLabel)
    , m_more(new QToolButton)
    , m_buttons(new QHBoxLayout)
    , m_close(new QToolButton)
{
    setObjectName(QStringLiteral("messageStrip"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_more->setObjectName(QStringLiteral("messageMore"));
    m_more->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_more->setProperty("outlined", true);
    m_close->setObjectName(QStringLiteral("messageClose"));
    m_close->setIcon(icons::icon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_buttons->setSpacing(6);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 6, 8, 7);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_more);
    layout->addLayout(m_buttons);
    layout->addWidget(m_close);
    connect(m_more, &QToolButton::clicked, this, &MessageStrip::showNext);
    connect(m_close, &QToolButton::clicked, this, &MessageStrip::closeCurrent);
    rebuild();
}

void MessageStrip::post(StripMessage message)
{
    withdraw(message.key);
    m_messages.push_back(std::move(message));
    m_pickedKey.clear();
    rebuild();
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageStrip::withdraw(const QString &key)
{
    const auto at = std::find_if(m_messages.begin(), m_messages.end(),
                                 [&key](const StripMessage &message) { return message.key == key; });
    if (at == m_messages.end()) {
        return;
    }
    const StripMessage gone = take(std::size_t(at - m_messages.begin()));
    rebuild();
    if (gone.onClosed) {
        gone.onClosed();
    }
}

bool MessageStrip::has(const QString &key) const
{
    return std::any_of(m_messages.begin(), m_messages.end(),
                       [&key](const StripMessage &message) { return message.key == key; });
}

QString MessageStrip::currentText() const
{
    return m_messages.empty() ? QString() : m_text->text();
}

void MessageStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        rebuild();
    }
}

void MessageStrip::paintEvent(QPaintEvent *)
{
    if (m_messages.empty()) {
        return;
    }
    QPainter painter(this);
    const Tone tone = m_messages[currentPlace()].tone;
    painter.fillRect(rect(), theme::tint(palette(), tone));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme::line(palette()));
    painter.fillRect(QRect(0, 0, 3, height()), theme::tone(palette(), tone));
}

void MessageStrip::rebuild()
{
    setVisible(!m_messages.empty());
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    if (m_messages.empty()) {
        return;
    }
    const StripMessage &message = m_messages[currentPlace()];
    m_icon->setPixmap(icons::icon(iconOf(message.tone), message.tone).pixmap(QSize(1, 1) * fontMetrics().height()));
    m_text->setText(message.text());
    const int more = int(m_messages.size()) - 1;
    m_more->setVisible(more > 0);
    m_more->setText(tr("%n more", nullptr, more));
    m_more->setToolTip(tr("Show the next message"));
    m_more->setAccessibleName(tr("Show the next message, %n more", nullptr, more));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close this message"));
    for (std::size_t i = 0; i < message.buttons.size(); ++i) {
        auto *button = new QPushButton(message.buttons[i].text());
        button->setObjectName(message.buttons[i].objectName);
        connect(button, &QPushButton::clicked, this, [this, i] { act(i); });
        m_buttons->addWidget(button);
    }
    update();
}

void MessageStrip::showNext()
{
    const std::vector<std::size_t> places = order();
    const auto next = std::find(places.begin(), places.end(), currentPlace()) + 1;
    m_pickedKey = m_messages[next == places.end() ? places.front() : *next].key;
    rebuild();
}

void MessageStrip::closeCurrent()
{
    const StripMessage gone = take(currentPlace());
    rebuild();
    if (gone.onClosed) {
        gone.onClosed();
    }
}

void MessageStrip::act(std::size_t button)
{
    const StripMessage done = take(currentPlace());
    rebuild();
    done.buttons[button].act();
}

StripMessage MessageStrip::take(std::size_t at)
{
    StripMessage message = std::move(m_messages[at]);
    m_messages.erase(m_messages.begin() + std::ptrdiff_t(at));
    return message;
}

std::vector<std::size_t> MessageStrip::order() const
{
    std::vector<std::size_t> places(m_messages.size());
    std::iota(places.rbegin(), places.rend(), 0);
    std::stable_sort(places.begin(), places.end(), [this](std::size_t left, std::size_t right) {
        return weight(m_messages[left]) > weight(m_messages[right]);
    });
    return places;
}

std::size_t MessageStrip::currentPlace() const
{
    const auto picked = std::find_if(m_messages.begin(), m_messages.end(),
                                     [this](const StripMessage &message) { return message.key == m_pickedKey; });
    return picked == m_messages.end() ? order().front() : std::size_t(picked - m_messages.begin());
}

} // namespace tokenrack
