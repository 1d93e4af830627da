// SPDX-License-Identifier: MIT
#include "tests/support/flowscript.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack {

namespace {

QString isoText(Instant instant)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(toMs(instant)).toUTC();
    return time.toString(time.time().msec() == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

QString methodName(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get:
        return u"GET"_s;
    case HttpMethod::Post:
        return u"POST"_s;
    case HttpMethod::Delete:
        return u"DELETE"_s;
    }
    return {};
}

QString sourceName(ExpirySource source)
{
    switch (source) {
    case ExpirySource::Stated:
        return u"stated"_s;
    case ExpirySource::Jwt:
        return u"jwt"_s;
    case ExpirySource::NotStated:
        return u"not_stated"_s;
    case ExpirySource::Permanent:
        return u"permanent"_s;
    case ExpirySource::Account:
        return u"account"_s;
    }
    return {};
}

void addLine(QStringList *lines, const QString &name, const QString &value)
{
    if (!value.isEmpty()) {
        lines->append(u"= %1: %2"_s.arg(name, value));
    }
}

void addFlag(QStringList *lines, const QString &name, bool value)
{
    if (value) {
        lines->append(u"= "_s + name);
    }
}

void addTime(QStringList *lines, const QString &name, const std::optional<Instant> &time)
{
    if (time) {
        addLine(lines, name, isoText(*time));
    }
}

QStringList written(const SendRequest &step)
{
    const HttpRequest &request = step.request;
    QStringList lines{u"> %1 %2"_s.arg(methodName(request.method), QString::fromUtf8(request.url.toEncoded()))};
    if (!request.shownPath.isEmpty()) {
        lines.append(u"> (shown as %1)"_s.arg(request.shownPath));
    }
    for (const HttpHeader &header : request.headers) {
        lines.append(u"> %1: %2"_s.arg(QString::fromUtf8(header.name), QString::fromUtf8(header.value)));
    }
    if (!request.body.isEmpty()) {
        lines.append(u">"_s);
        lines.append(u"> "_s + QString::fromUtf8(request.body));
    }
    return lines;
}

QStringList written(const AskCaptcha &step)
{
    QStringList lines{u"? "_s + QString::fromLatin1(step.image.toHex())};
    if (step.answerRefused) {
        lines.append(u"? answer_refused"_s);
    }
    if (!step.serverText.isEmpty()) {
        lines.append(u"? text: "_s + step.serverText);
    }
    return lines;
}

QStringList written(const Finished &step)
{
    QStringList lines{u"= finished"_s};
    if (step.session) {
        const SessionTimes &times = step.session->times;
        addLine(&lines, u"token"_s, step.session->token.revealText());
        addLine(&lines, u"refresh_token"_s, step.session->refreshToken.revealText());
        addLine(&lines, u"source"_s, sourceName(times.source));
        addTime(&lines, u"expires_at"_s, times.expiresAt);
        addTime(&lines, u"refresh_expires_at"_s, times.refreshExpiresAt);
        addLine(&lines, u"expiry_field"_s, times.expiryField);
        addFlag(&lines, u"not issued when the reply arrived"_s, times.issuedAt != scriptTime);
        addFlag(&lines, u"two clock differences"_s, times.clockDifference != step.clockDifference);
        for (const ReplyField &field : step.session->fields) {
            const QString kind = field.secret ? u"secret "_s : u"field "_s;
            lines.append(u"= %1%2: %3"_s.arg(kind, field.name, field.value.revealText()));
        }
    }
    if (step.clockDifference) {
        addLine(&lines, u"clock_difference_ms"_s, QString::number(step.clockDifference->count()));
    }
    addFlag(&lines, u"licence_missing"_s, step.licenceMissing);
    addFlag(&lines, u"site_has_no_captcha"_s, step.siteHasNoCaptcha);
    return lines;
}

QStringList written(const AuthError &error)
{
    QStringList lines{u"= error "_s + nameOf(error.kind)};
    addLine(&lines, u"text"_s, error.serverText);
    addLine(&lines, u"code"_s, error.serverCode);
    addLine(&lines, u"status"_s, error.httpStatus == 0 ? QString() : QString::number(error.httpStatus));
    addLine(&lines, u"detail"_s, error.detail);
    addTime(&lines, u"retry_at"_s, error.retryAt);
    addLine(&lines, u"target"_s, error.target);
    addFlag(&lines, u"site_has_no_captcha"_s, error.siteHasNoCaptcha);
    return lines;
}

QStringList written(const Step &step)
{
    return std::visit([](const auto &one) { return written(one); }, step);
}

Step give(AuthFlow &flow, const FlowScript::Input &input)
{
    if (const auto *response = std::get_if<HttpResponse>(&input)) {
        return flow.onResponse(*response);
    }
    const auto &answer = std::get<FlowScript::Answer>(input);
    return answer.another ? flow.onAnotherCaptcha() : flow.onCaptcha(answer.text);
}

bool isEnd(const Step &step)
{
    return std::holds_alternative<Finished>(step) || std::holds_alternative<AuthError>(step);
}

//! Reads the lines of a file into a script.
class Reader
{
public:
    void readSetting(const QString &line)
    {
        const qsizetype colon = line.indexOf(u": "_s);
        const QString name = line.left(colon);
        const QString value = colon < 0 ? QString() : line.mid(colon + 2);
        if (name == "flow"_L1) {
            m_script.flow = value;
        } else if (name == "url"_L1) {
            m_script.context.server.url = QUrl(value);
        } else if (name == "account"_L1) {
            m_script.context.server.account = value;
        } else if (name == "token"_L1) {
            m_script.session.token = Secret::fromText(value);
        } else if (name == "refresh_token"_L1) {
            m_script.session.refreshToken = Secret::fromText(value);
        } else if (name == "refusals"_L1) {
            m_script.context.attempts.refusals = value.toInt();
        } else if (name == "site_has_no_lock"_L1) {
            m_script.context.attempts.siteHasNoLock = true;
        } else if (name.startsWith("option "_L1)) {
            m_script.context.server.options.insert(name.section(u' ', 1), value);
        } else if (name.startsWith("secret "_L1)) {
            m_script.credential.fields.insert(name.section(u' ', 1), Secret::fromText(value));
        } else if (!name.startsWith(u'#')) {
            QFAIL(qPrintable(u"what is this setting? "_s + line));
        }
    }

    void readTranscript(const QByteArray &line)
    {
        m_script.transcript.append(QString::fromUtf8(line));
        if (line.startsWith("<x ")) {
            m_response->body = QByteArray::fromHex(line.mid(3));
        } else if (line.startsWith('<')) {
            readReply(line.mid(2));
            return;
        }
        endReply();
        if (line.startsWith("! answer ")) {
            m_script.inputs.append(FlowScript::Answer{.text = QString::fromUtf8(line.mid(9))});
        } else if (line == "! another") {
            m_script.inputs.append(FlowScript::Answer{.another = true});
        } else if (line.isEmpty() || !QByteArray(">?=<").contains(line.front())) {
            QFAIL(("what is this line? " + line).constData());
        }
    }

    void endReply()
    {
        if (m_response) {
            m_script.inputs.append(*std::exchange(m_response, std::nullopt));
        }
    }

    FlowScript &script() { return m_script; }

private:
    void readReply(const QByteArray &line)
    {
        if (!m_response) {
            m_response = HttpResponse{.status = line.toInt(), .receivedAt = scriptTime};
            m_inBody = false;
        } else if (m_inBody) {
            m_response->body += m_response->body.isEmpty() ? line : '\n' + line;
        } else if (line.isEmpty()) {
            m_inBody = true;
        } else {
            const qsizetype colon = line.indexOf(": ");
            m_response->headers.append({line.left(colon), line.mid(colon + 2)});
        }
    }

    FlowScript m_script;
    std::optional<HttpResponse> m_response;
    bool m_inBody = false;
};

bool isReplyLine(const QString &line)
{
    return line.startsWith(u'<') || line.startsWith(u'!');
}

} // namespace

FlowScript FlowScript::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(path));
    }
    Reader reader;
    bool inSettings = true;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.isEmpty()) {
            reader.endReply();
            inSettings = false;
        } else if (inSettings) {
            reader.readSetting(QString::fromUtf8(line));
        } else {
            reader.readTranscript(line);
        }
    }
    reader.endReply();
    return reader.script();
}

std::unique_ptr<AuthFlow> FlowScript::start(const Provider &provider) const
{
    if (flow == "log_in"_L1) {
        return provider.logIn(context, credential);
    }
    if (flow == "check"_L1) {
        return provider.check(context, session);
    }
    if (flow == "refresh"_L1) {
        return provider.refresh(context, session);
    }
    if (flow == "log_out"_L1) {
        return provider.logOut(context, session);
    }
    qFatal("no flow is called %s", qPrintable(flow));
}

QStringList play(const FlowScript &script, const Provider &provider)
{
    const std::unique_ptr<AuthFlow> flow = script.start(provider);
    Step step = flow->start();
    QStringList lines = written(step);
    auto given = script.transcript.begin();
    for (const FlowScript::Input &input : script.inputs) {
        if (isEnd(step)) {
            return lines << u"the flow ended before this was given"_s;
        }
        // What is given stands in the transcript as it is, so that only the flow's own words are compared.
        given = std::find_if(given, script.transcript.end(), isReplyLine);
        const auto end = std::find_if_not(given, script.transcript.end(), isReplyLine);
        std::copy(given, end, std::back_inserter(lines));
        given = end;
        step = give(*flow, input);
        lines += written(step);
    }
    return lines;
}

Step playThenReply(const FlowScript &script, const Provider &provider, int count, const HttpResponse &response)
{
    const std::unique_ptr<AuthFlow> flow = script.start(provider);
    flow->start();
    for (int index = 0; index < count; ++index) {
        give(*flow, script.inputs.at(index));
    }
    return flow->onResponse(response);
}

QStringList scriptsOf(const QString &provider)
{
    QStringList paths;
    const QDir folder(QStringLiteral(TEST_DATA_DIR "/") + provider);
    for (const QString &name : folder.entryList({u"*.flow"_s}, QDir::Files, QDir::Name)) {
        paths.append(folder.filePath(name));
    }
    return paths;
}

QString outcomeName(const Step &step)
{
    if (const auto *error = std::get_if<AuthError>(&step)) {
        return nameOf(error->kind);
    }
    if (std::holds_alternative<Finished>(step)) {
        return u"finished"_s;
    }
    return std::holds_alternative<AskCaptcha>(step) ? u"asks"_s : u"sends"_s;
}

HttpResponse reply(int status, const QByteArray &body, const QList<HttpHeader> &headers)
{
    return {.status = status, .headers = headers, .body = body, .receivedAt = scriptTime};
}

} // namespace tokenrack
