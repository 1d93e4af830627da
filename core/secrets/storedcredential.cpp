// SPDX-License-Identifier: MIT
#include "core/secrets/storedcredential.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <sodium.h>

namespace tokenrack {

namespace {

constexpr int formatVersion = 1;

constexpr QLatin1String versionName("version");
constexpr QLatin1String providerName("provider");
constexpr QLatin1String originName("origin");
constexpr QLatin1String fieldsName("fields");

SecretError unreadable(const char *why)
{
    return {.kind = SecretErrorKind::Unreadable, .detail = QLatin1String(why)};
}

} // namespace

bool StoredCredential::belongsTo(const Server &server) const
{
    return !server.url.toUrl().host().isEmpty() && provider == server.provider && origin == originOf(server.url);
}

Credential overlaid(Credential stored, const Credential &entered)
{
    for (auto field = entered.fields.cbegin(); field != entered.fields.cend(); ++field) {
        if (field.value().isEmpty()) {
            stored.fields.remove(field.key());
        } else {
            stored.fields.insert(field.key(), field.value());
        }
    }
    return stored;
}

QString credentialKey(QUuid server)
{
    return QLatin1String("tokenrack/") + server.toString(QUuid::WithoutBraces);
}

Secret encodeCredential(const StoredCredential &stored)
{
    QJsonObject fields;
    for (auto field = stored.credential.fields.cbegin(); field != stored.credential.fields.cend(); ++field) {
        fields.insert(field.key(), field.value().revealText());
    }
    const QJsonObject item{
        {versionName, formatVersion},
        {providerName, stored.provider},
        {originName, stored.origin},
        {fieldsName, fields},
    };
    QByteArray line = QJsonDocument(item).toJson(QJsonDocument::Compact);
    Secret secret(line);
    sodium_memzero(line.data(), std::size_t(line.size()));
    return secret;
}

Result<StoredCredential, SecretError> decodeCredential(const Secret &value)
{
    const QByteArrayView text = value.reveal();
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()));
    if (!document.isObject()) {
        return unreadable("not a JSON object");
    }
    const QJsonObject item = document.object();
    if (item.value(versionName).toInt() != formatVersion) {
        return unreadable("version");
    }

    StoredCredential stored{
        .provider = item.value(providerName).toString(), .origin = item.value(originName).toString(), .credential = {}};
    if (stored.provider.isEmpty()) {
        return unreadable("provider");
    }
    if (stored.origin.isEmpty()) {
        return unreadable("origin");
    }
    if (!item.value(fieldsName).isObject()) {
        return unreadable("fields");
    }
    const QJsonObject fields = item.value(fieldsName).toObject();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        if (!field.value().isString()) {
            return unreadable("a field is not text");
        }
        stored.credential.fields.insert(field.key(), Secret::fromText(field.value().toString()));
    }
    return stored;
}

} // namespace tokenrack
