// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessions.h"
#include "ui/serverrow.h"

#include <QCoreApplication>

namespace tokenrack {

//! What a visible row says, put into words when it is asked for.
class RowTexts
{
    Q_DECLARE_TR_FUNCTIONS(tokenrack::RowTexts)

public:
    //! What the words are made of; each must outlive it.
    struct Parts
    {
        Catalog &catalog;
        Sessions &sessions;
        const ProviderRegistry &providers;
        const Clock &clock;
    };

    explicit RowTexts(const Parts &parts)
        : m_parts(parts)
    { }

    //! The product's name of a provider, or its id where nobody knows it.
    QString systemName(const QString &provider) const;
    //! The line below the name.
    QString subText(const ServerRow &row) const;
    //! What has to stand beside that line: "not encrypted", or empty.
    QString mark(const ServerRow &row) const;
    QString expiresIn(const ServerRow &row) const;
    //! The name as it is read out.
    QString accessibleName(const ServerRow &row) const;
    //! All that the filter looks through, case folded.
    QString searched(const ServerRow &row) const;

    // Tooltips, as plain text.
    QString aboutServer(const ServerRow &row) const;
    QString aboutSystem(const ServerRow &row) const;
    QString aboutStatus(const ServerRow &row) const;
    QString aboutExpiry(const ServerRow &row) const;

private:
    QString exposure(const ServerRow &row) const;

    Parts m_parts;
};

} // namespace tokenrack
