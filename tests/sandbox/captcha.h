// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace tokenrack::sandbox {

//! Pictures of four distorted characters, as XSwitch shows them.
class Captcha
{
public:
    //! Four random characters of an alphabet without look-alikes. Upper and lower case are told apart.
    static QString randomText();

    //! A PNG of \a text, 180 x 60, different at every call. The letters need a QGuiApplication: without one the
    //! picture is still valid, but shows only the curves.
    static QByteArray render(const QString &text);
};

} // namespace tokenrack::sandbox
