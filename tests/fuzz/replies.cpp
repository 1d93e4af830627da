// SPDX-License-Identifier: MIT
#include "core/base/plaintext.h"
#include "core/providers/registry.h"
#include "tests/fuzz/targets.h"

#include <array>

namespace tokenrack {

namespace {

constexpr char endOfReply = 0x1e;
constexpr std::array statuses{200, 201, 204, 301, 400, 401, 403, 404, 405, 409, 429, 500, 502, 503, 599};

//! What reads replies as they come, one after the other.
class Replies
{
public:
    explicit Replies(QByteArray data)
        : m_rest(std::move(data))
    { }

    bool hasMore() const { return !m_rest.isEmpty(); }

    HttpResponse next()
    {
        const qsizetype end = m_rest.indexOf(endOfReply);
        const QByteArray reply = end < 0 ? m_rest : m_rest.left(end);
        m_rest = end < 0 ? QByteArray() : m_rest.mid(end + 1);
        const std::size_t status = reply.isEmpty() ? 0 : uchar(reply.front()) % statuses.size();
        return {.status = statuses[status],
                .headers = {{"Date", "Sun, 22 Nov 2026 00:00:10 GMT"}},
                .body = reply.mid(1),
                .receivedAt = instantFromMs(1'795'303'936'000)};
    }

private:
    QByteArray m_rest;
};

Server serverFor(const Provider &provider, std::size_t variant)
{
    Server server{.id = QUuid::createUuid(),
                  .name = QStringLiteral("fuzzed"),
                  .provider = provider.id(),
                  .url = QUrl(QStringLiteral("https://server.example:8443/below")),
                  .account = QStringLiteral("10086")};
    const QList<Field> fields = provider.fields({});
    for (const Field &field : fields) {
        if (field.kind == FieldKind::Choice) {
            server.options.insert(field.key, field.choices.at(qsizetype(variant) % field.choices.size()).value);
        } else if (field.kind == FieldKind::Text) {
            server.options.insert(field.key, QStringLiteral("some"));
        }
    }
    return server;
}

Credential credentialFor(const Provider &provider, const Options &options)
{
    Credential credential;
    const QList<Field> fields = provider.fields(options);
    for (const Field &field : fields) {
        if (field.kind == FieldKind::Secret) {
            credential.fields.insert(field.key, Secret("e10adc3949ba59abbe56e057f20f883e"));
        }
    }
    return credential;
}

std::unique_ptr<AuthFlow> flowFor(const Provider &provider, const FlowContext &context, int kind)
{
    const Session held{.token = Secret("held"), .refreshToken = Secret("held"), .times = {}, .fields = {}};
    switch (kind) {
    case 0:
        return provider.logIn(context, credentialFor(provider, context.server.options));
    case 1:
        return provider.refresh(context, held);
    case 2:
        return provider.check(context, held);
    default:
        return provider.logOut(context, held);
    }
}

bool isSane(const std::optional<Instant> &time)
{
    return !time || (toMs(*time) >= 0 && toMs(*time) < 253'402'300'800'000);
}

void judge(const Session &session)
{
    require(!session.token.isEmpty(), "a session has a token");
    require(!hasControlCharacters(session.token.revealText()), "a token can stand in a header");
    require(isSane(session.times.expiresAt), "an end lies between 1970 and 9999");
    require(isSane(session.times.refreshExpiresAt), "an end lies between 1970 and 9999");
}

void judge(const AuthError &error)
{
    require(!hasControlCharacters(error.serverText), "a server's text is made visible");
    require(error.serverText.size() < 2000, "a server's text is cut");
    require(error.detail.size() < 2000, "a detail is short");
}

} // namespace

void fuzzReplies(const char *provider, const QByteArray &data)
{
    static const ProviderRegistry providers;
    const Provider *found = providers.find(QLatin1String(provider));
    require(found != nullptr, "the provider is known");
    if (data.isEmpty()) {
        return;
    }
    const uchar choice = uchar(data.front());
    FlowContext context{.server = serverFor(*found, (choice >> 2) & 3), .attempts = {}};
    context.attempts.refusals = (choice >> 4) & 3;
    Replies replies(data.mid(1));
    const std::unique_ptr<AuthFlow> flow = flowFor(*found, context, choice & 3);
    Step step = flow->start();
    for (int steps = 0; steps < 20 && replies.hasMore(); ++steps) {
        if (const auto *sending = std::get_if<SendRequest>(&step)) {
            require(originOf(sending->request.url) == originOf(context.server.url), "no request leaves the origin");
            step = flow->onResponse(replies.next());
        } else if (std::holds_alternative<AskCaptcha>(step)) {
            step = steps % 3 == 2 ? flow->onAnotherCaptcha() : flow->onCaptcha(QStringLiteral("dOnW"));
        } else {
            break;
        }
    }
    if (const auto *finished = std::get_if<Finished>(&step); finished && finished->session) {
        judge(*finished->session);
    } else if (const auto *error = std::get_if<AuthError>(&step)) {
        judge(*error);
    }
}

} // namespace tokenrack
