#include "home/livemodel.h"

#include "base/figures.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao::ui {

void LiveModel::follow(const LiveSnapshot &snapshot)
{
    for (const QByteArray &id : snapshot.ended) {
        remove(id);
    }
    for (const RequestRow &row : snapshot.running) {
        put(row);
    }
}

void LiveModel::clear()
{
    if (!m_rows.isEmpty()) {
        beginResetModel();
        m_rows.clear();
        endResetModel();
    }
}

void LiveModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int LiveModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LiveModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LiveModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            (index.column() >= In ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    const RequestRow &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole) {
        return text(row, index.column());
    }
    return role == Qt::ToolTipRole && index.column() == Client ? QVariant(row.client) : QVariant();
}

QString LiveModel::text(const RequestRow &row, int column) const
{
    switch (column) {
    case Client:
        return row.client.isEmpty() ? tr("unknown") : clientName(row.client);
    case Model:
        return row.modelUsed.isEmpty() ? row.modelAsked : row.modelUsed;
    case In: {
        const auto tokens = promptTokensOf(row);
        return tokens ? countText(*tokens) : u"–"_s;
    }
    case Out:
        return row.phase == RequestRow::Phase::Waiting ? u"–"_s : countText(completionTokensOf(row));
    case Speed: {
        const auto speed = tokensPerSecond(row);
        return row.phase == RequestRow::Phase::Waiting ? tr("waiting")
            : speed                                    ? QLocale().toString(*speed, 'f', 0)
                                                       : u"–"_s;
    }
    default:
        return {};
    }
}

QVariant LiveModel::headerData(int section, Qt::Orientation orientation, int role) const
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
    const QStringList names{tr("Client"), tr("Model"), tr("Tokens in"), tr("Tokens out"), tr("Tokens/s")};
    return names.at(section);
}

void LiveModel::remove(const QByteArray &id)
{
    if (const qsizetype at = indexOf(id); at >= 0) {
        beginRemoveRows({}, static_cast<int>(at), static_cast<int>(at));
        m_rows.removeAt(at);
        endRemoveRows();
    }
}

void LiveModel::put(const RequestRow &row)
{
    const qsizetype at = indexOf(row.id);
    if (at < 0) {
        beginInsertRows({}, rowCount(), rowCount());
        m_rows.append(row);
        endInsertRows();
        return;
    }
    m_rows[at] = row;
    Q_EMIT dataChanged(index(static_cast<int>(at), 0), index(static_cast<int>(at), ColumnCount - 1));
}

qsizetype LiveModel::indexOf(const QByteArray &id) const
{
    const auto found = std::ranges::find(m_rows, id, &RequestRow::id);
    return found == m_rows.end() ? -1 : found - m_rows.begin();
}

QString clientName(const QString &userAgent)
{
    const qsizetype end = userAgent.indexOf(QChar(u'/'));
    return end > 0 ? userAgent.left(end) : userAgent;
}

} // namespace qiao::ui
