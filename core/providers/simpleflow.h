// SPDX-License-Identifier: MIT
#pragma once

#include "core/auth/authflow.h"
#include "core/providers/json.h"

#include <functional>
#include <memory>

namespace tokenrack {

//! A flow of one request and one function that reads its reply.
class SimpleFlow final : public AuthFlow
{
public:
    using Parse = std::function<Step(const HttpResponse &)>;

    SimpleFlow(HttpRequest request, Parse parse);

    Step start() override;
    Step onResponse(const HttpResponse &response) override;

private:
    HttpRequest m_request;
    Parse m_parse;
};

//! A flow that sends nothing: it ends at once with what is known beforehand.
class DecidedFlow final : public AuthFlow
{
public:
    explicit DecidedFlow(Step end);

    Step start() override;
    Step onResponse(const HttpResponse &response) override;

private:
    Step m_end;
};

using JsonParse = std::function<Step(const JsonReply &)>;

//! Reads \a response as JSON and hands it to \a parse; anything else is the error of JsonReply::from().
Step parseJson(const HttpResponse &response, const JsonParse &parse);

std::unique_ptr<AuthFlow> jsonFlow(HttpRequest request, JsonParse parse);
std::unique_ptr<AuthFlow> decidedFlow(Step end);
//! Ends with AuthErrorKind::SecretMissing.
std::unique_ptr<AuthFlow> secretMissingFlow(const QString &key);

} // namespace tokenrack
