// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/beforeend.h"

#include <QTemporaryFile>

#include <optional>

namespace tokenrack::ctl {

//! A captcha's picture in a file for the person alone, which goes away with this, also when a signal ends the program.
//! One at a time.
class TemporaryPicture
{
public:
    explicit TemporaryPicture(const QByteArray &image);

    //! Nothing when it could not be written.
    std::optional<QString> path() const;

private:
    QTemporaryFile m_file;
    bool m_isWritten = false;
    std::optional<BeforeEnd> m_beforeEnd; //!< goes before the file does
};

} // namespace tokenrack::ctl
