// SPDX-License-Identifier: MIT
#include "tests/bench/children.h"

#include "app/application.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QMainWindow>
#include <QTableView>
#include <QTextStream>
#include <QTimer>

#include <ctime>

namespace tokenrack::bench {

namespace {

//! Ends the program once the table has been painted and what it painted has been handed to the screen.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(QWidget *painted)
        : QObject(painted)
    {
        painted->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_seen) {
            m_seen = true;
            QTimer::singleShot(0, this, [] {
                QTextStream(stdout) << "painted" << Qt::endl;
                QCoreApplication::quit();
            });
        }
        return false;
    }

private:
    bool m_seen = false;
};

StartOptions optionsFor(const QString &folder)
{
    return {.profileFolder = folder, .language = QStringLiteral("en"), .appearance = Appearance::Light};
}

qint64 processorMs()
{
    return qint64(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

} // namespace

int runBareWindow(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QMainWindow window;
    auto *table = new QTableView;
    window.setCentralWidget(table);
    window.resize(1280, 800);
    new FirstPaint(table->viewport());
    window.show();
    return QCoreApplication::exec();
}

int runProgramToFirstPaint(int argc, char **argv, const QString &folder)
{
    const QApplication app(argc, argv);
    Application application(optionsFor(folder));
    application.start();
    new FirstPaint(application.window()->findChild<QTableView *>(QStringLiteral("serverTable"))->viewport());
    return QCoreApplication::exec();
}

int runProgramIdle(int argc, char **argv, const QString &folder, bool minimised)
{
    const QApplication app(argc, argv);
    Application application(optionsFor(folder));
    application.start();
    if (minimised) {
        application.window()->showMinimized();
    }
    using namespace std::chrono_literals;
    QTimer::singleShot(3s, &application, [&application] {
        const qint64 before = processorMs();
        QTimer::singleShot(std::chrono::seconds(idleSeconds), &application, [before] {
            QTextStream(stdout) << processorMs() - before << Qt::endl;
            QCoreApplication::quit();
        });
    });
    return QCoreApplication::exec();
}

} // namespace tokenrack::bench
