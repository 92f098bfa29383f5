#include "usage/usagemodel.h"

#include "base/figures.h"
#include "usage/usagewords.h"

#include <QFont>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

QVariant alignment(int column)
{
    return QVariant::fromValue(
        (column == UsageModel::Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

bool sameKeys(const UsageReport &one, const UsageReport &other)
{
    return std::ranges::equal(one.lines, other.lines, {}, &UsageLine::key, &UsageLine::key);
}

} // namespace

void UsageModel::setReport(UsageQuery::By by, const UsageReport &report)
{
    // The cursor stays where it is while figures count up
    if (m_by == by && sameKeys(m_report, report)) {
        if (m_report != report) {
            m_report = report;
            Q_EMIT dataChanged(index(0, Requests), index(rowCount() - 1, CostColumn));
        }
        return;
    }
    beginResetModel();
    m_by = by;
    m_report = report;
    endResetModel();
}

void UsageModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int UsageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_report.lines.isEmpty() ? 0 : static_cast<int>(m_report.lines.size()) + 1;
}

int UsageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UsageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    switch (role) {
    case Qt::TextAlignmentRole:
        return alignment(index.column());
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::FontRole:
        if (isSum(index.row())) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    default:
        return {};
    }
}

QString UsageModel::text(int row, int column) const
{
    const UsageTotals &totals = isSum(row) ? m_report.total : m_report.lines.at(row).totals;
    switch (column) {
    case Name:
        return isSum(row) ? tr("Sum") : usageLineName(m_by, m_report.lines.at(row).key);
    case Requests:
        return countText(totals.requests);
    case In:
        return countText(totals.tokens.promptTokens);
    case Out:
        return countText(totals.tokens.completionTokens);
    case Cached:
        return countText(totals.tokens.cachedTokens);
    case CostColumn: {
        const QString cost = costText(totals);
        return cost.isEmpty() ? u"–"_s : cost;
    }
    default:
        return {};
    }
}

QVariant UsageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return alignment(section);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const QStringList names{usageGroupName(m_by), tr("Requests"), tr("Tokens in"), tr("Tokens out"),
        tr("From the cache"), tr("Cost")};
    return names.at(section);
}

} // namespace qiao::ui
