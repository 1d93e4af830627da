// SPDX-License-Identifier: MIT
#include "core/catalog/sharedvalues.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tokenrack {

namespace {

Options optionsFromJson(QByteArrayView json)
{
    Options options;
    const QJsonObject object = QJsonDocument::fromJson(json.toByteArray()).object();
    for (auto option = object.begin(); option != object.end(); ++option) {
        options.insert(option.key(), option.value().toString());
    }
    return options;
}

template <class Value, class Read>
Value once(QHash<QByteArray, Value> *known, QByteArrayView bytes, const Read &read)
{
    auto value = known->constFind(QByteArray::fromRawData(bytes.data(), bytes.size()));
    if (value == known->constEnd()) {
        value = known->insert(bytes.toByteArray(), read(bytes));
    }
    return *value;
}

} // namespace

QString SharedValues::text(QByteArrayView utf8)
{
    return once(&m_texts, utf8, [](QByteArrayView bytes) { return QString::fromUtf8(bytes); });
}

Options SharedValues::options(QByteArrayView json)
{
    return json.isEmpty() ? Options() : once(&m_options, json, optionsFromJson);
}

QStringList SharedValues::tags(QByteArrayView lines)
{
    return once(&m_tags, lines, [this](QByteArrayView joined) {
        const QList<QByteArray> each = joined.toByteArray().split('\n');
        QStringList tags;
        for (const QByteArray &tag : each) {
            if (!tag.isEmpty()) {
                tags.append(text(tag));
            }
        }
        return tags;
    });
}

} // namespace tokenrack
