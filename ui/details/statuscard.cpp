// SPDX-License-Identifier: MIT
#include "ui/details/statuscard.h"

#include "core/base/plaintext.h"
#include "core/session/tokenclock.h"
#include "core/session/words.h"
#include "ui/details/lifebar.h"
#include "ui/details/tabularlabel.h"
#include "ui/icons.h"
#include "ui/showtext.h"
#include "ui/statuslook.h"
#include "ui/theme.h"
#include "ui/ticker.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>

namespace tokenrack {

namespace {

//! A smaller difference is the network's delay.
constexpr Milliseconds shownClockDifference = std::chrono::seconds(2);

QString signedSeconds(Milliseconds difference)
{
    const QString sign = difference < Milliseconds(0) ? QStringLiteral("−") : QStringLiteral("+");
    return sign + durationText(std::chrono::abs(difference));
}

//! What the big line counts to, if it counts.
std::optional<Instant> endOf(const ServerState &state, Status status)
{
    if (status == Status::LockedOut) {
        return state.attempts.lockedUntil;
    }
    return state.times ? state.times->expiresAt : std::nullopt;
}

} // namespace

StatusCard::StatusCard(const Clock &clock, QWidget *parent)
    : Card(QStringLiteral("statusCard"), parent)
    , m_clock(clock)
    , m_icon(new QLabel)
    , m_word(plainLabel(QStringLiteral("detailsStatus")))
    , m_aside(new QLabel)
    , m_big(new TabularLabel(QStringLiteral("detailsCountdown")))
    , m_bar(new LifeBar)
    , m_error(plainLabel(QStringLiteral("detailsError")))
    , m_times(plainLabel(QStringLiteral("detailsTimes")))
    , m_ticker(new Ticker(this))
{
    m_big->setFont(theme::strong(theme::scaled(font(), 1.55)));
    const QFont small = theme::small(font());
    m_aside->setObjectName(QStringLiteral("detailsRenewal"));
    m_aside->setTextFormat(Qt::PlainText);
    m_aside->setFont(small);
    m_aside->setForegroundRole(QPalette::PlaceholderText);
    m_aside->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_times->setFont(small);
    m_times->setForegroundRole(QPalette::PlaceholderText);

    auto *head = new QHBoxLayout;
    head->setSpacing(5);
    head->addWidget(m_icon, 0, Qt::AlignVCenter);
    head->addWidget(m_word, 1);
    head->addWidget(m_aside);
    body()->setSpacing(6);
    body()->addLayout(head);
    body()->addWidget(m_big);
    body()->addWidget(m_bar);
    body()->addWidget(m_error);
    body()->addWidget(m_times);
    connect(m_ticker, &Ticker::ticked, this, &StatusCard::showCountdown);
    connect(m_ticker, &Ticker::seen, this, &StatusCard::showCountdown);
}

void StatusCard::setState(const ServerState &state, Status status, const QString &systemName)
{
    m_state = state;
    m_status = status;
    m_systemName = systemName;
    refresh();
}

void StatusCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    // The card's own event: at that of a parent its palette can still be the one before.
    if (event->type() == QEvent::PaletteChange) {
        showHead();
    }
}

void StatusCard::refresh()
{
    showHead();
    showCountdown();
    showError();
    const Instant now = m_clock.now();
    m_times->setText(timesText(now));
    m_times->setVisible(!m_times->text().isEmpty());
    const std::optional<Instant> end = endOf(m_state, m_status);
    m_times->setToolTip(end ? instantToolTip(*end) : QString());
}

void StatusCard::showHead()
{
    const StatusLook look = lookOf(m_status);
    const int size = fontMetrics().height() * 4 / 5;
    m_icon->setPixmap(icons::icon(look.icon, look.tone).pixmap(QSize(size, size)));
    m_word->setText(statusText(m_state, m_status, m_systemName));
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, theme::tone(palette(), look.tone));
    m_word->setPalette(ink);
    m_aside->setText(m_state.renewsAt ? tr("refreshes itself at %1").arg(clockText(*m_state.renewsAt, m_clock.now()))
                                      : QString());
    m_aside->setVisible(!m_aside->text().isEmpty());
    if (m_state.renewsAt) {
        m_aside->setToolTip(instantToolTip(*m_state.renewsAt));
    }
}

void StatusCard::showCountdown()
{
    const Instant now = m_clock.now();
    const std::optional<Instant> end = endOf(m_state, m_status);
    const bool isCounting = end && *end > now;
    QString text;
    if (isCounting && (!m_state.times || m_state.times->source != ExpirySource::Account)) {
        text = durationText(*end - now, true);
    } else if (m_state.times || end) {
        text = expiresInText(m_state, now);
    }
    if (text != m_big->text()) {
        m_big->setText(text);
    }
    m_big->setVisible(!text.isEmpty());

    const bool hasBar = isCounting && m_state.times && m_status != Status::LockedOut;
    m_bar->setVisible(hasBar);
    if (hasBar) {
        const TokenReading reading = readTokenClock(*m_state.times, now);
        m_bar->set(reading.fractionLeft, reading.phase == TokenPhase::EndsSoon ? Tone::Warning : Tone::Good);
    }
    const bool inDays = end && std::chrono::abs(*end - now) > std::chrono::hours(24);
    m_ticker->setInterval(end ? std::optional<Milliseconds>(inDays ? std::chrono::seconds(30) : std::chrono::seconds(1))
                              : std::nullopt);
}

void StatusCard::showError()
{
    QStringList lines;
    if (m_state.lastError && m_state.busy == Busy::No) {
        const ErrorWords words = errorWords(*m_state.lastError, m_systemName);
        lines << words.sentence;
        if (!m_state.lastError->serverText.isEmpty()) {
            lines << tr("The server says: %1").arg(m_state.lastError->serverText);
        }
        lines << words.nextAction;
    } else if (m_state.licenceMissing) {
        lines << tr("The token is good, but the server has no licence for its interface.");
    } else if (m_status == Status::LoggedOut) {
        lines << tr("Log in to get a token.");
    }
    lines.removeAll(QString());
    m_error->setText(lines.join(QLatin1Char('\n')));
    m_error->setVisible(!lines.isEmpty());
    m_error->setToolTip(m_state.lastError ? plainToolTip(m_state.lastError->detail) : QString());
}

QString StatusCard::timesText(Instant now) const
{
    QStringList parts;
    if (const std::optional<Instant> end = endOf(m_state, m_status); end && *end > now) {
        const QString when = instantText(*end, now);
        parts << (m_status == Status::LockedOut ? tr("locked until %1").arg(when) : tr("until %1").arg(when));
    }
    if (m_state.times) {
        const SessionTimes &times = *m_state.times;
        parts << tr("issued %1").arg(instantText(times.issuedAt, now));
        if (times.source == ExpirySource::Jwt) {
            parts << tr("end read from the token itself");
        } else if (!times.expiryField.isEmpty()) {
            parts << tr("end read from %1").arg(times.expiryField);
        }
        if (times.clockDifference && std::chrono::abs(*times.clockDifference) >= shownClockDifference) {
            parts << tr("clock differs by %1").arg(signedSeconds(*times.clockDifference));
        }
    }
    if (m_state.verifiedAt) {
        parts << tr("checked %1").arg(instantText(*m_state.verifiedAt, now));
    }
    if (m_state.route) {
        parts << (m_state.route->proxy.isEmpty() ? tr("without a proxy")
                                                 : tr("through proxy %1").arg(visibleText(m_state.route->proxy)));
    }
    if (m_state.lastError && m_state.lastErrorAt) {
        parts << tr("failed %1").arg(instantText(*m_state.lastErrorAt, now));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace tokenrack
