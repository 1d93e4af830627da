// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline.h"
#include "app/endsignals.h"
#include "app/logfile.h"
#include "app/profile.h"
#include "app/screenlock.h"
#include "core/base/clock.h"
#include "core/base/languages.h"
#include "core/catalog/catalogstore.h"
#include "ui/settings.h"
#include "ui/startproblem.h"

#include <QObject>

#include <memory>

namespace tokenrack {

class AppStyle;
class MainWindow;

//! The composition root: builds each part once, hands references down, and takes everything apart at the end.
class Application : public QObject
{
    Q_OBJECT

public:
    //! Needs a QApplication.
    explicit Application(const StartOptions &options);
    ~Application() override;

    //! Shows the window, or asks what to do with a database that cannot be opened. Neither keychain nor network.
    void start();

    //! Nullptr until the database is open.
    MainWindow *window() const;

protected:
    //! Waits for the first paint of the window.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Parts;

    void setUpLook();
    void open();
    void showWindow();
    void beginWork();
    void giveUp(const StoreError &error);
    void ask(const StoreError &error);
    void goOn(const std::optional<QString> &backup, StartProblem::Choice choice);
    void endOrderly();
    void shutDown();

    StartOptions m_options;
    Profile m_profile;
    FoundOpen m_foundOpen; //!< before anything of the profile was read
    LogFile m_log;
    EndSignals m_endSignals;
    SystemClock m_clock;
    Settings m_settings;
    Languages m_languages;
    ScreenLock m_screenLock;
    std::unique_ptr<Parts> m_parts;
    QString m_setAside; //!< where an unusable database was moved to in this run
};

} // namespace tokenrack
