// SPDX-License-Identifier: MIT
#include "ui/details/serverdetails.h"

#include "core/base/plaintext.h"
#include "ui/actions.h"
#include "ui/details/mask.h"
#include "ui/details/recordcard.h"
#include "ui/details/snippetcard.h"
#include "ui/details/statuscard.h"
#include "ui/details/tokencard.h"
#include "ui/dialogs/note.h"
#include "ui/showtext.h"
#include "ui/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPointer>
#include <QScrollBar>

namespace tokenrack {

ServerDetails::ServerDetails(const Parts &parts, QWidget *parent)
    : QScrollArea(parent)
    , m_parts(parts)
    , m_name(plainLabel(QStringLiteral("detailsName")))
    , m_sub(plainLabel(QStringLiteral("detailsSub")))
    , m_exposure(new Note(this))
    , m_notes(plainLabel(QStringLiteral("detailsNotes")))
    , m_status(new StatusCard(parts.clock))
    , m_token(new TokenCard(parts.actions.copyMenu()))
    , m_snippet(new SnippetCard)
    , m_record(new RecordCard(parts.clock))
{
    setObjectName(QStringLiteral("serverDetails"));
    m_exposure->setObjectName(QStringLiteral("detailsExposure"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Whoever goes through the window by keys would see nothing of it; what can be pressed inside is scrolled to.
    setFocusPolicy(Qt::NoFocus);

    m_name->setFont(theme::strong(theme::scaled(font(), 1.25)));
    const QFont small = theme::small(font());
    for (QLabel *label : {m_sub, m_notes}) {
        label->setFont(small);
        label->setForegroundRole(QPalette::PlaceholderText);
    }

    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Window);
    auto *head = new QVBoxLayout;
    head->setSpacing(1);
    head->addWidget(m_name);
    head->addWidget(m_sub);
    head->addWidget(m_exposure);
    head->addWidget(m_notes);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(14, 13, 14, 14);
    layout->setSpacing(13);
    layout->addLayout(head);
    layout->addWidget(m_status);
    layout->addWidget(m_token);
    layout->addWidget(m_snippet);
    layout->addWidget(m_record, 1);
    setWidget(page);
    viewport()->setBackgroundRole(QPalette::Window);
    connectCards();
}

void ServerDetails::setServer(QUuid id)
{
    if (id != m_id) {
        verticalScrollBar()->setValue(0);
    }
    m_id = id;
    refresh();
}

void ServerDetails::clear()
{
    ++m_generation;
    m_id = QUuid();
    m_token->setToken(maskedUnknown(), QString());
    m_record->setNoSession();
    m_record->setActivities({});
}

QSize ServerDetails::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), fontMetrics().height() * 8};
}

bool ServerDetails::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
    }
    return QScrollArea::eventFilter(watched, event);
}

void ServerDetails::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_token->retranslate();
        m_snippet->retranslate();
        m_record->retranslate();
    }
}

void ServerDetails::connectCards()
{
    connect(m_token, &TokenCard::copyRequested, m_parts.actions.get(Act::CopyToken), &QAction::trigger);
    connect(m_token, &TokenCard::showRequested, this, [this] { open(true); });
    connect(m_record, &RecordCard::openRequested, this, [this] { open(false); });
    connect(m_record, &RecordCard::rowReached, this, [this](const QRect &row) {
        const QPoint middle = m_record->mapTo(widget(), row.center());
        ensureVisible(middle.x(), middle.y(), 0, row.height());
    });
    connect(m_record, &RecordCard::fieldCopyRequested, this,
            [this](const QString &name) { Q_EMIT fieldCopyRequested(m_id, name); });
    connect(m_snippet, &SnippetCard::copyRequested, this, [this](SnippetKind kind) {
        switch (kind) {
        case SnippetKind::Token:
            m_parts.actions.get(Act::CopyToken)->trigger();
            break;
        case SnippetKind::Header:
            m_parts.actions.get(Act::CopyHeader)->trigger();
            break;
        case SnippetKind::Curl:
            m_parts.actions.get(Act::CopyCurl)->trigger();
            break;
        case SnippetKind::Python:
            m_parts.actions.get(Act::CopyPython)->trigger();
            break;
        case SnippetKind::PowerShell:
            m_parts.actions.get(Act::CopyPowerShell)->trigger();
            break;
        }
    });
    connect(m_parts.actions.get(Act::CopyToken), &QAction::changed, this, &ServerDetails::followLock);
    followLock();
}

void ServerDetails::followLock()
{
    const QString reason = m_parts.actions.reasonAgainst(Act::CopyToken);
    m_token->setReasonAgainst(reason);
    m_snippet->setReasonAgainst(reason);
    m_record->setReasonAgainst(reason);
}

void ServerDetails::refresh()
{
    const Server *server = m_parts.catalog.find(m_id);
    if (!server) {
        return;
    }
    ++m_generation;
    showHead(*server);
    const ServerState state = m_parts.sessions.state(m_id);
    const Provider *provider = m_parts.providers.find(server->provider);
    m_status->setState(state, m_parts.sessions.status(m_id), provider ? provider->name() : server->provider);
    m_record->setActivities(m_parts.sessions.activities(m_id));
    m_token->setVisible(state.times.has_value());
    m_snippet->setVisible(state.times.has_value());
    if (!state.times) {
        m_token->setToken(maskedUnknown(), QString());
        m_record->setNoSession();
        return;
    }
    showSealed(*server, *state.times);
    if (m_parts.secrets.openVault()) {
        open(false);
    }
}

void ServerDetails::showHead(const Server &server)
{
    const Provider *provider = m_parts.providers.find(server.provider);
    m_name->setText(visibleText(server.name));
    m_sub->setText(QStringLiteral("%1 · %2").arg(provider ? provider->name() : server.provider, accountLine(server)));
    m_exposure->say(Tone::Warning, provider ? provider->exposure(server) : QString());
    m_notes->setText(visibleText(server.notes));
    m_notes->setVisible(!server.notes.isEmpty());
}

void ServerDetails::showSealed(const Server &server, const SessionTimes &times)
{
    Session session;
    session.times = times;
    showUse(server, session, maskedUnknown());
    m_record->setSealed();
}

void ServerDetails::showSession(const Session &session)
{
    if (const Server *server = m_parts.catalog.find(m_id)) {
        showUse(*server, session, masked(session.token));
        m_record->setSession(session);
    }
}

void ServerDetails::showUse(const Server &server, Session session, const QString &maskedToken)
{
    const Provider *provider = m_parts.providers.find(server.provider);
    if (!provider) {
        m_token->setToken(maskedToken, QString());
        return;
    }
    session.token = Secret::fromText(QString(8, QChar(0x2022)));
    const TokenUse use = provider->tokenUse(server, session);
    m_token->setToken(maskedToken, use.place);
    m_snippet->setUse(use, session.token);
}

void ServerDetails::open(bool reveal)
{
    const QPointer<ServerDetails> self(this);
    const int generation = m_generation;
    m_parts.sessions.heldSession(m_id, [self, generation, reveal](const Result<Session, AuthError> &result) {
        if (!self || self->m_generation != generation || !result) {
            return;
        }
        self->showSession(*result);
        if (reveal) {
            self->m_token->reveal(result->token);
        }
    });
}

} // namespace tokenrack
