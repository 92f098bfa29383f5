#pragma once

#include <qiao/usagereport.h>

#include <QAbstractTableModel>

namespace qiao::ui {

/// The lines of a report, and their sum below them.
class UsageModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Requests, In, Out, Cached, CostColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setReport(UsageQuery::By by, const UsageReport &report);
    /// Asks for every text anew.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool isSum(int row) const { return row == m_report.lines.size(); }
    [[nodiscard]] QString text(int row, int column) const;

    UsageQuery::By m_by = UsageQuery::By::Hour;
    UsageReport m_report;
};

} // namespace qiao::ui
