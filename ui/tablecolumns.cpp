// SPDX-License-Identifier: MIT
#include "ui/tablecolumns.h"

#include "ui/longtexts.h"
#include "ui/serverdelegate.h"
#include "ui/settings.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTableView>

#include <numeric>

namespace tokenrack {

namespace {

//! In files; by ServerModel::Column.
constexpr std::array columnNames{"server", "system", "status", "expires"};

//! Of a name or an address that can be told from others.
constexpr int nameLength = 22;

QLatin1String nameOf(int column)
{
    return QLatin1String(columnNames[std::size_t(column)]);
}

} // namespace

TableColumns::TableColumns(QTableView &table, const ServerModel &model, Settings &settings, const Clock &clock)
    : QObject(&table)
    , m_table(table)
    , m_model(model)
    , m_settings(settings)
    , m_clock(clock)
    , m_menu(new QMenu(&table))
{
    m_menu->setObjectName(QStringLiteral("columnsMenu"));
    connect(m_menu, &QMenu::aboutToShow, this, &TableColumns::fillMenu);
    setUpHeader();
    restore();
    measure();
    m_table.setSortingEnabled(true);
    connect(m_table.horizontalHeader(), &QHeaderView::sectionResized, this, &TableColumns::noteSize);
}

void TableColumns::save()
{
    // What was given up for want of room is not what the person wants.
    setWidths(m_comfortable);
    m_settings.setHeaderState(m_table.horizontalHeader()->saveState());
    m_settings.setHiddenColumns(m_hidden);
    m_settings.setSizedColumns(m_sized);
    fit();
}

void TableColumns::measure()
{
    const QHeaderView *header = m_table.horizontalHeader();
    m_least[ServerModel::ServerColumn] = ServerDelegate::cellWidth(m_table.font(), ServerModel::ServerColumn, QString())
        + m_table.fontMetrics().averageCharWidth() * nameLength;
    m_comfortable[ServerModel::ServerColumn] = m_least[ServerModel::ServerColumn];
    for (int column = ServerModel::ServerColumn + 1; column < ServerModel::ColumnCount; ++column) {
        int &width = m_comfortable[std::size_t(column)];
        if (!m_sized.contains(nameOf(column))) {
            width = qMax(header->sectionSizeHint(column), widthOf(column, longTexts(column)));
        }
        m_least[std::size_t(column)] = width;
    }
    m_least[ServerModel::SystemColumn] = 0;
    const int countdown = qMax(header->sectionSizeHint(ServerModel::ExpiresColumn),
                               widthOf(ServerModel::ExpiresColumn, {longCountdown(m_clock.now())}));
    m_least[ServerModel::ExpiresColumn] = qMin(countdown, m_comfortable[ServerModel::ExpiresColumn]);
    m_table.horizontalHeader()->setMinimumSectionSize(m_table.fontMetrics().averageCharWidth() * 10);
    fit();
    Q_EMIT measured();
}

void TableColumns::fit()
{
    Widths widths = m_comfortable;
    const int room = m_table.viewport()->width();
    if (sum(widths) > room) {
        widths[ServerModel::SystemColumn] = m_least[ServerModel::SystemColumn];
    }
    int &end = widths[ServerModel::ExpiresColumn];
    end = qBound(m_least[ServerModel::ExpiresColumn], end - (sum(widths) - room), end);
    setWidths(widths);

    // The name takes what the others leave, so that a wider window shows longer addresses. Where nothing is left, a
    // stretched section would keep the width that it has.
    QHeaderView *header = m_table.horizontalHeader();
    const int name = m_least[ServerModel::ServerColumn];
    const int rest = room - sum(widths) + name;
    const bool isLeftSomething = rest >= name * 2 / 3;
    header->setSectionResizeMode(ServerModel::ServerColumn,
                                 isLeftSomething ? QHeaderView::Stretch : QHeaderView::Fixed);
    if (!isLeftSomething) {
        header->resizeSection(ServerModel::ServerColumn, qMin(name, room));
    }
}

int TableColumns::comfortableWidth() const
{
    return sum(m_comfortable) + m_table.verticalScrollBar()->sizeHint().width();
}

int TableColumns::leastWidth() const
{
    return sum(m_least) + m_table.verticalScrollBar()->sizeHint().width();
}

void TableColumns::setUpHeader()
{
    QHeaderView *header = m_table.horizontalHeader();
    header->setObjectName(QStringLiteral("serverTableHeader"));
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(true);
    header->setStretchLastSection(false);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, header](const QPoint &at) { m_menu->popup(header->mapToGlobal(at)); });
    header->setSortIndicator(ServerModel::ServerColumn, Qt::AscendingOrder);
}

void TableColumns::restore()
{
    QHeaderView *header = m_table.horizontalHeader();
    const QByteArray state = m_settings.headerState();
    if (!state.isEmpty()) {
        header->restoreState(state);
    }
    m_hidden = m_settings.hiddenColumns();
    m_hidden.removeAll(nameOf(ServerModel::ServerColumn));
    m_sized = m_settings.sizedColumns();
    for (int column = 0; column < ServerModel::ColumnCount; ++column) {
        header->setSectionHidden(column, false);
        m_comfortable[std::size_t(column)] = header->sectionSize(column);
    }
}

bool TableColumns::isWanted(int column) const
{
    return !m_hidden.contains(nameOf(column));
}

//! Of the columns that the person wants.
int TableColumns::sum(const Widths &widths) const
{
    int all = 0;
    for (int column = 0; column < ServerModel::ColumnCount; ++column) {
        all += isWanted(column) ? widths[std::size_t(column)] : 0;
    }
    return all;
}

//! A column without a width is hidden; the first takes the rest anyway.
void TableColumns::setWidths(const Widths &widths)
{
    const QScopedValueRollback fitting(m_isFitting, true);
    QHeaderView *header = m_table.horizontalHeader();
    for (int column = ServerModel::ServerColumn + 1; column < ServerModel::ColumnCount; ++column) {
        const int width = widths[std::size_t(column)];
        header->setSectionHidden(column, !isWanted(column) || width == 0);
        if (width > 0) {
            header->resizeSection(column, width);
        }
    }
}

QStringList TableColumns::longTexts(int column) const
{
    switch (column) {
    case ServerModel::SystemColumn:
        return m_model.systemNames();
    case ServerModel::StatusColumn:
        return everyStatusText();
    case ServerModel::ExpiresColumn:
        return longExpiryTexts(m_clock.now());
    default:
        return {};
    }
}

int TableColumns::widthOf(int column, const QStringList &texts) const
{
    return std::accumulate(texts.begin(), texts.end(), 0, [this, column](int widest, const QString &text) {
        return qMax(widest, ServerDelegate::cellWidth(m_table.font(), column, text));
    });
}

void TableColumns::noteSize(int column, int oldWidth, int newWidth)
{
    // A width of nothing: hidden, or shown again. The first column only takes what the others leave.
    if (m_isFitting || oldWidth == 0 || newWidth == 0 || column == ServerModel::ServerColumn) {
        return;
    }
    m_comfortable[std::size_t(column)] = newWidth;
    if (!m_sized.contains(nameOf(column))) {
        m_sized.append(nameOf(column));
    }
}

void TableColumns::fillMenu()
{
    m_menu->clear();
    for (int column = 0; column < ServerModel::ColumnCount; ++column) {
        QAction *action = m_menu->addAction(m_model.headerData(column, Qt::Horizontal).toString());
        action->setObjectName(QStringLiteral("column_") + nameOf(column));
        action->setCheckable(true);
        action->setChecked(isWanted(column));
        action->setEnabled(column != ServerModel::ServerColumn);
        connect(action, &QAction::toggled, this, [this, column](bool shown) { show(column, shown); });
    }
}

void TableColumns::show(int column, bool shown)
{
    m_hidden.removeAll(nameOf(column));
    if (!shown) {
        m_hidden.append(nameOf(column));
    }
    save();
    Q_EMIT measured();
}

} // namespace tokenrack
