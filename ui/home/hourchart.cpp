#include "home/hourchart.h"

#include "base/spacing.h"
#include "chart/barchart.h"
#include "usage/usagebars.h"
#include "usage/usagewatch.h"

#include <qiao/whenfinished.h>

#include <QEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace qiao::ui {

HourChart::HourChart(Service &service, Desktop &desktop, QWidget *parent)
    : QWidget(parent),
      m_service(service),
      m_desktop(desktop),
      m_name(new ToneLabel(Tone::Quiet, this)),
      m_chart(new BarChart(ChartParts::BarsAlone, this))
{
    m_name->setSmall();
    m_chart->setObjectName(u"hourChart"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_name);
    layout->addWidget(m_chart);
    auto *watch = new UsageWatch(service, desktop, this);
    connect(watch, &UsageWatch::due, this, &HourChart::ask);
    retranslate();
}

void HourChart::ask()
{
    const QDate today = m_desktop.now().date();
    m_query = {UsageQuery::By::Hour, today, today};
    whenFinished(
        m_service.usageReport(m_query), this, [this, query = m_query](const Result<UsageReport> &report) {
            if (query == m_query) {
                m_report = report.value_or(UsageReport());
                showBars();
            }
        });
}

void HourChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        retranslate();
    }
}

void HourChart::retranslate()
{
    m_name->setText(tr("Tokens an hour"));
    m_chart->setAccessibleName(tr("Tokens an hour today"));
    showBars();
}

void HourChart::showBars()
{
    m_chart->setBars(usageBars(m_query, m_report), usageLabels(UsageQuery::By::Hour));
}

} // namespace qiao::ui
