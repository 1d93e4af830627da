// SPDX-License-Identifier: MIT
#pragma once

#include "tests/sandbox/httpserver.h"

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QUrl>

#include <chrono>

namespace tokenrack::sandbox {

//! One running system on one origin. The derived classes know the protocols; this class knows the server's clock, the
//! lives of tokens, and the rules that hold for every system.
class System : public QObject
{
    Q_OBJECT

public:
    //! \a provider is the id of the system in files, such as "biotime".
    explicit System(const QString &provider);

    QString provider() const;

    //! Listens on 127.0.0.1; port 0 takes any free one. False if the port is taken.
    bool listen(quint16 port = 0);

    //! Address of the running system, without a trailing slash.
    QUrl baseUrl() const;

    //! The requests and violations so far.
    HttpServer &http();

    //! How long a token lives that is issued from now on. 2 hours at first.
    std::chrono::seconds tokenLife() const;
    void setTokenLife(std::chrono::seconds life);

    //! How far the server's clock is ahead of ours; seen in the Date header and in all times of the protocol.
    void setClockOffset(std::chrono::seconds offset);

    //! Now, by the server's clock, in UTC.
    QDateTime now() const;

    //! Makes every token invalid that was issued so far.
    virtual void revokeTokens() = 0;

    //! \a path with secrets masked, fit for a log.
    virtual QString maskedPath(const QString &path) const;

Q_SIGNALS:
    //! A request was answered; \a path is masked.
    void answered(const QString &method, const QString &path, int status);

protected:
    //! Answers one request that breaks no common rule.
    virtual Reply respond(const Request &request) = 0;

    //! Records what the client did wrong; the caller answers as the real system would.
    void noteViolation(const Request &request, const QString &text);

    //! Records what the client did wrong, and answers with a plain 400 that no real system would send.
    Reply refuse(const Request &request, const QString &text);

private:
    Reply handle(const Request &request);

    const QString m_provider;
    HttpServer m_http;
    std::chrono::seconds m_tokenLife{std::chrono::hours(2)};
    std::chrono::seconds m_clockOffset{0};
};

} // namespace tokenrack::sandbox
