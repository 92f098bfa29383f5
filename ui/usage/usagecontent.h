#pragma once

#include "base/labels.h"

#include <qiao/usagereport.h>

class QTableView;

namespace qiao::ui {

class BarChart;
class TotalFigures;
class UsageModel;

/// A report as figures, as bars and as a table. Object names: "costNote", "usageChart", "usageTable"; see
/// TotalFigures for the others.
class UsageContent : public QWidget
{
    Q_OBJECT

public:
    explicit UsageContent(QWidget *parent = nullptr);

    void setReport(const UsageQuery &query, const UsageReport &report);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void showReport();

    UsageQuery m_query;
    UsageReport m_report;
    TotalFigures *m_totals;
    ToneLabel *m_costNote;
    BarChart *m_chart;
    UsageModel *m_model;
    QTableView *m_table;
};

} // namespace qiao::ui
