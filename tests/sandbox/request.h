// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrlQuery>

#include <optional>
#include <utility>

namespace tokenrack::sandbox {

//! One HTTP request as it came in.
struct Request
{
    QByteArray method; //!< Upper case, as sent.
    QString path; //!< Percent-decoded, without the query.
    QUrlQuery query;
    QList<std::pair<QByteArray, QByteArray>> headers; //!< Names in lower case, in the order sent.
    QByteArray body;

    //! Value of the first header of that lower-case \a name; empty if there is none.
    QByteArray header(QByteArrayView name) const;
    bool hasHeader(QByteArrayView name) const;

    //! Media type of the body in lower case, without parameters such as charset.
    QByteArray contentType() const;

    //! True if the first choice of Accept-Language is Chinese.
    bool wantsChinese() const;

    //! \a chinese or \a english, as the request prefers.
    QString inLanguage(const QString &english, const QString &chinese) const;

    //! The body as a JSON object; nothing if it is not one.
    std::optional<QJsonObject> json() const;

    //! The body as form fields (application/x-www-form-urlencoded), each value a string.
    QJsonObject form() const;
};

} // namespace tokenrack::sandbox
