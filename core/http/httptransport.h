// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/httpmessage.h"

#include <functional>
#include <memory>

namespace tokenrack {

//! A request on its way. Destroying it aborts the request, and its callback is then never called.
class HttpCall
{
public:
    virtual ~HttpCall() = default;

    //! True from when the request was written, until the call is destroyed. Who gives it up in that very moment may
    //! still find false.
    virtual bool mayHaveArrived() const = 0;
};

//! Sends requests. The callback comes once, later, never from inside send(); it may destroy the call.
class HttpTransport
{
public:
    using Callback = std::function<void(HttpResult)>;

    virtual ~HttpTransport() = default;

    //! Sent as Accept-Language from now on, for example "zh-CN"; servers translate their messages by it.
    virtual void setLanguage(const QByteArray &language) = 0;

    //! Forgets the passwords of proxies and closes what is connected through them, once nothing is under way there.
    virtual void forgetSecrets() = 0;

    [[nodiscard]] virtual std::unique_ptr<HttpCall> send(const HttpRequest &request, Callback callback) = 0;
};

} // namespace tokenrack
