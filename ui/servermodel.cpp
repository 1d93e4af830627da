// SPDX-License-Identifier: MIT
#include "ui/servermodel.h"

#include "core/session/tokenclock.h"
#include "ui/showtext.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace tokenrack {

namespace {

//! Above this many the model resets: telling each row would take longer.
constexpr qsizetype manyRows = 50;

//! As many rows as are made ready to be searched in a few milliseconds. With fewer, the turns of the event loop in
//! between would take longer than the work.
constexpr std::size_t rowsAtATime = 400;

//! As many as a keystroke makes ready before it waits for the rest.
constexpr std::size_t rowsOfKeystroke = 1000;

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

QList<QUuid> idsOf(const QList<Server> &servers)
{
    QList<QUuid> ids;
    ids.reserve(servers.size());
    std::transform(servers.begin(), servers.end(), std::back_inserter(ids), [](const Server &each) { return each.id; });
    return ids;
}

} // namespace

ServerModel::ServerModel(const Parts &parts, QObject *parent)
    : QAbstractTableModel(parent)
    , m_parts(parts)
    , m_texts(parts)
    , m_filter([this](const ServerRow &row) { return m_texts.searched(row); })
{
    m_countsTimer.setSingleShot(true);
    m_countsTimer.setInterval(0);
    connect(&m_countsTimer, &QTimer::timeout, this, &ServerModel::countsChanged);
    connect(&m_searchTimer, &QTimer::timeout, this, &ServerModel::onSearchSlice);
    connect(&parts.catalog, &Catalog::added, this, &ServerModel::addServers);
    connect(&parts.catalog, &Catalog::changed, this, &ServerModel::changeServer);
    connect(&parts.catalog, &Catalog::removed, this, &ServerModel::removeServers);
    connect(&parts.sessions, &Sessions::changed, this, &ServerModel::changeState);
    connect(&parts.sessions, &Sessions::burstBegan, this, [this] { m_isBurst = true; });
    connect(&parts.sessions, &Sessions::burstEnded, this, &ServerModel::endBurst);
    setLanguage();
    addServers(idsOf(parts.catalog.servers()));
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
        return index.column() == ServerColumn ? m_texts.accessibleName(entry) : text(entry, index.column());
    case IdRole:
        return entry.id;
    case SubTextRole:
        return m_texts.subText(entry);
    case MarkRole:
        return m_texts.mark(entry);
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
    if (wanted != m_sorted.order()) {
        rearrange([this, &wanted] { m_sorted.setOrder(wanted); });
    }
}

void ServerModel::rearrange(const std::function<void()> &work)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<QUuid> ids;
    for (const QModelIndex &index : before) {
        ids.append(idAt(index.row()));
    }
    work();
    m_shown = m_filter.filtered(m_sorted.rows());
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        after.append(index(rowOf(ids[i]), before[i].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ServerModel::setFilter(const ServerFilter &filter)
{
    m_wanted = filter;
    m_filter.search().prepare(rowsOfKeystroke);
    applyFilter();
}

void ServerModel::applyFilter()
{
    if (!m_filter.isReadyFor(m_wanted)) {
        m_searchTimer.start(); // which comes back here
        return;
    }
    m_filter.setFilter(m_wanted);
    ServerRows shown = m_filter.filtered(m_sorted.rows());
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
    m_searchTimer.start();
}

void ServerModel::searchSoon()
{
    if (m_isPreparing) {
        m_searchTimer.start();
    }
}

void ServerModel::onSearchSlice()
{
    m_filter.search().prepare(rowsAtATime);
    if (!m_filter.search().isReady()) {
        return;
    }
    m_searchTimer.stop();
    if (m_wanted != m_filter.filter()) {
        applyFilter();
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
    const ServerRows &rows = m_sorted.rows();
    QList<QUuid> ids;
    for (std::size_t i = 0; i < std::min(count, rows.size()); ++i) {
        ids.append(rows[i]->id);
    }
    return ids;
}

int ServerModel::rowOf(QUuid id) const
{
    const auto known = m_entries.find(id);
    if (known == m_entries.end()) {
        return -1;
    }
    const auto at = std::lower_bound(m_shown.begin(), m_shown.end(), &known->second, m_sorted.order());
    return at != m_shown.end() && *at == &known->second ? int(at - m_shown.begin()) : -1;
}

QString ServerModel::systemName(const QString &provider) const
{
    return m_texts.systemName(provider);
}

QStringList ServerModel::systemNames() const
{
    QStringList names;
    for (const auto &provider : m_parts.providers.all()) {
        names << provider->name();
    }
    return names;
}

void ServerModel::setLanguage()
{
    const QCollator collator = collatorOfLocale();
    m_sortWords.begin(collator);
    m_sorted.setCollator(collator);
}

void ServerModel::retranslate()
{
    setLanguage();
    ServerRows all;
    for (auto &[id, entry] : m_entries) {
        if (const Server *server = m_parts.catalog.find(id)) {
            readServer(entry, *server);
            readState(entry);
        }
        all.push_back(&entry);
    }
    rearrange([this, &all] {
        m_sorted.assign(all);
        m_filter.search().begin(m_sorted.rows());
    });
    searchSoon();
    if (!m_shown.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void ServerModel::addServers(const QList<QUuid> &ids)
{
    ServerRows added;
    for (const QUuid &id : ids) {
        const Server *server = m_parts.catalog.find(id);
        if (server && !m_entries.contains(id)) {
            added.push_back(make(*server));
        }
    }
    m_sorted.merge(added);
    m_filter.search().add(added);
    if (ids.size() > manyRows) {
        beginResetModel();
        m_shown = m_filter.filtered(m_sorted.rows());
        endResetModel();
    } else {
        std::for_each(added.begin(), added.end(), [this](ServerRow *entry) { showIfLet(entry); });
    }
    searchSoon();
    noteCounts();
}

void ServerModel::removeServers(const QList<Server> &servers)
{
    ServerRows rows;
    for (const Server &server : servers) {
        if (const auto known = m_entries.find(server.id); known != m_entries.end()) {
            rows.push_back(&known->second);
        }
    }
    const RowSet gone(rows.begin(), rows.end());
    if (servers.size() > manyRows) {
        beginResetModel();
        std::erase_if(m_shown, [&gone](const ServerRow *entry) { return gone.contains(entry); });
        endResetModel();
    } else {
        std::for_each(rows.begin(), rows.end(), [this](const ServerRow *entry) { hide(entry); });
    }
    m_sorted.remove(gone);
    m_filter.search().remove(gone);
    std::for_each(servers.begin(), servers.end(), [this](const Server &server) { m_entries.erase(server.id); });
    noteCounts();
}

void ServerModel::changeServer(QUuid id)
{
    const Server *server = m_parts.catalog.find(id);
    if (!server) {
        return;
    }
    change(id, [this, server](ServerRow *entry) {
        const QString before = entry->name;
        readServer(*entry, *server);
        readState(*entry);
        if (entry->name != before) {
            m_sorted.rename(entry);
        }
        m_filter.search().add({entry});
        searchSoon();
    });
}

void ServerModel::changeState(QUuid id)
{
    if (m_isBurst) {
        m_changedInBurst.append(id);
        return;
    }
    change(id, [this](ServerRow *entry) { readState(*entry); });
}

void ServerModel::endBurst()
{
    m_isBurst = false;
    const QList<QUuid> ids = std::exchange(m_changedInBurst, {});
    if (ids.size() > manyRows) {
        changeStates(ids);
        return;
    }
    std::for_each(ids.begin(), ids.end(), [this](QUuid id) { changeState(id); });
}

//! All at once: each by itself would take and give a place in the order.
void ServerModel::changeStates(const QList<QUuid> &ids)
{
    const auto read = [this, &ids] {
        for (const QUuid &id : ids) {
            if (const auto known = m_entries.find(id); known != m_entries.end()) {
                readState(known->second);
            }
        }
        m_sorted.arrange();
    };
    if (std::holds_alternative<StatusGroup>(m_filter.filter().scope)) { // other rows are to be seen
        beginResetModel();
        read();
        m_shown = m_filter.filtered(m_sorted.rows());
        endResetModel();
    } else {
        rearrange(read);
        if (!m_shown.empty()) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        }
    }
    noteCounts();
}

void ServerModel::change(QUuid id, const std::function<void(ServerRow *)> &work)
{
    const auto known = m_entries.find(id);
    if (known == m_entries.end()) {
        return;
    }
    ServerRow *entry = &known->second;
    const int oldRow = rowOf(id);
    m_sorted.take(entry);
    work(entry);
    m_sorted.put(entry);
    update(entry, oldRow);
    noteCounts();
}

ServerRow *ServerModel::make(const Server &server)
{
    ServerRow &entry = m_entries[server.id];
    readServer(entry, server);
    readState(entry);
    return &entry;
}

void ServerModel::showIfLet(ServerRow *entry)
{
    if (m_filter.lets(*entry)) {
        show(entry);
    }
}

void ServerModel::show(ServerRow *entry)
{
    const auto at = std::lower_bound(m_shown.cbegin(), m_shown.cend(), entry, m_sorted.order());
    const int row = int(at - m_shown.cbegin());
    beginInsertRows({}, row, row);
    m_shown.insert(at, entry);
    endInsertRows();
}

void ServerModel::hide(const ServerRow *entry)
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

void ServerModel::update(ServerRow *entry, int oldRow)
{
    if (oldRow < 0) {
        showIfLet(entry);
        return;
    }
    if (!m_filter.lets(*entry)) {
        hide(entry);
        return;
    }
    const ServerOrder &order = m_sorted.order();
    // All rows but this one are in order, so one neighbour says in which half its new place is.
    const auto at = m_shown.begin() + oldRow;
    auto target = at;
    if (at != m_shown.begin() && order(entry, *(at - 1))) {
        target = std::lower_bound(m_shown.begin(), at, entry, order);
    } else if (at + 1 != m_shown.end() && order(*(at + 1), entry)) {
        target = std::lower_bound(at + 1, m_shown.end(), entry, order) - 1;
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
        return m_texts.expiresIn(entry);
    default:
        return {};
    }
}

void ServerModel::readServer(ServerRow &entry, const Server &server)
{
    const Provider *provider = m_parts.providers.find(server.provider);
    entry.readServer(server, m_texts.systemName(server.provider), &m_sortWords);
    entry.isExposed = provider && !provider->isEncrypted(server);
}

void ServerModel::readState(ServerRow &entry)
{
    const ServerState state = stateOf(entry);
    entry.readState(state, statusOf(state, m_parts.clock.now()), &m_sortWords);
}

QString ServerModel::toolTip(const ServerRow &entry, int column) const
{
    switch (column) {
    case ServerColumn:
        return m_texts.aboutServer(entry);
    case SystemColumn:
        return m_texts.aboutSystem(entry);
    case StatusColumn:
        return m_texts.aboutStatus(entry);
    default:
        return m_texts.aboutExpiry(entry);
    }
}

} // namespace tokenrack
