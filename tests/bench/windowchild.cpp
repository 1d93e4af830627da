// SPDX-License-Identifier: MIT
#include "tests/bench/windowchild.h"

#include "app/application.h"
#include "tests/bench/pairs.h"
#include "tests/bench/processes.h"
#include "ui/mainwindow.h"
#include "ui/servermodel.h"
#include "ui/ticker.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QTableView>
#include <QTextStream>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tokenrack::bench {

namespace {

//! After this long everything that follows the first paint is done.
constexpr int settledMs = 5000;
//! As many repaints as steady the median.
constexpr int repaintsPerPair = 9;

//! Counts paints of a widget; calls back after the first.
class PaintWatch : public QObject
{
public:
    PaintWatch(QWidget *painted, const std::function<void()> &first)
        : QObject(painted)
        , m_first(first)
    {
        painted->installEventFilter(this);
    }

    int count() const { return m_count; }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_count++ == 0) {
            QTimer::singleShot(0, this, m_first); // the screen gets it once the event is through
        }
        return false;
    }

private:
    std::function<void()> m_first;
    int m_count = 0;
};

StartOptions optionsFor(const QString &folder)
{
    return {.profileFolder = folder, .language = u"en"_s, .appearance = Appearance::Light};
}

void say(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
}

void say(const QJsonObject &numbers)
{
    say(QString::fromUtf8(QJsonDocument(numbers).toJson(QJsonDocument::Compact)));
}

//! The real window at rest, and its table.
struct Window
{
    explicit Window(const QString &folder)
        : application(optionsFor(folder))
    {
        application.start();
        rest(settledMs);
        table = application.window()->findChild<QTableView *>(u"serverTable"_s);
    }

    //! Milliseconds of \a work together with what it leaves to be painted; nothing when it paints nothing.
    std::optional<double> paintTime(const std::function<void()> &work) const
    {
        const PaintWatch watch(table->viewport(), [] { });
        const double ms = wallMs([&work] {
            work();
            QCoreApplication::sendPostedEvents();
        });
        return watch.count() > 0 ? std::optional(ms) : std::nullopt;
    }

    Application application;
    QTableView *table = nullptr;
};

} // namespace

int showWindow(const QString &folder, bool isMinimised)
{
    Application application(optionsFor(folder));
    application.start();
    auto *table = application.window()->findChild<QTableView *>(u"serverTable"_s);
    new PaintWatch(table->viewport(), [&application, isMinimised] {
        if (isMinimised) {
            application.window()->showMinimized();
        }
        say(u"ready"_s);
    });
    return QCoreApplication::exec();
}

int typeKeystrokes(const QString &folder, int pairs)
{
    const Window window(folder);
    auto *filter = window.application.window()->findChild<QLineEdit *>(u"filter"_s);
    const QString text = u"harbour 9"_s;
    std::vector<double> strokes;
    std::vector<double> repaints;
    const auto type = [&](qsizetype length) {
        // A keystroke that leaves the same rows has no paint of the table.
        const double ms = wallMs([&] {
            filter->setText(text.left(length));
            QCoreApplication::sendPostedEvents();
        });
        strokes.push_back(ms);
    };
    for (int pair = 0; pair < pairs; ++pair) {
        for (qsizetype length = 1; length <= text.size(); ++length) {
            type(length);
        }
        for (qsizetype length = text.size(); length-- > 0;) {
            type(length);
        }
        for (int i = 0; i < repaintsPerPair; ++i) {
            repaints.push_back(wallMs([&window] { window.table->viewport()->repaint(); }));
        }
    }
    say({{u"stroke"_s, median(strokes)},
         {u"slowest"_s, *std::max_element(strokes.begin(), strokes.end())},
         {u"repaint"_s, median(repaints)}});
    return 0;
}

int tick(const QString &folder, int pairs)
{
    const Window window(folder);
    QTableView *table = window.table;
    auto *ticker = table->findChild<Ticker *>();
    const QRect column(table->columnViewportPosition(ServerModel::ExpiresColumn), 0,
                       table->columnWidth(ServerModel::ExpiresColumn), table->viewport()->height());
    std::vector<double> ticks;
    std::vector<double> repaints;
    for (int i = 0; i < pairs * repaintsPerPair; ++i) {
        repaints.push_back(wallMs([&] { table->viewport()->repaint(column); }));
        const auto ms = window.paintTime([ticker] { Q_EMIT ticker->ticked(); });
        if (!ms) {
            return 1;
        }
        ticks.push_back(*ms);
    }
    say({{u"tick"_s, median(ticks)}, {u"repaint"_s, median(repaints)}});
    return 0;
}

} // namespace tokenrack::bench
