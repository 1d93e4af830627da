// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace tokenrack {

//! The address of a server: scheme, host, port, and a path where the system is served below one. Holds its text alone,
//! a sixth of what a QUrl takes, since most of thousands of servers are only listed. An invalid QUrl stays one.
class Address
{
public:
    Address() = default;
    Address(const QUrl &url); //!< not explicit: any QUrl is one
    //! \a text as toText() gave it.
    static Address fromText(const QByteArray &text);

    QUrl toUrl() const;
    //! Fully encoded, as files have it.
    QString toText() const;
    //! As a person reads it: international names in their letters, no password.
    QString shownText() const;

    bool isEmpty() const { return m_text.isEmpty(); }
    bool isHttps() const;
    //! As originOf() of both would tell, but quick enough to look through thousands.
    bool hasOriginOf(const Address &other) const;

    friend bool operator==(const Address &, const Address &) = default;

private:
    QByteArray m_text; //!< ASCII
};

//! Scheme, host and port of an address: what a secret is bound to. The default port is written out.
QString originOf(const QUrl &url);
QString originOf(const Address &address);

} // namespace tokenrack
