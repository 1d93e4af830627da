// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/http/httptransport.h"

#include <memory>

namespace tokenrack {

//! The network, from a plugin that is loaded with the first request. A token that is stored needs none, nor does a
//! window before it is painted, and loading QtNetwork with all that it needs takes as long as opening the database.
class LateTransport final : public HttpTransport
{
public:
    //! \a clock must outlive the transport.
    explicit LateTransport(const Clock &clock);
    ~LateTransport() override;

    void setLanguage(const QByteArray &language) override;
    void forgetSecrets() override;
    //! Where the plugin is missing, each request fails as Unreachable and says so.
    [[nodiscard]] std::unique_ptr<HttpCall> send(const HttpRequest &request, Callback callback) override;

private:
    //! False, after a word about it on standard error, when the plugin is missing.
    bool load();

    const Clock &m_clock;
    QByteArray m_language = "en";
    std::unique_ptr<HttpTransport> m_network;
};

} // namespace tokenrack
