// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessions.h"
#include "ui/searchtext.h"
#include "ui/serverrow.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

#include <array>
#include <map>
#include <memory>
#include <vector>

namespace tokenrack {

//! How many servers there are of each sort, whatever the filter.
struct ServerCounts
{
    int all = 0;
    std::array<int, statusGroups.size()> byGroup{}; //!< by the value of StatusGroup
    QHash<QString, int> bySystem; //!< by the provider's id
    QHash<QString, int> byTag;
};

//! The servers as a table, in an order and with a filter of its own. It holds absolute times; what is relative to now
//! is put into words each time it is asked for. No role gives a secret.
class ServerModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ServerColumn, SystemColumn, StatusColumn, ExpiresColumn, ColumnCount };

    enum Role {
        IdRole = Qt::UserRole + 1, //!< QUuid
        SubTextRole, //!< the line below the name
        MarkRole, //!< what has to stand beside that line: "not encrypted", or empty
        StatusRole, //!< int of Status
        FractionRole, //!< of the token's life that is left, 0 to 1; invalid where there is no bar
        EndRole, //!< qint64, ms since 1970: what the cell "Expires in" counts to; invalid where it does not count
    };

    //! What the model reads; each must outlive it.
    struct Parts
    {
        Catalog &catalog;
        Sessions &sessions;
        const ProviderRegistry &providers;
        const Clock &clock;
    };

    explicit ServerModel(const Parts &parts, QObject *parent = nullptr);
    ~ServerModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    //! What has nothing in that column stays at the bottom either way.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    const ServerFilter &filter() const { return m_filter; }
    //! Resets the model when other servers are to be seen: the view keeps its selection by ids.
    void setFilter(const ServerFilter &filter);

    //! Makes ready, little by little, what the filter looks through, so that the first keystroke does not wait for it.
    void prepareFilter();

    QUuid idAt(int row) const;
    //! Every server of the table, in its order.
    QList<QUuid> shownIds() const;
    //! Those at the top whatever the filter, at most \a count.
    QList<QUuid> firstIds(std::size_t count) const;
    //! -1 when the filter leaves it out.
    int rowOf(QUuid id) const;
    //! The product's name of a provider, or its id where nobody knows it.
    QString systemName(const QString &provider) const;

    //! Of all providers, whether or not there is a server of theirs.
    QStringList systemNames() const;

    //! False while only the first servers are read, and counts() say nothing.
    bool isWhole() const { return m_parts.catalog.isWhole(); }
    ServerCounts counts() const;
    //! Puts everything into words again, for another language.
    void retranslate();

Q_SIGNALS:
    //! counts() may give other numbers. At most once in a turn of the event loop.
    void countsChanged();

private:
    using Rows = std::vector<ServerRow *>;

    void fill();
    void sortRows();
    void resort();
    void addServers(const QList<QUuid> &ids);
    void removeServers(const QList<Server> &servers);
    void changeServer(QUuid id);
    void changeState(QUuid id);

    ServerRow *make(const Server &server);
    Rows::const_iterator find(const Rows &rows, const ServerRow *entry) const;
    bool lets(const ServerRow &entry) const;
    Rows filtered();
    void show(ServerRow *entry);
    void hide(ServerRow *entry);
    //! To be called with what \a entry was like before: its row, or -1.
    void update(ServerRow *entry, int oldRow, Rows::size_type oldPlace);
    void dropPrepared();
    void prepareRows(std::size_t atMost);
    void noteCounts();

    QString text(const ServerRow &entry, int column) const;
    void readServer(ServerRow &entry, const Server &server);
    void readState(ServerRow &entry);
    ServerState stateOf(const ServerRow &entry) const { return m_parts.sessions.state(entry.id); }
    QString subText(const ServerRow &entry) const;
    QString exposure(const ServerRow &entry) const;
    static QString mark(const ServerRow &entry);
    QString accessibleName(const ServerRow &entry) const;
    QString toolTip(const ServerRow &entry, int column) const;

    Parts m_parts;
    std::map<QUuid, std::unique_ptr<ServerRow>> m_entries;
    Rows m_sorted; //!< all
    Rows m_byName; //!< all by name, which no other order has to compare again; empty where it would be out of date
    Rows m_shown; //!< those that the filter lets through, in the same order
    ServerFilter m_filter;
    QStringList m_words; //!< of the filter's text, case folded
    ServerOrder m_order;
    QCollator m_collator;
    SortWords m_sortWords;
    SearchText m_searchText; //!< of the first of m_searched
    Rows m_searched; //!< all, in the order in which they are searched; empty where it would be out of date
    QTimer m_countsTimer;
    QTimer m_prepareTimer;
    bool m_isPreparing = false; //!< prepareFilter() was called
};

} // namespace tokenrack
