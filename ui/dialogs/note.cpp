// SPDX-License-Identifier: MIT
#include "ui/dialogs/note.h"

#include "core/base/sentences.h"
#include "ui/icons.h"
#include "ui/showtext.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace tokenrack {

namespace {

constexpr int symbolGap = 6;
constexpr int boxMargin = 11;

int symbolSize(const QLabel *beside)
{
    return beside->fontMetrics().height() * 2 / 3;
}

void setColour(QLabel *label, const QColor &colour)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
}

} // namespace

Note::Note(QWidget *parent, Look look)
    : QFrame(parent)
    , m_look(look)
    , m_text(plainLabel({}, this))
    , m_more(plainLabel({}, this))
{
    auto *texts = new QVBoxLayout(this);
    texts->setSpacing(2);
    texts->addWidget(m_text);
    texts->addWidget(m_more);
    clear();
}

void Note::say(Tone tone, const QString &text)
{
    say(tone, text, {});
}

void Note::say(Tone tone, const QString &text, const QString &more)
{
    m_tone = tone;
    m_text->setText(text);
    m_more->setText(more);
    m_more->setVisible(!more.isEmpty());
    setAccessibleName(this->text());
    setVisible(!text.isEmpty());
    const int margin = m_look == Look::Boxed ? boxMargin : 0;
    const int left = symbol().isEmpty() ? margin : margin + symbolSize(m_text) + symbolGap;
    layout()->setContentsMargins(left, margin, margin, margin);
    colour();
}

QString Note::text() const
{
    return joinedSentences({m_text->text(), m_more->text()});
}

void Note::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        colour();
    }
}

QString Note::symbol() const
{
    switch (m_tone) {
    case Tone::Good:
        return QStringLiteral("check");
    case Tone::Warning:
    case Tone::Bad:
        return QStringLiteral("status-triangle");
    case Tone::Neutral:
    case Tone::Ask:
    case Tone::Busy:
        break;
    }
    return {};
}

void Note::colour()
{
    setColour(m_text, theme::tone(palette(), m_tone));
    update();
}

void Note::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    const QColor colour = theme::tone(palette(), m_tone);
    QPainter painter(this);
    if (m_look == Look::Boxed) {
        constexpr qreal radius = 6;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(colour);
        painter.setBrush(palette().base());
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    // A symbol beside the text, so that the tone is never told by colour alone.
    if (symbol().isEmpty()) {
        return;
    }
    // By the margins and not by where the text stands: it may not have been laid out yet.
    const int size = symbolSize(m_text);
    const QMargins margins = layout()->contentsMargins();
    const QRect place(margins.left() - size - symbolGap,
                      margins.top() + (m_text->fontMetrics().height() - size) / 2 + 1, size, size);
    icons::paint(painter, symbol(), place, colour);
}

} // namespace tokenrack
