// SPDX-License-Identifier: MIT
#include "ui/dialogs/mnemonics.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QLabel>
#include <QToolButton>

namespace tokenrack {

namespace {

bool isLatinLetter(QChar letter)
{
    return letter >= QLatin1Char('A') && letter <= QLatin1Char('Z');
}

//! Null where \a text has none.
QChar mnemonicOf(const QString &text)
{
    const qsizetype sign = text.indexOf(QLatin1Char('&'));
    return sign >= 0 && sign + 1 < text.size() ? text.at(sign + 1).toUpper() : QChar();
}

//! Where in \a text a free letter stands, or -1.
qsizetype freeLetter(const QString &text, const QSet<QChar> &taken, bool atWordStart)
{
    for (qsizetype place = 0; place < text.size(); ++place) {
        const QChar letter = text.at(place).toUpper();
        const bool startsWord = place == 0 || !text.at(place - 1).isLetterOrNumber();
        if (isLatinLetter(letter) && !taken.contains(letter) && (startsWord || !atWordStart)) {
            return place;
        }
    }
    return -1;
}

//! What may carry a mnemonic. Push buttons are not among them: those of a dialog have their own keys.
QList<QWidget *> carriersIn(const QWidget &window)
{
    QList<QWidget *> carriers;
    const auto labels = window.findChildren<QLabel *>();
    for (QLabel *label : labels) {
        if (label->buddy()) {
            carriers.append(label);
        }
    }
    const auto buttons = window.findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons) {
        if (qobject_cast<QCheckBox *>(button) || qobject_cast<QToolButton *>(button)) {
            carriers.append(button);
        }
    }
    return carriers;
}

QString textOf(const QWidget &carrier)
{
    return carrier.property("text").toString();
}

} // namespace

QString withMnemonic(const QString &text, const QSet<QChar> &taken)
{
    for (const bool atWordStart : {true, false}) {
        if (const qsizetype place = freeLetter(text, taken, atWordStart); place >= 0) {
            return QString(text).insert(place, QLatin1Char('&'));
        }
    }
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        if (!taken.contains(QLatin1Char(letter))) {
            return text + QStringLiteral("(&%1)").arg(QLatin1Char(letter));
        }
    }
    return text;
}

void giveMnemonics(QWidget *window)
{
    QSet<QChar> taken;
    const auto buttons = window->findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : buttons) {
        taken.insert(mnemonicOf(button->text()));
    }
    const QList<QWidget *> carriers = carriersIn(*window);
    for (const QWidget *carrier : carriers) {
        taken.insert(mnemonicOf(textOf(*carrier)));
    }
    for (QWidget *carrier : carriers) {
        const QString text = textOf(*carrier);
        if (text.isEmpty() || !mnemonicOf(text).isNull()) {
            continue;
        }
        const QString given = withMnemonic(text, taken);
        carrier->setProperty("text", given);
        taken.insert(mnemonicOf(given));
    }
}

} // namespace tokenrack
