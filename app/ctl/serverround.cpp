// SPDX-License-Identifier: MIT
#include "app/ctl/serverround.h"

#include "app/ctl/serverjson.h"
#include "core/base/plaintext.h"
#include "core/session/words.h"

namespace tokenrack::ctl {

ServerRound::ServerRound(Workplace &place, const QList<Server> &servers, int atOnce, Work work)
    : QObject(&place)
    , m_place(place)
    , m_waiting(servers)
    , m_total(int(servers.size()))
    , m_atOnce(atOnce)
    , m_work(work)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &ServerRound::startNext);
    connect(&place.parts().sessions, &Sessions::ended, this, &ServerRound::onEnded);
}

void ServerRound::start()
{
    if (m_waiting.isEmpty()) {
        finish();
        return;
    }
    startNext();
}

void ServerRound::startNext()
{
    while (!m_waiting.isEmpty() && m_running.size() < m_atOnce) {
        const Server server = m_waiting.takeFirst();
        if (!m_place.providers().find(server.provider)) {
            m_place.complainAbout(server, tr("This version of Tokenrack does not know its system."));
            m_status = combined(m_status, ExitStatus::Failed);
            continue;
        }
        m_running.insert(server.id, server);
        begin(server.id);
    }
    if (m_total > 1) {
        m_place.terminal().showProgress(
            tr("%1 of %2 done").arg(m_total - m_waiting.size() - m_running.size()).arg(m_total));
    }
    if (m_running.isEmpty() && !m_next.isActive()) {
        finish();
    }
}

void ServerRound::begin(QUuid id)
{
    Sessions &sessions = m_place.parts().sessions;
    switch (m_work) {
    case Work::LogIn:
        sessions.logIn(id);
        return;
    case Work::LogInAsOneOfMany:
        sessions.logInAll({id});
        return;
    case Work::Refresh:
        sessions.refresh(id);
        return;
    case Work::Check:
        sessions.check(id);
        return;
    case Work::LogOut:
        sessions.logOut(id);
        return;
    }
}

void ServerRound::onEnded(QUuid id, const std::optional<AuthError> &error)
{
    if (!m_running.contains(id)) {
        return;
    }
    tell(m_running.take(id), error);
    m_next.start(); // not from inside the signal, which the next job might need
}

void ServerRound::tell(const Server &server, const std::optional<AuthError> &error)
{
    QJsonObject result{{QStringLiteral("id"), server.id.toString(QUuid::WithoutBraces)},
                       {QStringLiteral("name"), server.name},
                       {QStringLiteral("error"), QJsonValue()}};
    if (error) {
        const AuthError told = m_place.explained(server, *error);
        m_status = combined(m_status, m_place.report(server, told));
        result[QStringLiteral("error")] = tokenrack::nameOf(told.kind);
        result[QStringLiteral("message")] = m_place.words(server, told);
        if (told.storedFor) {
            result[QStringLiteral("stored_for")] = QJsonObject{{QStringLiteral("provider"), told.storedFor->provider},
                                                               {QStringLiteral("url"), told.storedFor->origin}};
        }
    } else if (!m_place.json()) {
        m_place.terminal().print(visibleText(server.name) + QLatin1String(": ") + successText(server));
    }
    const auto times = m_place.parts().sessions.state(server.id).times;
    result[QStringLiteral("expires_at")] = jsonTime(times ? times->expiresAt : std::nullopt);
    m_results.append(result);
}

QString ServerRound::successText(const Server &server) const
{
    const ServerState state = m_place.parts().sessions.state(server.id);
    const QString left = expiresInText(state, m_place.clock().now());
    switch (m_work) {
    case Work::LogIn:
    case Work::LogInAsOneOfMany:
        return tr("logged in; the token's end: %1").arg(left);
    case Work::Refresh:
        return tr("renewed; the token's end: %1").arg(left);
    case Work::Check:
        return state.licenceMissing ? tr("the token is good, but the licence does not cover this interface")
                                    : tr("the token is good; its end: %1").arg(left);
    case Work::LogOut:
        break;
    }
    return tr("logged out");
}

void ServerRound::finish()
{
    if (m_place.json()) {
        m_place.terminal().printJson({{QStringLiteral("results"), m_results}});
    }
    m_place.end(combined(m_status, m_place.keptStatus()));
}

} // namespace tokenrack::ctl
