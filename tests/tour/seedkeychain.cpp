// SPDX-License-Identifier: MIT
#include "core/catalog/server.h"
#include "core/secrets/keychainstore.h"
#include "core/secrets/storedcredential.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#include <QTimer>

#include <cstdlib>
#include <functional>
#include <utility>

using namespace Qt::StringLiterals;
using namespace tokenrack;

namespace {

struct Item
{
    QString key;
    Secret value;
};

//! One entry of the file that `tokenrack-sandbox --write-secrets` writes.
Item itemOf(const QJsonObject &entry)
{
    StoredCredential stored;
    stored.provider = entry.value("provider"_L1).toString();
    stored.origin = originOf(QUrl(entry.value("url"_L1).toString()));
    const QJsonObject fields = entry.value("fields"_L1).toObject();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        stored.credential.fields.insert(field.key(), Secret::fromText(field.value().toString()));
    }
    const QUuid server(entry.value("server"_L1).toString());
    return {credentialKey(server), encodeCredential(stored)};
}

QList<Item> readItems(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QList<Item> items;
    const QJsonArray entries = QJsonDocument::fromJson(file.readAll()).object().value("secrets"_L1).toArray();
    for (const QJsonValue &entry : entries) {
        items.append(itemOf(entry.toObject()));
    }
    return items;
}

//! Writes one item after the other and ends the program with the first error or after the last item.
class Seeder
{
public:
    explicit Seeder(QList<Item> items)
        : m_items(std::move(items))
    { }

    void writeNext()
    {
        if (m_items.isEmpty()) {
            QCoreApplication::exit(EXIT_SUCCESS);
            return;
        }
        const Item item = m_items.takeFirst();
        m_store.write(item.key, item.value, [this](const Result<Done, SecretError> &result) {
            if (result) {
                writeNext();
                return;
            }
            QTextStream(stderr) << secretErrorText(result.error()) << Qt::endl;
            QCoreApplication::exit(EXIT_FAILURE);
        });
    }

private:
    KeychainStore m_store;
    QList<Item> m_items;
};

} // namespace

//! Puts the passwords of the sandbox's demo servers into the keychain of this D-Bus session, as the person of the demo
//! would have done.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QList<Item> items = arguments.size() == 2 ? readItems(arguments.at(1)) : QList<Item>();
    if (items.isEmpty()) {
        QTextStream(stderr) << "Usage: tokenrack-seed FILE, written by tokenrack-sandbox --write-secrets" << Qt::endl;
        return EXIT_FAILURE;
    }
    Seeder seeder(items);
    QTimer::singleShot(0, &application, [&seeder] { seeder.writeNext(); });
    return QCoreApplication::exec();
}
