// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme.h"

#include <QFrame>

class QLabel;

namespace tokenrack {

//! A short text with a tone: the hint below a field, what is wrong with it, the result of a test. Always plain text, so
//! it may show what a server said. Takes no room while it has nothing to say.
class Note : public QFrame
{
    Q_OBJECT

public:
    enum class Look {
        Bare, //!< only the text
        Boxed, //!< in a frame of the tone's colour
    };

    explicit Note(QWidget *parent = nullptr, Look look = Look::Bare);

    //! Neutral says it in a muted colour and without a symbol. An empty text hides the note.
    void say(Tone tone, const QString &text);
    //! As say(), and then a sentence in the ordinary colour.
    void say(Tone tone, const QString &text, const QString &more);
    void clear() { say(Tone::Neutral, {}); }

    //! Everything that it says, for tests and assistive tools.
    QString text() const;
    Tone tone() const { return m_tone; }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void colour();
    QString symbol() const;

    Look m_look;
    Tone m_tone = Tone::Neutral;
    QLabel *m_text;
    QLabel *m_more;
};

} // namespace tokenrack
