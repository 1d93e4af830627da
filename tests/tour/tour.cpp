// SPDX-License-Identifier: MIT
#include "tests/tour/tour.h"

#include "ui/mainwindow.h"
#include "ui/servermodel.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTextStream>
#include <QUrlQuery>

#include <memory>

using namespace Qt::StringLiterals;

namespace tokenrack {

namespace {

//! A server of each system that logs in without a question.
constexpr QLatin1String simpleServers[] = {
    "Airport attendance"_L1,
    "Cold-chain locks"_L1,
    "Support chat"_L1,
    "Greenhouse gateway"_L1,
};
constexpr QLatin1String captchaServer = "Hotel PBX Pudong"_L1;
constexpr QLatin1String shownServer = "Greenhouse gateway"_L1;

void say(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
}

QJsonArray serversIn(const QString &importFile)
{
    QFile file(importFile);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return QJsonDocument::fromJson(file.readAll()).object().value("servers"_L1).toArray();
}

} // namespace

Tour::Tour(Application &application, const QString &importFile, const QString &pictureFolder)
    : m_application(application)
    , m_pilot(application)
    , m_folder(pictureFolder)
    , m_servers(serversIn(importFile))
{ }

bool Tour::run()
{
    if (m_servers.isEmpty() || !m_pilot.start() || !m_pilot.waitForServers(int(m_servers.size()))) {
        say(u"The window did not open with the servers of the sandbox."_s);
        return false;
    }
    m_pilot.window()->resize(1280, 800);
    say(u"Opened the window with %1 servers."_s.arg(m_servers.size()));
    return logInToEachSystem() && logInWithCaptcha(captchaServer) && copyToken(shownServer)
        && showServerDialog(shownServer) && logInToAll() && takePictures(shownServer);
}

bool Tour::logInToEachSystem()
{
    for (const QLatin1String name : simpleServers) {
        if (!m_pilot.logIn(name) || !expectStatus(name, Status::Active)) {
            return false;
        }
    }
    return true;
}

bool Tour::logInWithCaptcha(const QString &server)
{
    if (!m_pilot.logIn(server)) {
        return false;
    }
    QDialog *dialog = m_pilot.waitForDialog(u"captchaDialog"_s);
    if (!dialog) {
        say(u"%1: no captcha was asked for."_s.arg(server));
        return false;
    }
    const bool typed = m_pilot.type(dialog, u"text"_s, captchaText(server));
    return typed && picture(dialog, u"captcha-dialog.png"_s, u"the captcha dialog"_s)
        && m_pilot.click(dialog, u"logIn"_s) && expectStatus(server, Status::Active);
}

bool Tour::copyToken(const QString &server)
{
    const QClipboard &clipboard = *QGuiApplication::clipboard();
    if (!m_pilot.select(server) || !m_pilot.trigger(u"copyToken"_s)
        || !QTest::qWaitFor([&clipboard] { return !clipboard.text().isEmpty(); }, WindowPilot::patience)) {
        say(u"%1: no token came to the clipboard."_s.arg(server));
        return false;
    }
    say(u"%1: copied its token, %2 characters, to the clipboard."_s.arg(server).arg(clipboard.text().size()));
    return true;
}

bool Tour::showServerDialog(const QString &server)
{
    if (!m_pilot.select(server) || !m_pilot.trigger(u"editServer"_s)) {
        return false;
    }
    QDialog *dialog = m_pilot.waitForDialog(u"serverDialog"_s);
    if (!dialog || !m_pilot.click(dialog, u"test"_s)) {
        return false;
    }
    const bool tested =
        QTest::qWaitFor([&] { return !m_pilot.text(dialog, u"result"_s).isEmpty(); }, WindowPilot::patience);
    say(u"%1: tested the log-in in its dialog: %2"_s.arg(server, m_pilot.text(dialog, u"result"_s)));
    return tested && picture(dialog, u"server-dialog.png"_s, u"the server dialog"_s)
        && m_pilot.click(dialog, u"cancel"_s) && m_pilot.waitUntilClosed(u"serverDialog"_s);
}

bool Tour::logInToAll()
{
    if (!m_pilot.trigger(u"logInAll"_s)) {
        return false;
    }
    const bool answered = answerOpenQuestions();
    int active = 0;
    const QStringList names = m_pilot.serverNames();
    for (const QString &name : names) {
        const auto status = m_pilot.status(name);
        active += status == Status::Active || status == Status::ExpiresSoon || status == Status::PermanentKey ? 1 : 0;
        say(u"  %1: %2, %3"_s.arg(name, m_pilot.cell(name, ServerModel::StatusColumn),
                                  m_pilot.cell(name, ServerModel::ExpiresColumn)));
    }
    say(u"Logged in to all: %1 of %2 hold a token; the others say why not."_s.arg(active).arg(names.size()));
    return answered && active > names.size() / 2;
}

//! Leaves captchas of the log-in to all for later, until nothing is under way any more.
bool Tour::answerOpenQuestions() const
{
    const auto isBusy = [this](const QString &name) {
        const auto status = m_pilot.status(name);
        return status == Status::Waiting || status == Status::LoggingIn;
    };
    return QTest::qWaitFor(
        [&] {
            const auto widgets = QApplication::topLevelWidgets();
            for (QWidget *widget : widgets) {
                auto *dialog = qobject_cast<QDialog *>(widget);
                if (dialog && dialog->isVisible()) {
                    dialog->reject();
                }
            }
            const QStringList names = m_pilot.serverNames();
            return std::none_of(names.cbegin(), names.cend(), isBusy);
        },
        WindowPilot::patience);
}

bool Tour::takePictures(const QString &server)
{
    MainWindow *window = m_pilot.window();
    m_pilot.closeStrip();
    if (!m_pilot.select(server) || !m_pilot.alignRows()
        || !picture(window, u"main-window-light.png"_s, u"the main window, light"_s)) {
        return false;
    }
    const bool dark =
        m_pilot.trigger(u"appearance_dark"_s) && picture(window, u"main-window-dark.png"_s, u"the main window, dark"_s);
    return dark && m_pilot.trigger(u"appearance_light"_s) && m_pilot.trigger(u"language_zh_CN"_s)
        && picture(window, u"main-window-zh_CN.png"_s, u"the main window in Chinese"_s);
}

bool Tour::expectStatus(const QString &server, Status wanted) const
{
    const bool reached = m_pilot.waitForStatus(server, wanted);
    say(u"%1 (%2): %3, expires in %4"_s.arg(server, m_pilot.cell(server, ServerModel::SystemColumn),
                                            m_pilot.cell(server, ServerModel::StatusColumn),
                                            m_pilot.cell(server, ServerModel::ExpiresColumn)));
    return reached;
}

QString Tour::captchaText(const QString &server) const
{
    QUrl url;
    for (const QJsonValue &entry : m_servers) {
        if (entry["name"_L1].toString() == server) {
            url = QUrl(entry["url"_L1].toString());
            url.setPath(u"/sandbox/captcha"_s);
            url.setQuery(QUrlQuery({{u"login"_s, entry["account"_L1].toString()}}));
        }
    }
    QNetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(url)));
    const bool answered = QTest::qWaitFor([&reply] { return reply->isFinished(); }, WindowPilot::patience);
    return answered ? QString::fromUtf8(reply->readAll()).trimmed() : QString();
}

bool Tour::picture(const QWidget *of, const QString &file, const QString &what)
{
    const QString path = QDir(m_folder).filePath(file);
    const bool taken = m_pilot.takePicture(of, path);
    say(taken ? u"Picture of %1: %2"_s.arg(what, path) : u"No picture of %1 could be written."_s.arg(what));
    return taken;
}

} // namespace tokenrack
