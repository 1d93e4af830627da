// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/httptransport.h"

#include <QHash>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace tokenrack {

//! A transport whose replies a test scripts, per method and address. A request that nobody scripted fails the running
//! test at once, and is answered with Unreachable so that the test comes to its end.
//!
//! An address is a path ("/api/sessions", any host) or has scheme, host and port ("http://a:8081/api/sessions", which
//! goes first). Queries are left out of the comparison; sent() has them.
class FakeTransport final : public HttpTransport
{
public:
    FakeTransport();
    ~FakeTransport() override;

    //! The next such request is answered with \a result from the event loop. Several are answered in their order.
    void reply(HttpMethod method, const QString &address, const HttpResult &result);
    //! The next such request arrives, and its answer is lost on the way back.
    void lose(HttpMethod method, const QString &address);
    //! The next such request stays open until answer() or until it is aborted.
    void hold(HttpMethod method, const QString &address);
    //! Answers the oldest open held request to \a address, from inside this call. False when there is none.
    bool answer(HttpMethod method, const QString &address, const HttpResult &result);

    //! Every request so far, in order, unexpected ones too.
    QList<HttpRequest> sent() const;
    //! Requests that wait for answer().
    int openCount() const;
    //! Requests that were given up by destroying their call.
    int abortedCount() const;
    //! What was scripted and never asked for, for example "POST /api/sessions"; compare it with an empty list.
    QStringList unused() const;

    void setLanguage(const QByteArray &) override { } // its replies are scripted in any language
    void forgetSecrets() override { ++m_forgotten; }
    int forgottenCount() const { return m_forgotten; }
    [[nodiscard]] std::unique_ptr<HttpCall> send(const HttpRequest &request, Callback callback) override;

private:
    struct Exchange;
    class Call;
    struct Scripted
    {
        std::optional<HttpResult> result; //!< nothing: hold
        bool isLost = false; //!< see lose()
    };

    Scripted takeScripted(const HttpRequest &request);

    std::vector<std::shared_ptr<Exchange>> m_exchanges;
    QHash<QString, QList<Scripted>> m_script;
    int m_forgotten = 0;
};

//! A response with a JSON body.
HttpResponse jsonResponse(const QByteArray &body, int status = 200, Instant receivedAt = {});

} // namespace tokenrack
