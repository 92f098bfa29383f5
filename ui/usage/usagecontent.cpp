#include "usage/usagecontent.h"

#include "base/spacing.h"
#include "base/totalfigures.h"
#include "chart/barchart.h"
#include "usage/usagebars.h"
#include "usage/usagemodel.h"
#include "usage/usagewords.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace qiao::ui {

UsageContent::UsageContent(QWidget *parent)
    : QWidget(parent),
      m_totals(new TotalFigures(FiguresOf::Period, this)),
      m_costNote(new ToneLabel(Tone::Quiet, this)),
      m_chart(new BarChart(ChartParts::WithScale, this)),
      m_model(new UsageModel(this)),
      m_table(new QTableView(this))
{
    m_costNote->setObjectName(u"costNote"_s);
    m_costNote->setSmall();
    m_chart->setObjectName(u"usageChart"_s);
    m_table->setObjectName(u"usageTable"_s);
    layOut();
    retranslate();
}

void UsageContent::layOut()
{
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(UsageModel::Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(groupSpacing);
    layout->addWidget(m_totals);
    layout->addWidget(m_costNote);
    layout->addWidget(m_chart);
    layout->addWidget(m_table, 1);
}

void UsageContent::setReport(const UsageQuery &query, const UsageReport &report)
{
    m_query = query;
    m_report = report;
    showReport();
}

void UsageContent::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        retranslate();
    }
}

void UsageContent::retranslate()
{
    m_chart->setAccessibleName(tr("Tokens"));
    m_table->setAccessibleName(tr("What was used"));
    m_model->retranslate();
    showReport();
}

void UsageContent::showReport()
{
    m_totals->setTotals(m_report.total);
    const QString note = costNote(m_report.total);
    m_costNote->setText(note);
    m_costNote->setVisible(!note.isEmpty());
    m_chart->setBars(usageBars(m_query, m_report), usageLabels(m_query.by));
    m_model->setReport(m_query.by, m_report);
}

} // namespace qiao::ui
