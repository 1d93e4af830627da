// SPDX-License-Identifier: MIT
#include "ui/dialogs/serverdialog.h"

#include "core/auth/attemptbudget.h"
#include "core/base/plaintext.h"
#include "core/session/keepsecret.h"
#include "core/session/words.h"
#include "ui/dialogs/captchadialog.h"
#include "ui/dialogs/dialogwords.h"
#include "ui/dialogs/note.h"
#include "ui/dialogs/serverform.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tokenrack {

namespace {

//! What the screen's height must leave for everything around the form, in lines.
constexpr int linesAroundForm = 13;

} // namespace

ServerDialog::ServerDialog(const Parts &parts, QWidget *parent)
    : FormDialog(78, parent)
    , m_parts(parts)
    , m_scroll(new QScrollArea(this))
    , m_form(new ServerForm(parts.providers, m_scroll))
    , m_result(new Note(this, Note::Look::Boxed))
    , m_cost(new QLabel(this))
    , m_testButton(new QPushButton(this))
    , m_save(buttons()->addButton(QDialogButtonBox::Save))
    , m_cancel(buttons()->addButton(QDialogButtonBox::Cancel))
{
    setObjectName(QStringLiteral("serverDialog"));
    m_result->setObjectName(QStringLiteral("result"));
    m_cost->setObjectName(QStringLiteral("cost"));
    m_testButton->setObjectName(QStringLiteral("test"));
    m_save->setObjectName(QStringLiteral("save"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setBackgroundRole(QPalette::Window);
    m_scroll->setWidget(m_form);
    m_form->installEventFilter(this);
    m_cost->setForegroundRole(QPalette::PlaceholderText);
    m_save->setDefault(true);
    m_cancel->setAutoDefault(false);
    m_testButton->setAutoDefault(false);
    body()->addWidget(m_scroll, 1);
    body()->addWidget(m_result);
    addLeft(m_testButton);
    addLeft(m_cost);

    connect(m_form, &ServerForm::edited, this, &ServerDialog::onEdited);
    connect(m_save, &QPushButton::clicked, this, &ServerDialog::save);
    connect(m_testButton, &QPushButton::clicked, this, [this] { m_test ? stopTest() : startTest(); });
    connect(&parts.sessions, &Sessions::changed, this, &ServerDialog::showTest);
    connect(&parts.sessions, &Sessions::certificateTrusted, this,
            [this](const Server &server, const QByteArray &sha256) {
                if (server.id == m_form->server().id) {
                    m_form->setTrustedCertificate(server, sha256);
                }
            });
}

ServerDialog::~ServerDialog()
{
    if (m_test) {
        m_parts.sessions.cancelTest(*m_test);
    }
}

void ServerDialog::add()
{
    Server server;
    server.id = QUuid::createUuid();
    if (!m_parts.providers.all().empty()) {
        server.provider = m_parts.providers.all().front()->id();
    }
    start(Task::Add, server);
}

void ServerDialog::edit(const Server &server)
{
    start(Task::Edit, server);
}

void ServerDialog::duplicate(const Server &server)
{
    Server copy = server;
    copy.id = QUuid::createUuid();
    copy.name = tr("%1 (copy)").arg(server.name);
    start(Task::Duplicate, copy);
}

void ServerDialog::start(Task task, const Server &server)
{
    m_task = task;
    m_before = server;
    m_form->setServer(server, task == Task::Edit);
    retranslate();
    open();
}

void ServerDialog::forgetSecrets()
{
    m_form->forgetSecrets();
    m_warnedOf = {};
    FormDialog::forgetSecrets();
}

void ServerDialog::retranslate()
{
    setWindowTitle(m_task == Task::Edit ? tr("Edit server") : tr("Add server"));
    m_save->setText(tr("Save"));
    m_cancel->setText(m_wasAskedToDiscard ? tr("Discard") : tr("Cancel"));
    if (m_saying) {
        m_saying();
    }
    showTest();
    const bool canChoose = m_parts.secrets.place() == SecretPlace::Keychain;
    m_form->setSecretPlace(m_parts.secrets.placeName(), canChoose);
    m_form->retranslate(); // last, since it takes the letters that the buttons leave
}

void ServerDialog::onEdited()
{
    m_wasAskedToDiscard = false;
    m_cancel->setText(tr("Cancel"));
    if (!m_test) {
        sayNothing(); // what it says is about something else now
    }
    showTest();
}

void ServerDialog::reject()
{
    if (m_form->isChanged() && !std::exchange(m_wasAskedToDiscard, true)) {
        m_cancel->setText(tr("Discard"));
        say([this] {
            m_result->say(Tone::Warning, tr("What you entered is not saved."),
                          tr("Close once more to discard it, or save it."));
        });
        return;
    }
    FormDialog::reject();
}

bool ServerDialog::warnsOfRefused()
{
    const Credential entered = m_form->credential();
    const Server draft = m_form->server();
    const auto refusedAt = m_parts.sessions.refusedAt(draft, entered);
    if (!refusedAt || entered == m_warnedOf) {
        return false;
    }
    m_warnedOf = entered;
    const Provider *provider = m_form->provider();
    say([this, refusedAt, system = provider ? provider->name() : draft.provider] {
        m_result->say(Tone::Warning,
                      tr("%1 refused just this before, %2.").arg(system, instantText(*refusedAt, m_parts.clock.now())),
                      tr("Check what you entered, or do it once more to go on."));
    });
    return true;
}

void ServerDialog::save()
{
    if (!m_form->checkAll() || warnsOfRefused()) {
        return;
    }
    const Server server = m_form->server();
    const auto written = m_parts.catalog.change(m_before, server);
    if (!written) {
        say([this, error = written.error()] { m_result->say(Tone::Bad, storeErrorText(error)); });
        return;
    }
    const SecretPlace place = m_form->keepsSecret() ? SecretPlace::Keychain : SecretPlace::Memory;
    if (const Credential entered = m_form->credential(); !entered.isEmpty()) {
        keepSecret({m_parts.sessions, m_parts.secrets}, server, entered, place);
    }
    Q_EMIT saved(server.id);
    accept();
}

void ServerDialog::startTest()
{
    if (!m_form->checkAll() || warnsOfRefused()) {
        return;
    }
    const Server draft = m_form->server();
    say([this] { m_result->say(Tone::Busy, tr("Logging in…")); });
    m_test = m_parts.sessions.testLogIn(draft, m_form->credential(),
                                        [self = QPointer(this), draft](const Result<Session, AuthError> &result) {
                                            if (self) {
                                                self->onTested(draft, result);
                                            }
                                        });
    showTest();
}

void ServerDialog::stopTest()
{
    if (const auto test = std::exchange(m_test, std::nullopt)) {
        m_parts.sessions.cancelTest(*test);
        sayNothing();
    }
    showTest();
}

void ServerDialog::onTested(const Server &draft, const Result<Session, AuthError> &result)
{
    m_test.reset();
    // A dialog that waits for another picture of this log-in would wait for ever.
    const auto captchas = findChildren<CaptchaDialog *>();
    for (CaptchaDialog *captcha : captchas) {
        captcha->withdraw();
    }
    result ? saySuccess(draft, result->times) : sayError(draft, result.error());
    showTest();
}

void ServerDialog::say(const Saying &saying)
{
    m_saying = saying;
    m_saying();
}

void ServerDialog::sayNothing()
{
    m_saying = nullptr;
    m_result->clear();
}

void ServerDialog::saySuccess(const Server &draft, const SessionTimes &times)
{
    say([this, account = visibleText(draft.account), times] {
        m_result->say(Tone::Good, account.isEmpty() ? tr("Logged in.") : tr("Logged in as %1.").arg(account),
                      endText(times, m_parts.clock.now()));
    });
}

void ServerDialog::sayError(const Server &draft, const AuthError &error)
{
    if (error.kind == AuthErrorKind::Cancelled) {
        sayNothing(); // by the person, who knows
        return;
    }
    const Provider *provider = m_parts.providers.find(draft.provider);
    say([this, error, system = provider ? provider->name() : draft.provider] {
        const ErrorWords words = errorWords(error, system);
        QStringList more;
        if (!error.serverText.isEmpty()) {
            more.append(tr("%1 says: %2").arg(system, visibleText(error.serverText)));
        }
        if (!words.nextAction.isEmpty()) {
            more.append(words.nextAction);
        }
        m_result->say(Tone::Bad, words.sentence, more.join(QLatin1Char('\n')));
    });
}

void ServerDialog::showTest()
{
    m_testButton->setText(m_test ? tr("Stop &test") : tr("&Test log-in"));
    m_cost->setText(m_test ? QString() : costText());
}

QString ServerDialog::costText() const
{
    const Provider *provider = m_form->provider();
    const Server draft = m_form->server();
    const auto limits = provider ? provider->attemptLimits(draft) : std::nullopt;
    if (!limits) {
        return {};
    }
    const int left = attemptsLeft(m_parts.sessions.attempts(draft), *limits);
    return left > 0 ? tr("uses one of %n attempt(s)", nullptr, left) : tr("no attempts are left");
}

bool ServerDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_form && event->type() == QEvent::LayoutRequest) {
        fitForm();
    }
    return FormDialog::eventFilter(watched, event);
}

//! As high as the form wants to be, as long as the screen has the room; beyond that it scrolls.
void ServerDialog::fitForm()
{
    const int width = m_scroll->viewport()->width();
    const int wanted = m_form->layout()->hasHeightForWidth() ? m_form->layout()->totalHeightForWidth(width)
                                                             : m_form->sizeHint().height();
    m_scroll->setMinimumHeight(
        std::min(wanted, screen()->availableSize().height() - linesAroundForm * fontMetrics().height()));
}

} // namespace tokenrack
