// SPDX-License-Identifier: MIT
#pragma once

#include "core/providers/snippet.h"
#include "core/session/sessions.h"

#include <QObject>

namespace tokenrack {

class ClipboardGuard;

//! Copies tokens: a token that is good for a minute at least, renewed or logged in first where it takes that.
class TokenCopier : public QObject
{
    Q_OBJECT

public:
    //! What was copied, for a line that says so.
    struct Outcome
    {
        int copied = 0;
        int failed = 0;
        ReadyToken::How how = ReadyToken::How::Held; //!< of the last
        QString name; //!< of the last server
    };

    struct Parts
    {
        const Catalog &catalog;
        Sessions &sessions;
        const ProviderRegistry &providers;
        ClipboardGuard &clipboard;
    };

    explicit TokenCopier(const Parts &parts, QObject *parent = nullptr);

    //! Of several servers each token stands in a line of its own, in this order.
    void copy(const QList<QUuid> &ids, SnippetKind kind);
    //! A field of the reply that the session was read from.
    void copyField(QUuid id, const QString &name);

Q_SIGNALS:
    void finished(const tokenrack::TokenCopier::Outcome &outcome);
    //! Something has to be done first, and that takes a moment.
    void waiting(int servers);

private:
    struct Batch;

    void take(const std::shared_ptr<Batch> &batch, qsizetype place, const Result<ReadyToken, AuthError> &result);
    //! What there is, and a line of activity for each.
    void copyAll(const Batch &batch);

    Parts m_parts;
};

//! "header", "curl", "python" or "powershell" for Sessions::noteCopied(); empty for the plain token.
QString copyFormOf(SnippetKind kind);

} // namespace tokenrack
