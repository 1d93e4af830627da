// SPDX-License-Identifier: MIT
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QObject>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tokenrack {
namespace {

using Names = QList<QLatin1String>;

// Lowest first: a floor includes itself and what stands below it.
const Names topFloors = {"core"_L1, "ui"_L1, "app"_L1};
const Names coreFloors = {"base"_L1, "catalog"_L1, "http"_L1, "auth"_L1, "providers"_L1, "secrets"_L1, "session"_L1};

// What the terminal program is made of stands in app, but knows of no window.
const Names windowless = {"app/ctl/"_L1,           "app/coredumps."_L1,     "app/coreparts."_L1,
                          "app/latetransport."_L1, "app/networkplugin."_L1, "app/profile."_L1};

//! Headers of a library that only some of our files may include.
struct Rule
{
    Names modules; //!< of Qt, as "QtGui"
    Names headers; //!< lower case, without folder and ".h"
    Names files; //!< how the names of the files that may begin
    const char *words;
    Names exceptions = {}; //!< how the names of files begin that may not although files has them
};

const Rule rules[] = {
    {{"QtGui"_L1, "QtWidgets"_L1, "QtSvg"_L1},
     {},
     {"app/"_L1, "ui/"_L1},
     "core and the terminal program know nothing of Gui and Widgets",
     windowless},
    {{},
     {"sqlite3"_L1},
     {"core/catalog/sqliteconnection.cpp"_L1, "core/catalog/sqlitecursor.cpp"_L1, "core/catalog/sqliterow.cpp"_L1},
     "SQLite's own words are for three files"},
    {{},
     {"sqliteconnection"_L1, "database"_L1},
     {"core/catalog/"_L1, "core/session/sqlite"_L1, "app/"_L1},
     "the database is for the stores"},
    {{"QtNetwork"_L1}, {}, {"core/http/"_L1}, "QtNetwork is for core/http"},
    {{},
     {"qtnetwork"_L1, "qnetworkaccessmanager"_L1, "qnetworkreply"_L1, "qnetworkrequest"_L1, "qnetworkcookiejar"_L1},
     {"core/http/network"_L1},
     "only core/http/network* talks to the network"},
    {{}, {"keychain"_L1}, {"core/secrets/keychainstore"_L1}, "only keychainstore talks to the keychain"},
    {{}, {"sodium"_L1}, {"core/secrets/"_L1, "core/base/secret."_L1}, "libsodium is for secrets"},
    {{},
     {"qobject"_L1},
     {"app/"_L1, "ui/"_L1, "core/base/"_L1, "core/catalog/"_L1, "core/http/"_L1, "core/auth/"_L1, "core/secrets/"_L1,
      "core/session/"_L1},
     "a provider is no QObject"},
};

//! One `#include` line. \a name is what stands between the quotes or brackets.
struct Include
{
    QString name;
    bool quoted = false;
};

QList<Include> includesOf(const QString &source)
{
    static const QRegularExpression line(u"^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"\\n]+)[>\"]"_s,
                                         QRegularExpression::MultilineOption);
    QList<Include> includes;
    for (const QRegularExpressionMatch &match : line.globalMatch(source)) {
        includes.append({match.captured(2), match.captured(1) == '"'_L1});
    }
    return includes;
}

bool isOfModule(const QString &header, QLatin1String module)
{
    static const QDir qtHeaders(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    return header == module || header.startsWith(module + '/'_L1) || qtHeaders.exists(module + '/'_L1 + header);
}

bool concerns(const Rule &rule, const QString &header)
{
    QString name = header.section('/'_L1, -1).toLower();
    if (name.endsWith(".h"_L1)) {
        name.chop(2);
    }
    return std::any_of(rule.modules.begin(), rule.modules.end(), [&](auto each) { return isOfModule(header, each); })
        || std::any_of(rule.headers.begin(), rule.headers.end(), [&](auto each) { return name == each; });
}

bool beginsWithOneOf(const QString &file, const Names &names)
{
    return std::any_of(names.begin(), names.end(), [&](auto each) { return file.startsWith(each); });
}

bool allows(const Rule &rule, const QString &file)
{
    return beginsWithOneOf(file, rule.files) && !beginsWithOneOf(file, rule.exceptions);
}

// The faultOf functions: what is wrong with the line in this file, empty when nothing is.
QString faultByRule(const QString &file, const QString &header)
{
    for (const Rule &rule : rules) {
        if (concerns(rule, header) && !allows(rule, file)) {
            return QString::fromUtf8(rule.words);
        }
    }
    return {};
}

QString faultOfOwnHeader(const QString &file, const QString &header)
{
    if (header.endsWith(".moc"_L1)) {
        return {};
    }
    const qsizetype from = topFloors.indexOf(file.section('/'_L1, 0, 0));
    const qsizetype to = topFloors.indexOf(header.section('/'_L1, 0, 0));
    if (to < 0) {
        return u"an include of ours is written from the root: core/…, ui/… or app/…"_s;
    }
    if (to > from) {
        return u"the arrows go app → ui → core"_s;
    }
    if (beginsWithOneOf(file, windowless) && to > 0 && !beginsWithOneOf(header, windowless)) {
        return u"the terminal program is built without the window's parts"_s;
    }
    if (from > 0 || to > 0) {
        return {};
    }
    const qsizetype fromRoom = coreFloors.indexOf(file.section('/'_L1, 1, 1));
    const qsizetype toRoom = coreFloors.indexOf(header.section('/'_L1, 1, 1));
    if (fromRoom < 0 || toRoom < 0) {
        return u"this folder of core has no place in the order of floors"_s;
    }
    if (toRoom > fromRoom) {
        return u"inside core: base ← catalog ← http ← auth ← providers ← secrets ← session"_s;
    }
    return {};
}

QString faultOf(const QString &file, const Include &include)
{
    const QString fault = faultByRule(file, include.name);
    return fault.isEmpty() && include.quoted ? faultOfOwnHeader(file, include.name) : fault;
}

} // namespace

//! Reads the `#include` lines of app, ui and core: none may run against the arrows of the house.
class LayersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headersOfQtAreFound();
    void includeLinesAreRead();
    void ruleTellsGoodFromBad_data();
    void ruleTellsGoodFromBad();
    void noArrowRunsBack_data();
    void noArrowRunsBack();
};

void LayersTest::headersOfQtAreFound()
{
    // Without them the rules on Qt's modules would let everything pass.
    QVERIFY(isOfModule(u"QPixmap"_s, "QtGui"_L1));
    QVERIFY(isOfModule(u"QWidget"_s, "QtWidgets"_L1));
    QVERIFY(isOfModule(u"QNetworkReply"_s, "QtNetwork"_L1));
    QVERIFY(!isOfModule(u"QString"_s, "QtGui"_L1));
}

void LayersTest::includeLinesAreRead()
{
    const QList<Include> includes = includesOf(u"#pragma once\n#include \"core/base/clock.h\"\n"
                                               "  #  include <QString>\n// #include <QWidget>\n"_s);
    QCOMPARE(includes.size(), 2);
    QCOMPARE(includes.at(0).name, u"core/base/clock.h"_s);
    QVERIFY(includes.at(0).quoted);
    QCOMPARE(includes.at(1).name, u"QString"_s);
    QVERIFY(!includes.at(1).quoted);
}

void LayersTest::ruleTellsGoodFromBad_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("good");

    const auto row = [](const char *file, const char *line, bool good) {
        QTest::addRow("%s in %s", line, file) << QString::fromLatin1(file) << QString::fromLatin1(line) << good;
    };
    row("app/main.cpp", "\"ui/mainwindow.h\"", true);
    row("app/main.cpp", "\"core/http/networktransport.h\"", true);
    row("app/ctl/program.cpp", "\"app/coreparts.h\"", true);
    row("app/ctl/program.cpp", "\"core/session/sessions.h\"", true);
    row("app/application.cpp", "\"app/coreparts.h\"", true);
    row("ui/mainwindow.cpp", "\"core/session/sessions.h\"", true);
    row("ui/mainwindow.cpp", "<QMainWindow>", true);
    row("core/session/sessions.cpp", "\"core/auth/authflow.h\"", true);
    row("core/auth/jwt.cpp", "\"core/auth/jwt.h\"", true);
    row("core/base/clock.cpp", "\"clock.moc\"", true);
    row("core/http/networktransport.cpp", "<QNetworkAccessManager>", true);
    row("core/http/networktransport.h", "<QSslError>", true);
    row("core/secrets/keychainstore.cpp", "<qt6keychain/keychain.h>", true);
    row("core/secrets/tokenvault.cpp", "<sodium.h>", true);
    row("core/catalog/sqliteconnection.cpp", "<sqlite3.h>", true);
    row("core/session/sessions.h", "<QObject>", true);

    row("app/ctl/program.cpp", "<QGuiApplication>", false);
    row("app/ctl/program.cpp", "\"ui/mainwindow.h\"", false);
    row("app/ctl/program.cpp", "\"app/application.h\"", false);
    row("app/coreparts.h", "\"ui/settings.h\"", false);
    row("ui/mainwindow.cpp", "\"app/arguments.h\"", false);
    row("core/session/sessions.cpp", "\"ui/mainwindow.h\"", false);
    row("core/session/sessions.cpp", "\"app/arguments.h\"", false);
    row("core/base/clock.cpp", "\"core/catalog/server.h\"", false);
    row("core/providers/biotime.cpp", "\"core/secrets/secretstore.h\"", false);
    row("core/auth/jwt.cpp", "\"jwt.h\"", false);
    row("core/auth/jwt.cpp", "\"tests/support/faketransport.h\"", false);
    row("core/extra/thing.cpp", "\"core/base/clock.h\"", false);
    row("core/session/sessions.h", "<QPixmap>", false);
    row("core/session/sessions.h", "<QtWidgets/QWidget>", false);
    row("core/session/sessions.h", "<QtGui>", false);
    row("core/providers/biotime.cpp", "<QObject>", false);
    row("core/providers/biotime.cpp", "<QNetworkRequest>", false);
    row("core/http/httpmessage.h", "<QNetworkReply>", false);
    row("core/session/sessions.cpp", "<QNetworkAccessManager>", false);
    row("core/session/sessions.cpp", "<sqlite3.h>", false);
    row("core/catalog/database.cpp", "<sqlite3.h>", false);
    row("core/secrets/secretkeeper.cpp", "<qt6keychain/keychain.h>", false);
    row("core/session/sessions.cpp", "<sodium.h>", false);
    row("ui/mainwindow.cpp", "<QNetworkReply>", false);
    row("ui/mainwindow.cpp", "<sqlite3.h>", false);
    row("ui/mainwindow.cpp", "\"core/catalog/database.h\"", false);
    row("core/session/sessions.cpp", "\"core/catalog/sqliteconnection.h\"", false);
    row("ui/mainwindow.cpp", "<qt6keychain/keychain.h>", false);
}

void LayersTest::ruleTellsGoodFromBad()
{
    QFETCH(QString, file);
    QFETCH(QString, line);
    QFETCH(bool, good);

    const QList<Include> includes = includesOf(u"#include "_s + line + '\n'_L1);
    QCOMPARE(includes.size(), 1);
    QCOMPARE(faultOf(file, includes.first()).isEmpty(), good);
}

void LayersTest::noArrowRunsBack_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("app") << u"app"_s;
    QTest::newRow("ui") << u"ui"_s;
    for (const QLatin1String room : coreFloors) {
        const QString folder = "core/"_L1 + room;
        QTest::addRow("%s", qPrintable(folder)) << folder;
    }
}

void LayersTest::noArrowRunsBack()
{
    QFETCH(QString, folder);

    const QDir root(QString::fromUtf8(SOURCE_DIR));
    int files = 0;
    QStringList faults;
    QDirIterator it(root.filePath(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        ++files;
        const QString name = root.relativeFilePath(file.fileName());
        for (const Include &include : includesOf(QString::fromUtf8(file.readAll()))) {
            const QString fault = faultOf(name, include);
            if (!fault.isEmpty()) {
                faults.append(u"%1 includes %2: %3"_s.arg(name, include.name, fault));
            }
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n'_L1)));
    QVERIFY2(files > 0, qPrintable(u"there are no sources in %1"_s.arg(folder)));
}

} // namespace tokenrack

QTEST_GUILESS_MAIN(tokenrack::LayersTest)
#include "tst_layers.moc"
