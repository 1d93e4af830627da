// SPDX-License-Identifier: MIT
#include "ui/servermodel.h"

#include "core/base/plaintext.h"
#include "core/session/tokenclock.h"
#include "core/session/words.h"
#include "ui/showtext.h"

#include <algorithm>
#include <optional>

namespace tokenrack {

namespace {

//! Above this many the model resets: telling each row would take longer.
constexpr qsizetype manyRows = 50;

//! As many as take about a millisecond.
constexpr std::size_t rowsAtATime = 100;

SortBy sortByOf(int column)
{
    switch (column) {
    case ServerModel::SystemColumn:
        return SortBy::System;
    case ServerModel::StatusColumn:
        return SortBy::Status;
    case ServerModel::ExpiresColumn:
        return SortBy::Expiry;
    default:
        return SortBy::Name;
    }
}

QCollator collatorOfLocale()
{
    // The C locale compares code points, which is no order for people.
    QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

} // namespace

ServerModel::ServerModel(const Parts &parts, QObject *parent)
    : QAbstractTableModel(parent)
    , m_parts(parts)
    , m_collator(collatorOfLocale())
{
    m_countsTimer.setSingleShot(true);
    m_countsTimer.setInterval(0);
    connect(&m_countsTimer, &QTimer::timeout, this, &ServerModel::countsChanged);
    connect(&m_prepareTimer, &QTimer::timeout, this, [this] { prepareRows(rowsAtATime); });
    connect(&parts.catalog, &Catalog::added, this, &ServerModel::addServers);
    connect(&parts.catalog, &Catalog::changed, this, &ServerModel::changeServer);
    connect(&parts.catalog, &Catalog::removed, this, &ServerModel::removeServers);
    connect(&parts.sessions, &Sessions::changed, this, &ServerModel::changeState);
    m_sortWords.begin(m_collator);
    fill();
}

ServerModel::~ServerModel() = default;

int ServerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ServerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ServerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const ServerRow &entry = *m_shown[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(entry, index.column()));
    case Qt::AccessibleTextRole:
        return index.column() == ServerColumn ? accessibleName(entry) : text(entry, index.column());
    case IdRole:
        return entry.id;
    case SubTextRole:
        return subText(entry);
    case MarkRole:
        return mark(entry);
    case StatusRole:
        return int(entry.status);
    case FractionRole: {
        const Instant now = m_parts.clock.now();
        const ServerState state = stateOf(entry);
        if (!state.times || !tellsOfToken(statusOf(state, now))) {
            return {};
        }
        const TokenReading reading = readTokenClock(*state.times, now);
        return reading.left && *reading.left > Milliseconds(0) ? QVariant(reading.fractionLeft) : QVariant();
    }
    case EndRole:
        if (entry.isCounting()) {
            return entry.expiryTime;
        }
        return {};
    default:
        return {};
    }
}

QVariant ServerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case ServerColumn:
        return tr("Server");
    case SystemColumn:
        return tr("System");
    case StatusColumn:
        return tr("Status");
    case ExpiresColumn:
        return tr("Expires in");
    default:
        return {};
    }
}

void ServerModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount) {
        return;
    }
    const ServerOrder wanted{sortByOf(column), order};
    if (wanted != m_order) {
        m_order = wanted;
        resort();
    }
}

void ServerModel::resort()
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<QUuid> ids;
    for (const QModelIndex &index : before) {
        ids.append(idAt(index.row()));
    }
    sortRows();
    m_shown = filtered();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        after.append(index(rowOf(ids[i]), before[i].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ServerModel::setFilter(const ServerFilter &filter)
{
    m_filter = filter;
    m_words = filter.text.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    Rows shown = filtered();
    if (shown == m_shown) {
        return;
    }
    beginResetModel();
    m_shown = std::move(shown);
    endResetModel();
}

void ServerModel::prepareFilter()
{
    m_isPreparing = true;
    m_prepareTimer.start();
}

void ServerModel::dropPrepared()
{
    m_searchText.clear();
    m_searched.clear();
    if (m_isPreparing) {
        m_prepareTimer.start();
    }
}

void ServerModel::prepareRows(std::size_t atMost)
{
    if (m_searched.empty()) {
        m_searched = m_sorted;
    }
    const std::size_t end = std::min(m_searchText.count() + atMost, m_searched.size());
    while (m_searchText.count() < end) {
        ServerRow *entry = m_searched[m_searchText.count()];
        entry->searchNumber = m_searchText.count();
        const Server *server = m_parts.catalog.find(entry->id);
        m_searchText.append(server ? searchTextOf(*server, entry->system->text) : QString());
    }
    if (end == m_searched.size()) {
        m_prepareTimer.stop();
    }
}

QUuid ServerModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_shown[std::size_t(row)]->id : QUuid();
}

QList<QUuid> ServerModel::shownIds() const
{
    QList<QUuid> ids;
    ids.reserve(qsizetype(m_shown.size()));
    for (const ServerRow *entry : m_shown) {
        ids.append(entry->id);
    }
    return ids;
}

QList<QUuid> ServerModel::firstIds(std::size_t count) const
{
    QList<QUuid> ids;
    for (std::size_t i = 0; i < std::min(count, m_sorted.size()); ++i) {
        ids.append(m_sorted[i]->id);
    }
    return ids;
}

int ServerModel::rowOf(QUuid id) const
{
    const auto known = m_entries.find(id);
    if (known == m_entries.end()) {
        return -1;
    }
    const auto at = find(m_shown, known->second.get());
    return at == m_shown.end() ? -1 : int(at - m_shown.begin());
}

QString ServerModel::systemName(const QString &provider) const
{
    const Provider *known = m_parts.providers.find(provider);
    return known ? known->name() : provider;
}

QStringList ServerModel::systemNames() const
{
    QStringList names;
    for (const auto &provider : m_parts.providers.all()) {
        names << provider->name();
    }
    return names;
}

ServerCounts ServerModel::counts() const
{
    ServerCounts counts;
    counts.all = int(m_sorted.size());
    for (const ServerRow *entry : m_sorted) {
        ++counts.byGroup[std::size_t(groupOf(entry->status))];
        ++counts.bySystem[entry->provider];
        for (const QString &tag : entry->tags) {
            ++counts.byTag[tag];
        }
    }
    return counts;
}

void ServerModel::retranslate()
{
    m_collator = collatorOfLocale();
    m_sortWords.begin(m_collator);
    m_byName.clear();
    dropPrepared();
    for (const Server &server : m_parts.catalog.servers()) {
        if (const auto known = m_entries.find(server.id); known != m_entries.end()) {
            readServer(*known->second, server);
            readState(*known->second);
        }
    }
    resort();
    if (!m_shown.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void ServerModel::fill()
{
    beginResetModel();
    m_entries.clear();
    m_sorted.clear();
    m_byName.clear();
    dropPrepared();
    m_sorted.reserve(std::size_t(m_parts.catalog.servers().size()));
    for (const Server &server : m_parts.catalog.servers()) {
        m_sorted.push_back(make(server));
    }
    sortRows();
    m_shown = filtered();
    endResetModel();
    noteCounts();
}

//! The order by name is kept, since it costs most: any other is that one with the column's words put in order.
void ServerModel::sortRows()
{
    if (m_byName.empty()) {
        m_byName = m_sorted;
        std::sort(m_byName.begin(), m_byName.end(), ServerOrder());
    }
    m_sorted = m_byName;
    if (m_order.by != SortBy::Name) {
        std::stable_sort(m_sorted.begin(), m_sorted.end(), [this](const ServerRow *left, const ServerRow *right) {
            return m_order.compareColumn(left, right) < 0;
        });
    } else if (m_order.direction == Qt::DescendingOrder) {
        std::reverse(m_sorted.begin(), m_sorted.end());
    }
}

void ServerModel::addServers(const QList<QUuid> &ids)
{
    if (ids.size() > manyRows) {
        fill();
        return;
    }
    m_byName.clear();
    dropPrepared();
    for (const QUuid &id : ids) {
        const Server *server = m_parts.catalog.find(id);
        if (!server || m_entries.contains(id)) {
            continue;
        }
        ServerRow *entry = make(*server);
        m_sorted.insert(std::lower_bound(m_sorted.begin(), m_sorted.end(), entry, m_order), entry);
        if (lets(*entry)) {
            show(entry);
        }
    }
    noteCounts();
}

void ServerModel::removeServers(const QList<Server> &servers)
{
    if (servers.size() > manyRows) {
        fill();
        return;
    }
    m_byName.clear();
    dropPrepared();
    for (const Server &server : servers) {
        const auto known = m_entries.find(server.id);
        if (known == m_entries.end()) {
            continue;
        }
        ServerRow *entry = known->second.get();
        hide(entry);
        m_sorted.erase(find(m_sorted, entry));
        m_entries.erase(known);
    }
    noteCounts();
}

void ServerModel::changeServer(QUuid id)
{
    const auto known = m_entries.find(id);
    const Server *server = m_parts.catalog.find(id);
    if (known == m_entries.end() || !server) {
        return;
    }
    ServerRow *entry = known->second.get();
    const int oldRow = rowOf(id);
    const auto oldPlace = Rows::size_type(find(m_sorted, entry) - m_sorted.begin());
    m_byName.clear();
    dropPrepared();
    readServer(*entry, *server);
    readState(*entry);
    update(entry, oldRow, oldPlace);
}

void ServerModel::changeState(QUuid id)
{
    const auto known = m_entries.find(id);
    if (known == m_entries.end()) {
        return;
    }
    ServerRow *entry = known->second.get();
    const int oldRow = rowOf(id);
    const auto oldPlace = Rows::size_type(find(m_sorted, entry) - m_sorted.begin());
    readState(*entry);
    update(entry, oldRow, oldPlace);
}

ServerRow *ServerModel::make(const Server &server)
{
    auto entry = std::make_unique<ServerRow>();
    readServer(*entry, server);
    readState(*entry);
    return (m_entries[server.id] = std::move(entry)).get();
}

ServerModel::Rows::const_iterator ServerModel::find(const Rows &rows, const ServerRow *entry) const
{
    const auto at = std::lower_bound(rows.begin(), rows.end(), entry, m_order);
    return at != rows.end() && *at == entry ? at : rows.end();
}

bool ServerModel::lets(const ServerRow &entry) const
{
    if (m_words.isEmpty() || !entry.isIn(m_filter.scope)) {
        return entry.isIn(m_filter.scope);
    }
    const Server *server = m_parts.catalog.find(entry.id);
    const QString text = server ? searchTextOf(*server, entry.system->text) : QString();
    return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) { return text.contains(word); });
}

//! The same for all of them at once.
ServerModel::Rows ServerModel::filtered()
{
    if (m_filter.isOff()) {
        return m_sorted;
    }
    std::vector<bool> found;
    if (!m_words.isEmpty()) {
        prepareRows(m_sorted.size());
        found = m_searchText.rowsWith(m_words);
    }
    Rows rows;
    std::copy_if(m_sorted.begin(), m_sorted.end(), std::back_inserter(rows), [&](const ServerRow *entry) {
        return (found.empty() || found[entry->searchNumber]) && entry->isIn(m_filter.scope);
    });
    return rows;
}

void ServerModel::show(ServerRow *entry)
{
    const auto at = std::lower_bound(m_shown.cbegin(), m_shown.cend(), entry, m_order);
    const int row = int(at - m_shown.cbegin());
    beginInsertRows({}, row, row);
    m_shown.insert(at, entry);
    endInsertRows();
}

void ServerModel::hide(ServerRow *entry)
{
    const auto at = std::find(m_shown.cbegin(), m_shown.cend(), entry);
    if (at == m_shown.cend()) {
        return;
    }
    const int row = int(at - m_shown.cbegin());
    beginRemoveRows({}, row, row);
    m_shown.erase(at);
    endRemoveRows();
}

void ServerModel::update(ServerRow *entry, int oldRow, Rows::size_type oldPlace)
{
    m_sorted.erase(m_sorted.begin() + Rows::difference_type(oldPlace));
    m_sorted.insert(std::lower_bound(m_sorted.begin(), m_sorted.end(), entry, m_order), entry);
    noteCounts();

    const bool isShown = lets(*entry);
    if (oldRow < 0) {
        if (isShown) {
            show(entry);
        }
        return;
    }
    if (!isShown) {
        hide(entry);
        return;
    }
    // All rows but this one are in order, so one neighbour says in which half its new place is.
    const auto at = m_shown.begin() + oldRow;
    auto target = at;
    if (at != m_shown.begin() && m_order(entry, *(at - 1))) {
        target = std::lower_bound(m_shown.begin(), at, entry, m_order);
    } else if (at + 1 != m_shown.end() && m_order(*(at + 1), entry)) {
        target = std::lower_bound(at + 1, m_shown.end(), entry, m_order) - 1;
    }
    const int newRow = int(target - m_shown.begin());
    if (newRow != oldRow) {
        beginMoveRows({}, oldRow, oldRow, {}, newRow > oldRow ? newRow + 1 : newRow);
        if (newRow > oldRow) {
            std::rotate(at, at + 1, target + 1);
        } else {
            std::rotate(target, at, at + 1);
        }
        endMoveRows();
    }
    Q_EMIT dataChanged(index(newRow, 0), index(newRow, ColumnCount - 1));
}

void ServerModel::noteCounts()
{
    m_countsTimer.start();
}

QString ServerModel::text(const ServerRow &entry, int column) const
{
    switch (column) {
    case ServerColumn:
        return entry.name;
    case SystemColumn:
        return entry.system->text;
    case StatusColumn:
        return entry.statusWord->text;
    case ExpiresColumn:
        return expiresInText(stateOf(entry), m_parts.clock.now());
    default:
        return {};
    }
}

void ServerModel::readServer(ServerRow &entry, const Server &server)
{
    const Provider *provider = m_parts.providers.find(server.provider);
    entry.readServer(server, systemName(server.provider), m_collator, &m_sortWords);
    entry.isExposed = provider && !provider->isEncrypted(server);
}

void ServerModel::readState(ServerRow &entry)
{
    const ServerState state = stateOf(entry);
    entry.readState(state, statusOf(state, m_parts.clock.now()), &m_sortWords);
}

QString ServerModel::subText(const ServerRow &entry) const
{
    const Server *server = m_parts.catalog.find(entry.id);
    return server ? accountLine(*server) : QString();
}

QString ServerModel::mark(const ServerRow &entry)
{
    return entry.isExposed ? tr("not encrypted") : QString();
}

QString ServerModel::exposure(const ServerRow &entry) const
{
    const Server *server = m_parts.catalog.find(entry.id);
    const Provider *provider = m_parts.providers.find(entry.provider);
    return server && provider ? provider->exposure(*server) : QString();
}

QString ServerModel::accessibleName(const ServerRow &entry) const
{
    const QString name = QStringLiteral("%1, %2").arg(entry.name, subText(entry));
    return entry.isExposed ? QStringLiteral("%1, %2").arg(name, mark(entry)) : name;
}

QString ServerModel::toolTip(const ServerRow &entry, int column) const
{
    QStringList lines;
    if (column == ServerColumn) {
        lines << entry.name << subText(entry);
        if (entry.isExposed) {
            lines << exposure(entry);
        }
        if (!entry.tags.isEmpty()) {
            lines << tr("Tags: %1").arg(visibleText(entry.tags.join(tr(", ", "between tags"))));
        }
    } else if (column == SystemColumn) {
        const Provider *provider = m_parts.providers.find(entry.provider);
        lines << entry.system->text
              << (provider ? provider->description() : tr("This version does not know this system."));
    } else if (column == StatusColumn) {
        const ServerState state = stateOf(entry);
        lines << entry.statusWord->text;
        if (state.lastError) {
            const ErrorWords words = errorWords(*state.lastError, entry.system->text);
            lines << words.sentence << words.nextAction;
            if (!state.lastError->serverText.isEmpty()) {
                lines << tr("The server says: %1").arg(visibleText(state.lastError->serverText));
            }
        }
        if (state.licenceMissing) {
            lines << tr("The token is good, but the server has no licence for its interface.");
        }
        if (state.verifiedAt) {
            lines << tr("Checked: %1").arg(instantText(*state.verifiedAt, m_parts.clock.now()));
        }
    } else if (entry.isCounting()) {
        lines << instantToolTip(instantFromMs(entry.expiryTime));
    }
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

} // namespace tokenrack
