// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme.h"

#include <QFrame>

#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QHBoxLayout;
class QToolButton;

namespace tokenrack {

//! Something to act on, said inside the window.
struct StripMessage
{
    struct Button
    {
        QString objectName;
        std::function<QString()> text; //!< asked again for another language
        std::function<void()> act; //!< the message is gone when this is called
    };

    QString key; //!< a newer message with the same key takes the place of the older
    Tone tone = Tone::Neutral;
    std::function<QString()> text; //!< asked again for another language
    std::vector<Button> buttons = {};
    std::function<void()> onClosed = {}; //!< closed, replaced or withdrawn without one of its buttons
    bool comesFirst = false; //!< whatever its tone: what it offers is soon gone, such as an undo
};

//! Shows one message at a time, the newest of the most serious; the others wait behind a button that counts them.
class MessageStrip : public QFrame
{
    Q_OBJECT

public:
    explicit MessageStrip(QWidget *parent = nullptr);

    void post(StripMessage message);
    //! Nothing when there is none with that key.
    void withdraw(const QString &key);
    bool has(const QString &key) const;
    //! The text of the message that is shown, or empty.
    QString currentText() const;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();
    void showNext();
    void closeCurrent();
    void act(std::size_t button);
    //! Takes the message out without calling anything.
    StripMessage take(std::size_t at);
    //! The places of all messages, the one to be shown first at the front.
    std::vector<std::size_t> order() const;
    std::size_t currentPlace() const;

    std::vector<StripMessage> m_messages; //!< oldest first
    QString m_pickedKey; //!< of the message that the person leafed to
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_more;
    QHBoxLayout *m_buttons;
    QToolButton *m_close;
};

} // namespace tokenrack
