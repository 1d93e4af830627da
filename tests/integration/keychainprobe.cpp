// SPDX-License-Identifier: MIT
// A process of its own around the real KeychainStore, since QtKeychain and its backend remember the D-Bus session for
// as long as a process lives. Reads one JSON object a line: {"do":"write","key":…,"value":…}, "read", "remove",
// "abandon" (reads through a store that is destroyed at once), "seal" or "open" (a value, by the vault of one profile),
// "stop" (waiting), "hurry" (never asks the person from here on). Prints one line for each: {"done":true}, {"value":…}
// or {"error":…,"detail":…}. Ends with its standard input.
#include "core/secrets/keychainstore.h"
#include "core/secrets/secretkeeper.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>

#include <unistd.h>

#include <array>
#include <cstdio>

using namespace tokenrack;

namespace {

void print(const QJsonObject &answer)
{
    const QByteArray line = QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stdout);
    std::fflush(stdout);
}

void printError(const SecretError &error)
{
    print({{QStringLiteral("error"), nameOf(error.kind)}, {QStringLiteral("detail"), error.detail}});
}

void printRead(const Result<Secret, SecretError> &result)
{
    if (result) {
        print({{QStringLiteral("value"), result->revealText()}});
    } else {
        printError(result.error());
    }
}

void printDone(const Result<Done, SecretError> &result)
{
    if (result) {
        print({{QStringLiteral("done"), true}});
    } else {
        printError(result.error());
    }
}

void abandon(const QString &key)
{
    KeychainStore store;
    store.read(key, [](const auto &) { qFatal("called back after the store's end"); });
    store.remove(key, [](const auto &) { qFatal("called back after the store's end"); });
}

void seal(SecretKeeper &keeper, const QString &value)
{
    keeper.vault([value](const Result<const TokenVault *, SecretError> &vault) {
        if (!vault) {
            return printError(vault.error());
        }
        const QByteArray sealed = vault.value()->seal(Secret::fromText(value), SealContext());
        print({{QStringLiteral("value"), QString::fromLatin1(sealed.toBase64())}});
    });
}

void open(SecretKeeper &keeper, const QString &sealed)
{
    keeper.vault([sealed](const Result<const TokenVault *, SecretError> &vault) {
        if (!vault) {
            return printError(vault.error());
        }
        const auto opened = vault.value()->open(QByteArray::fromBase64(sealed.toLatin1()), SealContext());
        print({{QStringLiteral("value"), opened ? opened->revealText() : QStringLiteral("does not open")}});
    });
}

void obey(KeychainStore &store, SecretKeeper &keeper, const QByteArray &line)
{
    const QJsonObject order = QJsonDocument::fromJson(line).object();
    const QString what = order.value(QLatin1String("do")).toString();
    const QString key = order.value(QLatin1String("key")).toString();
    const QString value = order.value(QLatin1String("value")).toString();
    if (what == QLatin1String("read")) {
        store.read(key, printRead);
    } else if (what == QLatin1String("write")) {
        store.write(key, Secret::fromText(value), printDone);
    } else if (what == QLatin1String("remove")) {
        store.remove(key, printDone);
    } else if (what == QLatin1String("abandon")) {
        abandon(key);
    } else if (what == QLatin1String("stop")) {
        store.stopWaiting();
    } else if (what == QLatin1String("hurry")) {
        store.neverAskPerson();
    } else if (what == QLatin1String("seal")) {
        seal(keeper, value);
    } else if (what == QLatin1String("open")) {
        open(keeper, value);
    } else {
        qFatal("an order that the probe does not know");
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    KeychainStore store;
    SecretKeeper keeper(store, QUuid(QStringLiteral("{11111111-2222-3333-4444-555555555555}")));
    QByteArray input;
    QSocketNotifier notifier(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &store, [&] {
        std::array<char, 64 * 1024> buffer;
        const ssize_t size = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (size <= 0) {
            QCoreApplication::quit();
            return;
        }
        input.append(buffer.data(), qsizetype(size));
        for (qsizetype end = input.indexOf('\n'); end >= 0; end = input.indexOf('\n')) {
            obey(store, keeper, input.left(end));
            input.remove(0, end + 1);
        }
    });
    return QCoreApplication::exec();
}
