// SPDX-License-Identifier: MIT
#include "tests/support/faketransport.h"

#include <QCoreApplication>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace tokenrack {

namespace {

QString keyOf(HttpMethod method, const QString &address)
{
    switch (method) {
    case HttpMethod::Get:
        return QStringLiteral("GET ") + address;
    case HttpMethod::Post:
        return QStringLiteral("POST ") + address;
    case HttpMethod::Delete:
        break;
    }
    return QStringLiteral("DELETE ") + address;
}

QString pathKeyOf(const HttpRequest &request)
{
    return keyOf(request.method, request.url.path(QUrl::FullyEncoded));
}

QString fullKeyOf(const HttpRequest &request)
{
    constexpr QUrl::FormattingOptions parts(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    return keyOf(request.method, request.url.toString(parts | QUrl::FullyEncoded));
}

bool failsOnTheWay(HttpFailureKind kind)
{
    switch (kind) {
    case HttpFailureKind::Timeout:
    case HttpFailureKind::BadReply:
    case HttpFailureKind::ReplyTooLarge:
    case HttpFailureKind::RedirectRefused:
        return false;
    default:
        return true;
    }
}

} // namespace

struct FakeTransport::Exchange
{
    HttpRequest request;
    Callback callback; //!< empty once answered or aborted
    bool held = false;
    bool aborted = false;
    bool isLost = false; //!< its answer
    bool hasArrived = true; //!< false once it failed on its way

    void finish(const HttpResult &result)
    {
        hasArrived = isLost || result || !failsOnTheWay(result.error().kind);
        const Callback answered = std::exchange(callback, nullptr);
        answered(result); // may destroy the call and this transport
    }
};

class FakeTransport::Call final : public HttpCall
{
public:
    explicit Call(std::shared_ptr<Exchange> exchange)
        : m_exchange(std::move(exchange))
    { }
    bool mayHaveArrived() const override { return m_exchange->hasArrived; }
    ~Call() override
    {
        m_exchange->aborted = bool(m_exchange->callback);
        m_exchange->callback = nullptr;
    }

private:
    const std::shared_ptr<Exchange> m_exchange;
};

FakeTransport::FakeTransport() = default;
FakeTransport::~FakeTransport() = default;

void FakeTransport::reply(HttpMethod method, const QString &address, const HttpResult &result)
{
    m_script[keyOf(method, address)].append({.result = result});
}

void FakeTransport::lose(HttpMethod method, const QString &address)
{
    const HttpFailure lost{.kind = HttpFailureKind::Unreachable, .detail = QStringLiteral("connection closed")};
    m_script[keyOf(method, address)].append({.result = lost, .isLost = true});
}

void FakeTransport::hold(HttpMethod method, const QString &address)
{
    m_script[keyOf(method, address)].append(Scripted());
}

bool FakeTransport::answer(HttpMethod method, const QString &address, const HttpResult &result)
{
    const QString key = keyOf(method, address);
    const auto found = std::find_if(m_exchanges.begin(), m_exchanges.end(), [&key](const auto &exchange) {
        return exchange->held && exchange->callback
            && (pathKeyOf(exchange->request) == key || fullKeyOf(exchange->request) == key);
    });
    if (found == m_exchanges.end()) {
        return false;
    }
    const std::shared_ptr<Exchange> exchange = *found; // answering may send more
    exchange->finish(result);
    return true;
}

QList<HttpRequest> FakeTransport::sent() const
{
    QList<HttpRequest> requests;
    for (const auto &exchange : m_exchanges) {
        requests.append(exchange->request);
    }
    return requests;
}

int FakeTransport::openCount() const
{
    return int(std::count_if(m_exchanges.begin(), m_exchanges.end(),
                             [](const auto &exchange) { return exchange->held && exchange->callback; }));
}

int FakeTransport::abortedCount() const
{
    return int(
        std::count_if(m_exchanges.begin(), m_exchanges.end(), [](const auto &exchange) { return exchange->aborted; }));
}

QStringList FakeTransport::unused() const
{
    QStringList keys;
    for (auto entry = m_script.begin(); entry != m_script.end(); ++entry) {
        keys.append(QStringList(entry->size(), entry.key()));
    }
    keys.sort();
    return keys;
}

std::unique_ptr<HttpCall> FakeTransport::send(const HttpRequest &request, Callback callback)
{
    const auto exchange = std::make_shared<Exchange>();
    exchange->request = request;
    exchange->callback = std::move(callback);
    m_exchanges.push_back(exchange);

    const Scripted scripted = takeScripted(request);
    exchange->held = !scripted.result;
    exchange->isLost = scripted.isLost;
    if (scripted.result) {
        const auto deliver = [exchange, result = *scripted.result] {
            if (exchange->callback) {
                exchange->finish(result);
            }
        };
        QTimer::singleShot(0, QCoreApplication::instance(), deliver);
    }
    return std::make_unique<Call>(exchange);
}

FakeTransport::Scripted FakeTransport::takeScripted(const HttpRequest &request)
{
    for (const QString &key : {fullKeyOf(request), pathKeyOf(request)}) {
        const auto queue = m_script.find(key);
        if (queue != m_script.end() && !queue->isEmpty()) {
            return queue->takeFirst();
        }
    }
    const QString complaint = QStringLiteral("request that the test did not expect: ") + fullKeyOf(request);
    QTest::qFail(qPrintable(complaint), __FILE__, __LINE__);
    return {.result = HttpFailure{.kind = HttpFailureKind::Unreachable, .detail = complaint}};
}

HttpResponse jsonResponse(const QByteArray &body, int status, Instant receivedAt)
{
    return {
        .status = status, .headers = {{"Content-Type", "application/json"}}, .body = body, .receivedAt = receivedAt};
}

} // namespace tokenrack
