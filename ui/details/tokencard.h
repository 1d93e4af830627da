// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "ui/details/card.h"

#include <QTimer>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace tokenrack {

class CodeText;

//! The token: masked, shown for ten seconds, or copied.
class TokenCard : public Card
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds shownFor{10};

    //! \a copyMenu has the forms in which it can be copied and belongs to somebody else.
    explicit TokenCard(QMenu *copyMenu, QWidget *parent = nullptr);

    //! \a masked is what stands there until the token is shown; \a place is where calls carry it.
    void setToken(const QString &masked, const QString &place);
    //! Masked again after shownFor.
    void reveal(const Secret &token);
    //! Why the token can be neither shown nor copied now, or empty.
    void setReasonAgainst(const QString &reason);
    bool isRevealed() const { return m_maskAgain.isActive(); }
    void retranslate();

Q_SIGNALS:
    void showRequested();
    void copyRequested();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void mask();

    QString m_masked;
    QString m_reasonAgainst;
    QTimer m_maskAgain;
    QLabel *m_title;
    QLabel *m_place;
    CodeText *m_token;
    QPushButton *m_copy;
    QPushButton *m_show;
    QToolButton *m_copyAs;
    QLabel *m_key;
};

} // namespace tokenrack
