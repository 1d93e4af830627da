// SPDX-License-Identifier: MIT
#include "core/providers/xswitchreply.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenrack::xswitch {

namespace {

bool isGoodCode(qint64 code)
{
    return code >= 200 && code < 300;
}

QStringList textPaths()
{
    return {u"text"_s, u"error_text"_s, u"message"_s};
}

} // namespace

QString serverText(const JsonReply &reply)
{
    return reply.text(textPaths());
}

int codeOf(const JsonReply &reply)
{
    const std::optional<qint64> code = reply.integer(u"code"_s);
    const bool isUsable = code && *code >= 100 && *code < 1000;
    if (!isUsable || (isGoodCode(*code) && !reply.hasGoodStatus())) {
        return reply.status();
    }
    return int(*code);
}

bool isGood(const JsonReply &reply)
{
    return isGoodCode(codeOf(reply)) && reply.code(u"result"_s) != "error"_L1;
}

AuthError failure(const JsonReply &reply, AuthErrorKind refused)
{
    const QString text = serverText(reply);
    const QString serverCode = reply.code(u"code"_s);
    const int code = codeOf(reply);
    if (code == 401 || code == 403) {
        return reply.error(refused, text, serverCode);
    }
    if (code == 400 || code == 422) {
        return reply.error(AuthErrorKind::BadRequest, text, serverCode);
    }
    if (code == 429 || code >= 500) {
        return reply.error(AuthErrorKind::ServerFault, text, serverCode);
    }
    return reply.unexpected(u"no success, and no refusal either"_s, text, serverCode);
}

bool mentionsCaptcha(const JsonReply &reply)
{
    const QString text = reply.words(textPaths());
    return text.contains("captcha"_L1, Qt::CaseInsensitive)
        || text.contains("verification code"_L1, Qt::CaseInsensitive) || text.contains(u"验证码"_s);
}

bool saysLocked(const JsonReply &reply)
{
    const int code = codeOf(reply);
    if (code != 401 && code != 403 && code != 423 && code != 429) {
        return false;
    }
    const QString text = reply.words(textPaths());
    // Only at the start of a word: a text may speak of a blocked call or of the clock.
    static const QRegularExpression lock(u"\\block|too many"_s, QRegularExpression::CaseInsensitiveOption);
    return text.contains(lock) || text.contains(u'锁') || text.contains(u"禁止登录"_s) || text.contains(u"过多"_s);
}

} // namespace tokenrack::xswitch
