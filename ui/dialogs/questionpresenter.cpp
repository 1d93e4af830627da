// SPDX-License-Identifier: MIT
#include "ui/dialogs/questionpresenter.h"

#include "core/session/sessions.h"
#include "ui/dialogs/captchadialog.h"
#include "ui/dialogs/certificatedialog.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/keychaindialog.h"
#include "ui/dialogs/secretdialog.h"

#include <QApplication>

#include <algorithm>
#include <utility>

namespace tokenrack {

QuestionPresenter::QuestionPresenter(const Parts &parts, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
{ }

QuestionPresenter::~QuestionPresenter()
{
    if (m_dialog) {
        m_dialog->disconnect(this);
    }
}

void QuestionPresenter::serve(Sessions &sessions)
{
    connect(&sessions, &Sessions::questionAsked, this, &QuestionPresenter::ask);
    connect(&sessions, &Sessions::questionWithdrawn, this, &QuestionPresenter::withdraw);
    connect(&sessions, &Sessions::changed, this, [this, &sessions](QUuid server) {
        if (sessions.state(server).busy == Busy::No) {
            endWaiting(server);
        }
    });
    connect(this, &QuestionPresenter::answered, &sessions, &Sessions::answer);
    connect(this, &QuestionPresenter::gaveUp, &sessions, &Sessions::declineCaptcha);
    for (const auto &[id, question] : sessions.openQuestions()) {
        ask(id, question);
    }
}

void QuestionPresenter::ask(QuestionId id, const Question &question)
{
    const auto *captcha = std::get_if<CaptchaQuestion>(&question);
    auto *waitingDialog = qobject_cast<CaptchaDialog *>(m_dialog.data());
    if (captcha && waitingDialog && m_awaited == captcha->server.id) {
        m_awaited.reset();
        m_currentId = id;
        waitingDialog->setQuestion(*captcha);
        return;
    }
    m_queue.push_back({id, question});
    m_dialog ? showWaiting() : showNext();
}

void QuestionPresenter::withdraw(QuestionId id)
{
    if (m_dialog && m_currentId == id) {
        m_currentId.reset();
        m_dialog->withdraw();
        return;
    }
    std::erase_if(m_queue, [id](const Entry &entry) { return entry.id == id; });
    showWaiting();
}

void QuestionPresenter::endWaiting(QUuid server)
{
    if (!m_dialog || m_awaited != server) {
        return;
    }
    m_awaited.reset();
    m_dialog->withdraw();
}

void QuestionPresenter::showNext()
{
    while (!m_dialog && !m_queue.empty()) {
        const Entry entry = m_queue.front();
        m_queue.erase(m_queue.begin());
        show(entry);
    }
}

void QuestionPresenter::show(const Entry &entry)
{
    m_dialog = makeDialog(entry.question, parentForDialog());
    if (!m_dialog) {
        // Nobody knows the system any more, so nobody knows what to ask for.
        Q_EMIT answered(entry.id, Declined{});
        return;
    }
    m_currentId = entry.id;
    connect(m_dialog, &QuestionDialog::answered, this, &QuestionPresenter::onAnswered);
    connect(m_dialog, &QDialog::finished, this, &QuestionPresenter::onDialogGone);
    connect(m_dialog, &QObject::destroyed, this, &QuestionPresenter::onDialogDestroyed);
    showWaiting();
    m_dialog->open();
}

QuestionDialog *QuestionPresenter::makeDialog(const Question &question, QWidget *parent) const
{
    if (const auto *secret = std::get_if<SecretQuestion>(&question)) {
        const Provider *provider = m_parts.providers.find(secret->server.provider);
        return provider ? new SecretDialog(*secret, {*provider, m_parts.secrets, m_parts.clock}, parent) : nullptr;
    }
    if (const auto *captcha = std::get_if<CaptchaQuestion>(&question)) {
        return new CaptchaDialog(*captcha, systemName(captcha->server.provider), parent);
    }
    if (const auto *attempt = std::get_if<AttemptQuestion>(&question)) {
        return new AttemptDialog(*attempt, systemName(attempt->server.provider), parent);
    }
    if (const auto *origin = std::get_if<OriginQuestion>(&question)) {
        return new OriginDialog(*origin, systemName(origin->storedFor.provider), systemName(origin->server.provider),
                                parent);
    }
    if (const auto *certificate = std::get_if<CertificateQuestion>(&question)) {
        return new CertificateDialog(*certificate, parent);
    }
    return new KeychainDialog(std::get<KeychainQuestion>(question), parent);
}

//! A test log-in asks from inside the server dialog, which blocks the window below it.
QWidget *QuestionPresenter::parentForDialog() const
{
    QWidget *modal = QApplication::activeModalWidget();
    return modal ? modal : m_window.data();
}

QString QuestionPresenter::systemName(const QString &provider) const
{
    const Provider *found = m_parts.providers.find(provider);
    return found ? found->name() : provider;
}

void QuestionPresenter::onAnswered(const Answer &answer)
{
    if (std::holds_alternative<AnotherPicture>(answer)) {
        m_awaited = qobject_cast<CaptchaDialog *>(m_dialog.data())->server();
    }
    if (const auto id = std::exchange(m_currentId, std::nullopt)) {
        Q_EMIT answered(*id, answer);
    } else if (const auto server = std::exchange(m_awaited, std::nullopt)) {
        Q_EMIT gaveUp(*server);
    }
}

void QuestionPresenter::onDialogGone()
{
    if (m_dialog) {
        m_dialog->disconnect(this);
    }
    onDialogDestroyed();
}

//! No more than a QWidget is left of the dialog by then, so it is not looked at.
void QuestionPresenter::onDialogDestroyed()
{
    m_dialog.clear();
    m_awaited.reset();
    // Taken away together with the dialog below it, without an answer.
    if (const auto id = std::exchange(m_currentId, std::nullopt)) {
        Q_EMIT answered(*id, Declined{});
    }
    showNext();
}

void QuestionPresenter::showWaiting()
{
    if (m_dialog) {
        m_dialog->setWaiting(int(m_queue.size()));
    }
}

} // namespace tokenrack
