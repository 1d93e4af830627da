// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/workplace.h"

#include <QJsonArray>
#include <QTimer>

namespace tokenrack::ctl {

//! Does one thing with several servers, not too many at once, tells how each came out, and then ends the command.
class ServerRound : public QObject
{
    Q_OBJECT

public:
    enum class Work { LogIn, LogInAsOneOfMany, Refresh, Check, LogOut };

    //! Lives as long as \a place.
    ServerRound(Workplace &place, const QList<Server> &servers, int atOnce, Work work);

    void start();

private:
    void startNext();
    //! Why nothing can be begun with \a server.
    std::optional<Failure> obstacle(const Server &server) const;
    void begin(QUuid id);
    void onEnded(QUuid id, const std::optional<AuthError> &error);
    void tellKept(const Server &server);
    void tellSuccess(const Server &server, const QString &text);
    void tellFailure(const Server &server, const Failure &failure);
    void addResult(const Server &server, QJsonObject result);
    QString successText(const Server &server) const;
    QString endOf(const Server &server) const;
    void finish();

    Workplace &m_place;
    QList<Server> m_waiting;
    const int m_total;
    const int m_atOnce;
    const Work m_work;
    QHash<QUuid, Server> m_running;
    QJsonArray m_results;
    ExitStatus m_status = ExitStatus::Done;
    QTimer m_next; //!< one step for all that ended in the same turn of the event loop
};

} // namespace tokenrack::ctl
