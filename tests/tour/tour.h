// SPDX-License-Identifier: MIT
#pragma once

#include "tests/pilot/windowpilot.h"

#include <QJsonArray>
#include <QUrl>

namespace tokenrack {

//! Shows the main job in the real window, step by step, and takes pictures of it. Each step is told on standard output.
class Tour
{
public:
    //! \a importFile is what the sandbox wrote; its XSwitch must give away captchas (--control).
    Tour(Application &application, const QString &importFile, const QString &pictureFolder);

    //! True when every step came out as it should.
    bool run();

private:
    struct Picture
    {
        const char *file;
        const char *what;
    };

    bool logInToEachSystem();
    bool logInWithCaptcha(const QString &server);
    bool copyToken(const QString &server);
    bool showServerDialog(const QString &server);
    bool logInToAll();
    bool takePictures(const QString &server);

    bool expectStatus(const QString &server, Status wanted) const;
    //! The text of the captcha that is open for \a server; the sandbox knows it.
    QString captchaText(const QString &server) const;
    bool answerOpenQuestions() const;
    bool picture(const QWidget *of, const QString &file, const QString &what);

    Application &m_application;
    WindowPilot m_pilot;
    QString m_folder;
    QJsonArray m_servers; //!< of the import file
};

} // namespace tokenrack
