// SPDX-License-Identifier: MIT
#include "core/providers/simpleflow.h"

using namespace Qt::Literals::StringLiterals;

namespace tokenrack {

SimpleFlow::SimpleFlow(HttpRequest request, Parse parse)
    : m_request(std::move(request))
    , m_parse(std::move(parse))
{ }

Step SimpleFlow::start()
{
    return SendRequest{std::move(m_request)}; // it may hold a password, and this flow needs it no more
}

Step SimpleFlow::onResponse(const HttpResponse &response)
{
    return m_parse(response);
}

DecidedFlow::DecidedFlow(Step end)
    : m_end(std::move(end))
{ }

Step DecidedFlow::start()
{
    return m_end;
}

Step DecidedFlow::onResponse(const HttpResponse &)
{
    return m_end;
}

Step parseJson(const HttpResponse &response, const JsonParse &parse)
{
    const Result<JsonReply, AuthError> reply = JsonReply::from(response);
    return reply ? parse(*reply) : Step(reply.error());
}

std::unique_ptr<AuthFlow> jsonFlow(HttpRequest request, JsonParse parse)
{
    const auto parseBody = [parse = std::move(parse)](const HttpResponse &response) {
        return parseJson(response, parse);
    };
    return std::make_unique<SimpleFlow>(std::move(request), parseBody);
}

std::unique_ptr<AuthFlow> decidedFlow(Step end)
{
    return std::make_unique<DecidedFlow>(std::move(end));
}

std::unique_ptr<AuthFlow> secretMissingFlow(const QString &key)
{
    return decidedFlow(AuthError{.kind = AuthErrorKind::SecretMissing, .detail = key});
}

} // namespace tokenrack
