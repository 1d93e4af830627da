// SPDX-License-Identifier: MIT
#include "app/ctl/serverround.h"

#include "app/ctl/serverjson.h"
#include "core/base/plaintext.h"
#include "core/session/words.h"

#include <algorithm>

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
        if (const std::optional<Failure> failure = obstacle(server)) {
            tellFailure(server, *failure);
            continue;
        }
        if (m_work == Work::LogInAsOneOfMany && holdsGoodToken(m_place.parts().sessions.status(server.id))) {
            tellSuccess(server, tr("the token is good; its end: %1").arg(endOf(server)));
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

//! Without a token there is nothing to ask, and a check is no reason to log in.
std::optional<Failure> ServerRound::obstacle(const Server &server) const
{
    if (!m_place.providers().find(server.provider)) {
        return Workplace::unknownSystem(server);
    }
    const bool needsToken = m_work == Work::Check || m_work == Work::LogOut;
    if (needsToken && m_place.parts().secrets.place() == SecretPlace::Memory) {
        return Failure{.status = ExitStatus::Usage,
                       .message = tr("With --secrets memory the stored token cannot be read. Leave that out."),
                       .server = server};
    }
    if (m_work == Work::Check && !m_place.parts().sessions.state(server.id).times) {
        return Failure{.message = tr("There is no token to check. Log in first."),
                       .error = QStringLiteral("no_token"),
                       .server = server};
    }
    return std::nullopt;
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
    if (error) {
        const Server server = m_running.take(id);
        tellFailure(server, m_place.failureOf(server, *error));
        m_next.start(); // not from inside the signal, which the next job might need
        return;
    }
    m_place.whenKept([this, id] {
        tellKept(m_running.take(id));
        m_next.start();
    });
}

//! What the next command cannot use is no success.
void ServerRound::tellKept(const Server &server)
{
    const QList<Failure> &notKept = m_place.notKept();
    const auto found = std::find_if(notKept.begin(), notKept.end(), [&server](const Failure &failure) {
        return failure.server && failure.server->id == server.id;
    });
    found == notKept.end() ? tellSuccess(server, successText(server)) : addResult(server, jsonOf(*found));
}

void ServerRound::tellSuccess(const Server &server, const QString &text)
{
    if (!m_place.json()) {
        m_place.terminal().print(visibleText(server.name) + QLatin1String(": ") + text);
    }
    QJsonObject result = identityOf(server);
    result.insert(QStringLiteral("error"), QJsonValue());
    result.insert(QStringLiteral("exit_status"), int(ExitStatus::Done));
    addResult(server, result);
}

void ServerRound::tellFailure(const Server &server, const Failure &failure)
{
    m_status = combined(m_status, m_place.report(failure));
    addResult(server, jsonOf(failure));
}

void ServerRound::addResult(const Server &server, QJsonObject result)
{
    const auto times = m_place.parts().sessions.state(server.id).times;
    result.insert(QStringLiteral("expires_at"), jsonTime(times ? times->expiresAt : std::nullopt));
    m_results.append(result);
}

QString ServerRound::successText(const Server &server) const
{
    switch (m_work) {
    case Work::LogIn:
    case Work::LogInAsOneOfMany:
        return tr("logged in; the token's end: %1").arg(endOf(server));
    case Work::Refresh:
        return tr("renewed; the token's end: %1").arg(endOf(server));
    case Work::Check:
        return m_place.parts().sessions.state(server.id).licenceMissing
            ? tr("the token is good, but the licence does not cover this interface")
            : tr("the token is good; its end: %1").arg(endOf(server));
    case Work::LogOut:
        break;
    }
    return tr("logged out");
}

QString ServerRound::endOf(const Server &server) const
{
    return expiresInText(m_place.parts().sessions.state(server.id), m_place.clock().now());
}

void ServerRound::finish()
{
    for (const Failure &failure : m_place.notKept()) {
        if (!failure.server) {
            m_results.append(jsonOf(failure));
        }
    }
    if (m_place.json()) {
        m_place.terminal().printJson({{QStringLiteral("results"), m_results}});
    }
    m_place.end(combined(m_status, m_place.keptStatus()));
}

} // namespace tokenrack::ctl
