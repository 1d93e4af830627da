// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/snippet.h"
#include "ui/details/card.h"

#include <optional>

class QTabBar;
class QToolButton;

namespace tokenrack {

class CodeText;

//! A call with the token, ready to paste, in four forms; the token is masked here.
class SnippetCard : public Card
{
    Q_OBJECT

public:
    explicit SnippetCard(QWidget *parent = nullptr);

    //! \a use with a masked token inside.
    void setUse(const TokenUse &use, const Secret &maskedToken);
    //! Why it cannot be copied now, or empty.
    void setReasonAgainst(const QString &reason);
    void retranslate();

Q_SIGNALS:
    void copyRequested(tokenrack::SnippetKind kind);

private:
    SnippetKind kind() const;
    void refresh();

    std::optional<TokenUse> m_use;
    Secret m_maskedToken;
    QString m_reasonAgainst;
    QTabBar *m_tabs;
    QToolButton *m_copy;
    CodeText *m_text;
};

} // namespace tokenrack
