// SPDX-License-Identifier: MIT
#include "ui/tokencopier.h"

#include "core/session/tokenclock.h"
#include "ui/clipboardguard.h"

#include <QPointer>

namespace tokenrack {

struct TokenCopier::Batch
{
    QList<QUuid> ids;
    SnippetKind kind = SnippetKind::Token;
    QStringList texts; //!< by place in ids; null where there is none
    qsizetype open = 0;
    Outcome outcome;
};

TokenCopier::TokenCopier(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{ }

void TokenCopier::copy(const QList<QUuid> &ids, SnippetKind kind)
{
    auto batch = std::make_shared<Batch>();
    batch->ids = ids;
    batch->kind = kind;
    batch->texts = QStringList(ids.size());
    batch->open = ids.size();
    Q_EMIT waiting(int(ids.size()));
    for (qsizetype place = 0; place < ids.size(); ++place) {
        const auto taken = [self = QPointer(this), batch, place](const Result<ReadyToken, AuthError> &result) {
            if (self) {
                self->take(batch, place, result);
            }
        };
        ids.size() == 1 ? m_parts.sessions.readyToken(ids[place], minimalCopyLife, taken)
                        : m_parts.sessions.readyTokenOfMany(ids[place], minimalCopyLife, taken);
    }
}

void TokenCopier::copyField(QUuid id, const QString &name)
{
    const QPointer<TokenCopier> self(this);
    m_parts.sessions.heldSession(id, [self, name](const Result<Session, AuthError> &result) {
        if (!self || !result) {
            return;
        }
        for (const ReplyField &field : result->fields) {
            if (field.name == name) {
                self->m_parts.clipboard.copySecret(field.value);
                return;
            }
        }
    });
}

void TokenCopier::take(const std::shared_ptr<Batch> &batch, qsizetype place,
                       const Result<ReadyToken, AuthError> &result)
{
    const QUuid id = batch->ids[place];
    const Server *server = m_parts.catalog.find(id);
    const Provider *provider = server ? m_parts.providers.find(server->provider) : nullptr;
    --batch->open;
    if (result && provider) {
        const Session &session = result->session;
        batch->texts[place] = snippet(batch->kind, provider->tokenUse(*server, session), session.token);
        batch->outcome.how = result->how;
        batch->outcome.name = server->name;
        ++batch->outcome.copied;
    } else {
        ++batch->outcome.failed;
    }
    if (batch->open > 0) {
        return;
    }
    copyAll(*batch);
    Q_EMIT finished(batch->outcome);
}

void TokenCopier::copyAll(const Batch &batch)
{
    QStringList texts = batch.texts;
    texts.removeAll(QString());
    if (texts.isEmpty()) {
        return;
    }
    m_parts.clipboard.copySecretText(texts.join(QLatin1Char('\n')));
    for (qsizetype place = 0; place < batch.ids.size(); ++place) {
        if (!batch.texts[place].isNull()) {
            m_parts.sessions.noteCopied(batch.ids[place], copyFormOf(batch.kind));
        }
    }
}

QString copyFormOf(SnippetKind kind)
{
    switch (kind) {
    case SnippetKind::Header:
        return QStringLiteral("header");
    case SnippetKind::Curl:
        return QStringLiteral("curl");
    case SnippetKind::Python:
        return QStringLiteral("python");
    case SnippetKind::PowerShell:
        return QStringLiteral("powershell");
    case SnippetKind::Token:
        break;
    }
    return {};
}

} // namespace tokenrack
