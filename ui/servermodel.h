// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/idhash.h"
#include "ui/rowfilter.h"
#include "ui/rowtexts.h"
#include "ui/servercounts.h"
#include "ui/sortedrows.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <functional>
#include <unordered_map>
#include <vector>

namespace tokenrack {

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

    //! What the model reads.
    using Parts = RowTexts::Parts;

    explicit ServerModel(const Parts &parts, QObject *parent = nullptr);
    ~ServerModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    //! What has nothing in that column stays at the bottom either way.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    //! By which the rows are filtered now.
    const ServerFilter &filter() const { return m_filter.filter(); }
    //! Resets the model when other servers are to be seen: the view keeps its selection by ids. With a long list that
    //! is not ready to be searched, this happens a little later, unless another filter comes before.
    void setFilter(const ServerFilter &filter);
    //! Makes ready, little by little, what the filter looks through, so that the first keystroke does not wait for it.
    void prepareFilter();
    bool isFilterReady() const { return m_filter.search().isReady(); }

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
    //! Of all servers, whatever the filter.
    ServerCounts counts() const { return countsOf(m_sorted.rows()); }
    //! Puts everything into words again, for another language.
    void retranslate();

Q_SIGNALS:
    //! counts() may give other numbers. At most once in a turn of the event loop.
    void countsChanged();

private:
    void addServers(const QList<QUuid> &ids);
    void removeServers(const QList<Server> &servers);
    void changeServer(QUuid id);
    void changeState(QUuid id);
    void endBurst();
    void changeStates(const QList<QUuid> &ids);

    void setLanguage();
    ServerRow *make(const Server &server);
    //! Does \a work, which changes the row, and puts the row where it belongs then.
    void change(QUuid id, const std::function<void(ServerRow *)> &work);
    //! Does \a work, which brings all rows into another order.
    void rearrange(const std::function<void()> &work);
    void searchSoon();
    void onSearchSlice();
    void applyFilter();
    void show(ServerRow *entry);
    void showIfLet(ServerRow *entry);
    void hide(const ServerRow *entry);
    //! To be called with the row that the changed  entry had before, or -1.
    void update(ServerRow *entry, int oldRow);
    void noteCounts();

    QString text(const ServerRow &entry, int column) const;
    QString toolTip(const ServerRow &entry, int column) const;
    void readServer(ServerRow &entry, const Server &server);
    void readState(ServerRow &entry);
    ServerState stateOf(const ServerRow &entry) const { return m_parts.sessions.state(entry.id); }

    Parts m_parts;
    RowTexts m_texts;
    std::unordered_map<QUuid, ServerRow, IdHash> m_entries; //!< which do not move
    SortedRows m_sorted; //!< all
    ServerRows m_shown; //!< those that the filter lets through, in the same order
    ServerFilter m_wanted; //!< as it was set last
    RowFilter m_filter; //!< by which m_shown is filtered
    SortWords m_sortWords;
    QTimer m_countsTimer;
    QTimer m_searchTimer;
    bool m_isPreparing = false; //!< prepareFilter() was called
    bool m_isBurst = false;
    QList<QUuid> m_changedInBurst;
};

} // namespace tokenrack
