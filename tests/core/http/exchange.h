// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/httptransport.h"

#include <memory>
#include <optional>

namespace tokenrack {

class FixedClock final : public Clock
{
public:
    Instant now() const override { return instantFromMs(1795303936000); }
};

//! One request and what became of it.
struct Exchange
{
    std::optional<HttpResult> result;
    int callbacks = 0;
    std::unique_ptr<HttpCall> call;

    void send(HttpTransport &transport, const HttpRequest &request)
    {
        call = transport.send(request, [this](const HttpResult &received) {
            result = received;
            ++callbacks;
        });
    }
    bool isDone() const { return result.has_value(); }
    bool succeeded() const { return result && *result; }
    std::optional<HttpFailureKind> failure() const
    {
        return result && !*result ? std::optional(result->error().kind) : std::nullopt;
    }
    QString detail() const { return failure() ? result->error().detail : QString(); }
};

//! A time-out that no test waits for.
inline constexpr Milliseconds patiently = std::chrono::seconds(20);

inline HttpRequest get(const QUrl &url, Milliseconds timeout = patiently)
{
    return {.method = HttpMethod::Get, .url = url, .timeout = timeout};
}

inline HttpRequest post(const QUrl &url, const QByteArray &body = R"({"password":"p"})",
                        Milliseconds timeout = patiently)
{
    return {.method = HttpMethod::Post,
            .url = url,
            .headers = {{"Content-Type", "application/json"}},
            .body = body,
            .timeout = timeout};
}

} // namespace tokenrack
