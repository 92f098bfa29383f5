#include "requests/requestsmodel.h"

#include "base/figures.h"
#include "home/livemodel.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

/// An id is unique within one start of the server only.
std::pair<QByteArray, qint64> keyOf(const RequestRow &row)
{
    return {row.id, row.startedAt.toMSecsSinceEpoch()};
}

QString timeText(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    const QString clock = QLocale().toString(local.time(), u"HH:mm:ss"_s);
    return local.date() == QDate::currentDate()
        ? clock
        : QLocale().toString(local.date(), QLocale::ShortFormat) + u' ' + clock;
}

} // namespace

void RequestsModel::setHistory(const QList<RequestRow> &history)
{
    beginResetModel();
    std::deque<RequestRow> running;
    for (RequestRow &row : m_rows) {
        if (row.phase != RequestRow::Phase::Ended) {
            running.push_back(std::move(row));
        }
    }
    m_rows.assign(history.cbegin(), history.cend());
    m_rows.insert(m_rows.end(), running.begin(), running.end());
    while (m_rows.size() > rowsKept) {
        m_rows.pop_front();
    }
    m_firstSerial = 0;
    m_serials.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_serials.insert(keyOf(m_rows[i]), static_cast<qint64>(i));
    }
    endResetModel();
}

void RequestsModel::follow(const LiveSnapshot &snapshot)
{
    for (const RequestRow &row : snapshot.running) {
        put(row);
    }
}

void RequestsModel::put(const RequestRow &row)
{
    const auto known = m_serials.constFind(keyOf(row));
    if (known == m_serials.cend()) {
        append(row);
        return;
    }
    const qint64 at = *known - m_firstSerial;
    RequestRow &shown = m_rows[static_cast<std::size_t>(at)];
    if (shown.phase == RequestRow::Phase::Ended && row.phase != RequestRow::Phase::Ended) {
        return; // a snapshot that was taken before the end
    }
    shown = row;
    const int changed = rowCount() - 1 - static_cast<int>(at);
    Q_EMIT dataChanged(index(changed, 0), index(changed, ColumnCount - 1));
}

void RequestsModel::append(const RequestRow &row)
{
    if (m_rows.size() >= rowsKept) {
        beginRemoveRows({}, rowCount() - 1, rowCount() - 1);
        m_serials.remove(keyOf(m_rows.front()));
        m_rows.pop_front();
        ++m_firstSerial;
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_serials.insert(keyOf(row), m_firstSerial + static_cast<qint64>(m_rows.size()));
    m_rows.push_back(row);
    endInsertRows();
}

const RequestRow &RequestsModel::rowAt(int row) const
{
    return m_rows[m_rows.size() - 1 - static_cast<std::size_t>(row)];
}

void RequestsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int RequestsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RequestsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RequestsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return text(rowAt(index.row()), index.column());
    case Qt::ToolTipRole:
        return index.column() == Client ? rowAt(index.row()).client
                                        : text(rowAt(index.row()), index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            (index.column() >= In ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString RequestsModel::text(const RequestRow &row, int column) const
{
    const QString nothing = u"–"_s;
    switch (column) {
    case Time:
        return timeText(row.startedAt);
    case Client:
        return row.client.isEmpty() ? tr("unknown") : clientName(row.client);
    case Path:
        return QString::fromUtf8(pathOf(row));
    case Model:
        return row.modelUsed.isEmpty() || row.modelUsed == row.modelAsked
            ? row.modelAsked
            : u"%1 → %2"_s.arg(row.modelAsked, row.modelUsed);
    case Account:
        return row.account;
    case In: {
        const auto tokens = promptTokensOf(row);
        return tokens ? countText(*tokens) : nothing;
    }
    case Out:
        return row.phase == RequestRow::Phase::Waiting ? nothing : countText(completionTokensOf(row));
    case Speed: {
        const auto speed = tokensPerSecond(row);
        return speed ? QLocale().toString(*speed, 'f', 0) : nothing;
    }
    case FirstToken:
        return row.timeToFirstToken ? durationText(*row.timeToFirstToken) : nothing;
    case Total:
        return durationText(row.duration);
    case Status:
        return row.phase == RequestRow::Phase::Waiting  ? tr("waiting")
            : row.phase == RequestRow::Phase::Streaming ? tr("streaming")
                                                        : QString::number(row.status);
    default:
        return {};
    }
}

QVariant RequestsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue((section >= In ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const QStringList names{tr("Time"), tr("Client"), tr("Path"), tr("Model"), tr("Account"), tr("In"),
        tr("Out"), tr("Tokens/s"), tr("First token"), tr("Total"), tr("Status")};
    return names.at(section);
}

} // namespace qiao::ui
