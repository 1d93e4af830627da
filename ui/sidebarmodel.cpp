// SPDX-License-Identifier: MIT
#include "ui/sidebarmodel.h"

#include "core/base/plaintext.h"

#include <QCollator>

#include <algorithm>

namespace tokenrack {

namespace {

constexpr int unknown = -1; // as a count

struct Named
{
    QString key;
    QString text;
    int count;
};

void sortByText(std::vector<Named> &names)
{
    const QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    std::sort(names.begin(), names.end(), [&collator](const Named &left, const Named &right) {
        const int order = collator.compare(left.text, right.text);
        return order == 0 ? left.key < right.key : order < 0;
    });
}

} // namespace

SidebarModel::SidebarModel(const ServerModel &servers, QObject *parent)
    : QAbstractListModel(parent)
    , m_servers(servers)
    , m_items(items())
{
    connect(&servers, &ServerModel::countsChanged, this, &SidebarModel::refresh);
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Item &item = m_items[std::size_t(index.row())];
    const StatusGroup *group = std::get_if<StatusGroup>(&item.scope);
    switch (role) {
    case Qt::DisplayRole:
        return item.text;
    case Qt::AccessibleTextRole:
        return item.isHeading || item.count == unknown ? item.text
                                                       : tr("%1, %n server(s)", nullptr, item.count).arg(item.text);
    case CountRole:
        return item.isHeading || item.count == unknown ? QVariant() : QVariant(item.count);
    case IconRole:
        return group ? lookOf(*group).icon : QString();
    case ToneRole:
        return int(group ? lookOf(*group).tone : Tone::Neutral);
    default:
        return {};
    }
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_items[std::size_t(index.row())].isHeading) {
        return Qt::NoItemFlags;
    }
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

Scope SidebarModel::scopeAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_items[std::size_t(row)].scope : Scope();
}

int SidebarModel::rowOf(const Scope &scope) const
{
    const auto at = std::find_if(m_items.begin(), m_items.end(),
                                 [&scope](const Item &item) { return !item.isHeading && item.scope == scope; });
    return at == m_items.end() ? 0 : int(at - m_items.begin());
}

void SidebarModel::refresh()
{
    std::vector<Item> now = items();
    const bool sameRows =
        std::equal(now.begin(), now.end(), m_items.begin(), m_items.end(), [](const Item &left, const Item &right) {
            return left.isHeading == right.isHeading && left.scope == right.scope;
        });
    if (!sameRows) {
        beginResetModel();
        m_items = std::move(now);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i].count != m_items[i].count || now[i].text != m_items[i].text) {
            m_items[i] = now[i];
            Q_EMIT dataChanged(index(int(i)), index(int(i)));
        }
    }
}

std::vector<SidebarModel::Item> SidebarModel::items() const
{
    const ServerCounts counts = m_servers.counts();
    std::vector<Item> items;
    items.push_back({false, AllServers{}, tr("All servers"), counts.all});
    items.push_back({true, {}, tr("Status"), 0});
    for (const StatusGroup group : statusGroups) {
        items.push_back({false, group, groupText(group), counts.byGroup[std::size_t(group)]});
    }
    std::vector<Named> names;
    for (auto it = counts.bySystem.begin(); it != counts.bySystem.end(); ++it) {
        names.push_back({it.key(), visibleText(m_servers.systemName(it.key())), it.value()});
    }
    sortByText(names);
    if (!names.empty()) {
        items.push_back({true, {}, tr("System"), 0});
    }
    for (const Named &named : names) {
        items.push_back({false, OfSystem{named.key}, named.text, named.count});
    }
    names.clear();
    for (auto it = counts.byTag.begin(); it != counts.byTag.end(); ++it) {
        names.push_back({it.key(), visibleText(it.key()), it.value()});
    }
    sortByText(names);
    if (!names.empty()) {
        items.push_back({true, {}, tr("Tags"), 0});
    }
    for (const Named &named : names) {
        items.push_back({false, WithTag{named.key}, named.text, named.count});
    }
    if (!m_servers.isWhole()) {
        std::for_each(items.begin(), items.end(), [](Item &item) { item.count = unknown; });
    }
    return items;
}

} // namespace tokenrack
