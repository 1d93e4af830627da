// SPDX-License-Identifier: MIT
#include "ui/statusline.h"

#include "ui/clipboardguard.h"
#include "ui/details/tabularlabel.h"
#include "ui/icons.h"
#include "ui/servermodel.h"
#include "ui/theme.h"
#include "ui/ticker.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace tokenrack {

namespace {

constexpr std::chrono::seconds saidFor{8};

QLabel *quietLabel(const QString &objectName, const QFont &font)
{
    auto *label = new TabularLabel(objectName);
    label->setFont(font);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QToolButton *quietButton(const QString &objectName, const QFont &font)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setFont(font);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    // No higher than the words beside it: the bar keeps its height when the button comes and goes.
    button->setMaximumHeight(QFontMetrics(font).height() + 4);
    return button;
}

} // namespace

StatusLine::StatusLine(const Parts &parts, QWidget *parent)
    : QStatusBar(parent)
    , m_parts(parts)
    , m_clipboardTicker(new Ticker(this))
{
    setObjectName(QStringLiteral("statusLine"));
    setSizeGripEnabled(false);
    const QFont small = theme::small(font());
    m_counts = quietLabel(QStringLiteral("statusCounts"), small);
    m_bulk = quietLabel(QStringLiteral("statusBulk"), small);
    m_clipboard = quietLabel(QStringLiteral("statusClipboard"), small);
    m_lock = new QLabel;
    m_place = quietLabel(QStringLiteral("statusSecrets"), small);
    m_cancel = quietButton(QStringLiteral("bulkCancel"), small);
    m_clear = quietButton(QStringLiteral("clipboardClear"), small);
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("bulkProgress"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(QFontMetrics(small).height());
    m_progress->setFixedWidth(fontMetrics().averageCharWidth() * 22);
    m_saidFor.setSingleShot(true);
    m_saidFor.setInterval(saidFor);

    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(6, 2, 4, 2);
    layout->setSpacing(6);
    layout->addWidget(m_counts);
    layout->addSpacing(10);
    layout->addWidget(m_progress);
    layout->addWidget(m_bulk);
    layout->addWidget(m_cancel);
    layout->addStretch(1);
    layout->addWidget(m_clipboard);
    layout->addWidget(m_clear);
    layout->addSpacing(8);
    layout->addWidget(m_lock);
    layout->addWidget(m_place);
    addWidget(row, 1);

    connect(&m_saidFor, &QTimer::timeout, this, [this] {
        m_said = nullptr;
        showCounts();
    });
    connect(&parts.servers, &ServerModel::countsChanged, this, &StatusLine::showCounts);
    connect(&parts.sessions, &Sessions::bulkChanged, this, &StatusLine::showBulk);
    connect(&parts.secrets, &SecretKeeper::placeChanged, this, &StatusLine::showPlace);
    connect(&parts.secrets, &SecretKeeper::obstacleChanged, this, &StatusLine::showPlace);
    connect(&parts.clipboard, &ClipboardGuard::holdingChanged, this, &StatusLine::showClipboard);
    connect(m_clipboardTicker, &Ticker::ticked, this, &StatusLine::showClipboard);
    connect(m_clipboardTicker, &Ticker::seen, this, &StatusLine::showClipboard);
    connect(m_cancel, &QToolButton::clicked, this, &StatusLine::cancelRequested);
    connect(m_clear, &QToolButton::clicked, &parts.clipboard, &ClipboardGuard::clearNow);
    showCounts();
    showBulk();
    showClipboard();
    showPlace();
}

void StatusLine::say(const std::function<QString()> &text)
{
    m_said = text;
    m_saidFor.start();
    showCounts();
}

void StatusLine::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        showCounts();
        showBulk();
        showClipboard();
        showPlace();
    }
}

void StatusLine::showCounts()
{
    if (m_said) {
        m_counts->setText(m_said());
        return;
    }
    if (!m_parts.servers.isWhole()) {
        m_counts->clear();
        return;
    }
    const ServerCounts counts = m_parts.servers.counts();
    const int active = counts.byGroup[std::size_t(StatusGroup::Active)];
    const int soon = counts.byGroup[std::size_t(StatusGroup::ExpiresSoon)];
    QStringList parts{tr("%n server(s)", nullptr, counts.all)};
    if (counts.all > 0) {
        parts << tr("%n active", nullptr, active);
    }
    if (soon > 0) {
        parts << tr("%n expire soon", nullptr, soon);
    }
    m_counts->setText(parts.join(QStringLiteral(" · ")));
}

void StatusLine::showBulk()
{
    const BulkProgress &bulk = m_parts.sessions.bulk();
    m_progress->setVisible(bulk.isRunning());
    m_progress->setAccessibleName(tr("Log-ins done"));
    m_cancel->setVisible(bulk.isRunning());
    m_cancel->setText(tr("Cancel"));
    m_bulk->setVisible(bulk.total() > 0);
    if (bulk.isRunning()) {
        m_progress->setRange(0, bulk.total());
        m_progress->setValue(bulk.done());
        m_bulk->setToolTip({});
        m_bulk->setText(tr("%1 of %n log-in(s) done", nullptr, bulk.total()).arg(bulk.done()));
        return;
    }
    QStringList parts{tr("%n logged in", nullptr, bulk.succeeded())};
    if (bulk.failed() > 0) {
        parts << tr("%n failed", nullptr, bulk.failed());
    }
    if (bulk.skipped() > 0) {
        parts << tr("%n skipped", nullptr, bulk.skipped());
    }
    m_bulk->setText(parts.join(QStringLiteral(" · ")));
    m_bulk->setToolTip(bulk.skipped() > 0
                           ? tr("No password was sent for the skipped ones: refused before, no stored password or key, "
                                "captcha not answered, few attempts left, locked out, or cancelled. Log in to such a "
                                "server alone.")
                           : QString());
}

void StatusLine::showClipboard()
{
    const bool holding = m_parts.clipboard.isHolding();
    m_clipboard->setVisible(holding);
    m_clear->setVisible(holding);
    m_clear->setText(tr("Clear now"));
    m_clipboardTicker->setInterval(holding ? std::optional<Milliseconds>(std::chrono::seconds(1)) : std::nullopt);
    if (holding) {
        m_clipboard->setText(tr("Clipboard clears in %n s", nullptr, m_parts.clipboard.secondsLeft()));
    }
}

void StatusLine::showPlace()
{
    const int size = fontMetrics().height() * 3 / 4;
    m_lock->setPixmap(icons::icon(QStringLiteral("lock"), Tone::Neutral).pixmap(QSize(size, size)));
    m_place->setText(placeText());
}

//! Names no keychain that turned out not to be there.
QString StatusLine::placeText() const
{
    const SecretKeeper &secrets = m_parts.secrets;
    const auto obstacle = secrets.place() == SecretPlace::Keychain ? secrets.obstacle() : std::nullopt;
    if (obstacle == SecretErrorKind::NoKeychain) {
        return tr("Secrets: no keychain");
    }
    if (obstacle == SecretErrorKind::Locked) {
        return tr("Secrets: keychain locked");
    }
    if (obstacle == SecretErrorKind::NoAnswer) {
        return tr("Secrets: keychain silent");
    }
    return tr("Secrets: %1").arg(secrets.placeName());
}

} // namespace tokenrack
