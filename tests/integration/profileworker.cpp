// SPDX-License-Identifier: MIT
// One of several processes on one profile, for tst_processes.
//   profileworker DATABASE KEYCHAIN-FOLDER TASK ARGUMENT…
// It opens the profile, says "ready", waits for a line of input and then does its task:
//   token ID SECONDS       prints a token that is good for so long
//   login ID PASSWORD      logs in once as a person who answers captchas, but spends no last attempt; prints the result
//   note ID TEXT           writes a note
//   await ID TEXT          waits until another process has written that note
//   churn ID NAME MS URL   for so long adds, edits, imports and removes servers, logs in to new ones at URL, tags the
//                          server ID and uses its token, renewed as needed; prints what has to stay
#include "core/catalog/database.h"
#include "core/catalog/profilewatch.h"
#include "core/catalog/sqlitecatalogstore.h"
#include "core/http/networktransport.h"
#include "core/session/sessions.h"
#include "core/session/sqlitesessionstore.h"
#include "tests/integration/filekeychain.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>
#include <QUrlQuery>

#include <cstdio>
#include <utility>

using namespace tokenrack;

namespace {

void print(const QString &line)
{
    std::fputs(qUtf8Printable(line + QLatin1Char('\n')), stdout);
    std::fflush(stdout);
}

int fail(const QString &why)
{
    print(QLatin1String("failed ") + why);
    return 1;
}

class Worker : public QObject
{
public:
    Worker(std::unique_ptr<Database> opened, const QString &keychainFolder)
        : m_database(std::move(opened))
        , m_watch(*m_database)
        , m_catalogStore(*m_database)
        , m_catalog(m_catalogStore)
        , m_transport(m_clock)
        , m_keychain(keychainFolder)
        , m_secrets(m_keychain, m_database->id())
        , m_sessionStore(*m_database)
        , m_sessions({m_catalog, m_providers, m_transport, m_secrets, m_sessionStore, m_clock})
    {
        m_secrets.setKeyLease([this] { return m_sessionStore.lease(m_database->id()).value(); });
        connect(&m_watch, &ProfileWatch::changedElsewhere, &m_sessions, &Sessions::follow);
        connect(&m_sessions, &Sessions::storeFailed, this,
                [this](const StoreError &error) { end(fail(QLatin1String("store: ") + error.detail)); });
        connect(&m_sessions, &Sessions::secretsFailed, this,
                [this](const SecretError &error) { end(fail(QLatin1String("secrets: ") + error.detail)); });
        connect(&m_sessions, &Sessions::questionAsked, this, &Worker::answer);
    }

    bool load() { return m_catalog.load() && m_sessions.load(); }
    void begin(const QString &task, const QStringList &arguments);

private:
    //! Once what was brought is sealed.
    void end(int status)
    {
        m_secrets.whenSettled([status] { QCoreApplication::exit(status); });
    }

    void printToken(QUuid id, Seconds life);
    void logIn(QUuid id, const QString &password);
    void note(QUuid id, const QString &text);
    void await(QUuid id, const QString &text);
    void churn();
    bool tagShared(const QString &mark);
    bool addOrRemove(const QString &mark);
    bool importSome(const QString &mark);
    bool logInToNew(const QString &mark);
    void useToken();
    Server newServer(const QString &name) const;
    void answer(QuestionId id, const Question &question);
    void answerCaptcha(QuestionId id, const Server &server);

    std::unique_ptr<Database> m_database;
    ProfileWatch m_watch;
    SystemClock m_clock;
    SqliteCatalogStore m_catalogStore;
    Catalog m_catalog;
    ProviderRegistry m_providers;
    NetworkTransport m_transport;
    FileKeychain m_keychain;
    SecretKeeper m_secrets;
    SqliteSessionStore m_sessionStore;
    Sessions m_sessions;
    QNetworkAccessManager m_network;
    QString m_password;

    QUuid m_shared;
    QString m_name;
    QUrl m_url;
    QDeadlineTimer m_end;
    QTimer m_again;
    int m_round = 0;
    bool m_isUsingToken = false;
    QUuid m_loggingIn; //!< null while there is none
};

void Worker::begin(const QString &task, const QStringList &arguments)
{
    const QUuid id(arguments.value(0));
    if (task == QLatin1String("token")) {
        printToken(id, Seconds(arguments.value(1).toInt()));
    } else if (task == QLatin1String("login")) {
        logIn(id, arguments.value(1));
    } else if (task == QLatin1String("note")) {
        note(id, arguments.value(1));
    } else if (task == QLatin1String("await")) {
        await(id, arguments.value(1));
    } else if (task == QLatin1String("churn")) {
        m_shared = id;
        m_name = arguments.value(1);
        m_end.setRemainingTime(arguments.value(2).toInt());
        m_url = QUrl(arguments.value(3));
        m_password = QStringLiteral("right");
        connect(&m_sessions, &Sessions::ended, this, [this](QUuid ended, const std::optional<AuthError> &error) {
            if (error) {
                end(fail(QLatin1String("ended: ") + nameOf(error->kind)));
            } else if (ended == m_loggingIn) {
                print(QStringLiteral("login"));
                m_loggingIn = {};
            }
        });
        connect(&m_again, &QTimer::timeout, this, &Worker::churn);
        m_again.start(0);
    } else {
        end(fail(QLatin1String("unknown task ") + task));
    }
}

void Worker::printToken(QUuid id, Seconds life)
{
    m_sessions.readyToken(id, life, [this](const Result<ReadyToken, AuthError> &ready) {
        print(ready ? ready->session.token.revealText() : nameOf(ready.error().kind));
        end(ready ? 0 : 1);
    });
}

void Worker::logIn(QUuid id, const QString &password)
{
    m_password = password;
    connect(&m_sessions, &Sessions::ended, this, [this](QUuid, const std::optional<AuthError> &error) {
        print(error ? nameOf(error->kind) : QStringLiteral("done"));
        end(0);
    });
    m_sessions.logIn(id);
}

void Worker::note(QUuid id, const QString &text)
{
    Server server = *m_catalog.find(id);
    server.notes = text;
    end(m_catalog.change(*m_catalog.find(id), server) ? 0 : 1);
}

void Worker::await(QUuid id, const QString &text)
{
    connect(&m_catalog, &Catalog::changed, this, [this, id, text] {
        if (m_catalog.find(id)->notes == text) {
            print(text);
            end(0);
        }
    });
}

void Worker::churn()
{
    if (m_end.hasExpired()) {
        if (!m_isUsingToken && m_loggingIn.isNull()) {
            m_again.stop();
            end(0);
        }
        return;
    }
    const QString mark = QStringLiteral("%1-%2").arg(m_name).arg(++m_round);
    if (!tagShared(mark) || !addOrRemove(mark) || !importSome(mark) || !logInToNew(mark)) {
        m_again.stop();
        end(fail(QStringLiteral("the catalogue refused a change")));
        return;
    }
    useToken();
}

Server Worker::newServer(const QString &name) const
{
    return {.id = QUuid::createUuid(),
            .name = name,
            .provider = QStringLiteral("hummingbird"),
            .url = m_url,
            .account = QStringLiteral("1007")};
}

//! One tag more on the server that all share, and after a while an old one less: each round would cost more else.
bool Worker::tagShared(const QString &mark)
{
    constexpr int tagsKept = 10;
    const Server before = *m_catalog.find(m_shared);
    Server tagged = before;
    tagged.tags.append(mark);
    const QString old = QStringLiteral("%1-%2").arg(m_name).arg(m_round - tagsKept);
    const bool hasOld = tagged.tags.removeOne(old);
    if (!m_catalog.change(before, tagged)) {
        return false;
    }
    m_sessions.noteCopied(m_shared, mark);
    print(QLatin1String("tag ") + mark);
    if (hasOld) {
        print(QLatin1String("untag ") + old);
    }
    return true;
}

//! A server, of which every second one goes again.
bool Worker::addOrRemove(const QString &mark)
{
    const Server own = newServer(mark);
    if (!m_catalog.save({own})) {
        return false;
    }
    if (m_round % 2 == 0) {
        print(QLatin1String("stays ") + mark);
        return true;
    }
    print(QLatin1String("gone ") + mark);
    return m_catalog.remove({own.id}) && m_catalog.purge({own.id});
}

bool Worker::importSome(const QString &mark)
{
    if (m_round % 5 != 0) {
        return true;
    }
    QList<Server> servers;
    for (int number = 1; number <= 3; ++number) {
        servers.append(newServer(QStringLiteral("%1/%2").arg(mark).arg(number)));
        servers.last().account = servers.last().name; // else all would be taken for the same one
    }
    if (!m_catalog.import(servers)) {
        return false;
    }
    for (const Server &server : std::as_const(servers)) {
        print(QLatin1String("stays ") + server.name);
    }
    return true;
}

//! One log-in after the other.
bool Worker::logInToNew(const QString &mark)
{
    if (!m_loggingIn.isNull()) {
        return true;
    }
    const Server server = newServer(mark + QLatin1String("/login"));
    if (!m_catalog.save({server})) {
        return false;
    }
    print(QLatin1String("stays ") + server.name);
    m_loggingIn = server.id;
    m_sessions.logIn(server.id);
    return true;
}

void Worker::useToken()
{
    if (std::exchange(m_isUsingToken, true)) {
        return;
    }
    m_sessions.readyToken(m_shared, std::chrono::seconds(2), [this](const Result<ReadyToken, AuthError> &ready) {
        m_isUsingToken = false;
        if (!ready) {
            end(fail(QLatin1String("token: ") + nameOf(ready.error().kind)));
        }
    });
}

void Worker::answer(QuestionId id, const Question &question)
{
    if (std::holds_alternative<SecretQuestion>(question)) {
        const Credential typed{{{QStringLiteral("password"), Secret::fromText(m_password)}}};
        m_sessions.answer(id, SecretAnswer{typed, false});
    } else if (const auto *captcha = std::get_if<CaptchaQuestion>(&question)) {
        answerCaptcha(id, captcha->server);
    } else {
        m_sessions.answer(id, Declined{});
    }
}

//! The sandbox gives the text away.
void Worker::answerCaptcha(QuestionId id, const Server &server)
{
    QUrl url = server.url.toUrl();
    url.setPath(QStringLiteral("/sandbox/captcha"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("login"), server.account);
    url.setQuery(query);
    QNetworkReply *reply = m_network.get(QNetworkRequest(url));
    connect(reply, &QNetworkReply::finished, this, [this, id, reply] {
        reply->deleteLater();
        m_sessions.answer(id, CaptchaAnswer{QString::fromUtf8(reply->readAll())});
    });
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 5) {
        return fail(QStringLiteral("too few arguments"));
    }
    const SystemClock clock;
    auto database = Database::open(arguments.at(1), clock);
    if (!database) {
        return fail(QLatin1String("open: ") + database.error().detail);
    }
    Worker worker(std::move(*database), arguments.at(2));
    if (!worker.load()) {
        return fail(QStringLiteral("load"));
    }
    print(QStringLiteral("ready"));
    std::getchar();
    QTimer::singleShot(0, &worker, [&] { worker.begin(arguments.at(3), arguments.mid(4)); });
    return QCoreApplication::exec();
}
