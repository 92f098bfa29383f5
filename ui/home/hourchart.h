#pragma once

#include "base/desktop.h"
#include "base/labels.h"

#include <qiao/service.h>

namespace qiao::ui {

class BarChart;

/// The tokens of every hour of today, small. Asks while it is shown alone. Object name of the chart:
/// "hourChart".
class HourChart : public QWidget
{
    Q_OBJECT

public:
    /// Both have to outlive it.
    HourChart(Service &service, Desktop &desktop, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void ask();
    void retranslate();
    void showBars();

    Service &m_service;
    Desktop &m_desktop;
    UsageQuery m_query{UsageQuery::By::Hour};
    UsageReport m_report;
    ToneLabel *m_name;
    BarChart *m_chart;
};

} // namespace qiao::ui
