// SPDX-License-Identifier: MIT
#include "tests/sandbox/system.h"

#include "tests/sandbox/requestrules.h"

#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::sandbox {

namespace {

QByteArray httpDate(const QDateTime &utc)
{
    return QLocale::c().toString(utc, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace

System::System(const QString &provider)
    : m_provider(provider)
    , m_http([this](const Request &request) { return handle(request); })
{ }

QString System::provider() const
{
    return m_provider;
}

bool System::listen(quint16 port)
{
    return m_http.listen(QHostAddress::LocalHost, port);
}

QUrl System::baseUrl() const
{
    return m_http.origin();
}

HttpServer &System::http()
{
    return m_http;
}

std::chrono::seconds System::tokenLife() const
{
    return m_tokenLife;
}

void System::setTokenLife(std::chrono::seconds life)
{
    m_tokenLife = life;
}

void System::setClockOffset(std::chrono::seconds offset)
{
    m_clockOffset = offset;
}

QDateTime System::now() const
{
    return QDateTime::currentDateTimeUtc().addSecs(m_clockOffset.count());
}

QString System::maskedPath(const QString &path) const
{
    return path;
}

void System::noteViolation(const Request &request, const QString &text)
{
    const QString method = QString::fromLatin1(request.method);
    m_http.addViolation(u"%1 %2: %3"_s.arg(method, maskedPath(request.path), text));
}

Reply System::refuse(const Request &request, const QString &text)
{
    noteViolation(request, text);
    return Reply::text(400, u"Refused by the sandbox: %1\n"_s.arg(text));
}

Reply System::handle(const Request &request)
{
    const QString broken = brokenRule(request);
    const Reply reply = broken.isEmpty() ? respond(request) : refuse(request, broken);
    Q_EMIT answered(QString::fromLatin1(request.method), maskedPath(request.path), reply.status);
    return reply.with("Date"_ba, httpDate(now()));
}

} // namespace tokenrack::sandbox
