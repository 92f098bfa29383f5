#include "usage/usagepage.h"

#include "base/emptyhint.h"
#include "base/spacing.h"
#include "usage/exportbar.h"
#include "usage/periodbar.h"
#include "usage/usagecontent.h"
#include "usage/usagewatch.h"

#include <qiao/whenfinished.h>

#include <QEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qiao::ui {

UsagePage::UsagePage(Service &service, Desktop &desktop, QWidget *parent)
    : Page(parent),
      m_service(service),
      m_desktop(desktop),
      m_today(desktop.now().date()),
      m_period(periodAround(Span::Day, m_today, QLocale())),
      m_heading(makeHeading(this)),
      m_bar(new PeriodBar(this)),
      m_content(new UsageContent(this)),
      m_export(new ExportBar(desktop, this)),
      m_hint(new EmptyHint(this)),
      m_problem(new ToneLabel(Tone::Trouble, this))
{
    m_problem->setObjectName(u"usageProblem"_s);
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    layOut();
    connectParts();
    retranslate();
    m_bar->setPeriod(m_period, m_today);
    showView(View::Nothing);
}

void UsagePage::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    layout->setSpacing(sectionSpacing);
    layout->addWidget(m_heading);
    layout->addWidget(m_bar);
    layout->addWidget(m_problem);
    layout->addWidget(m_content, 1);
    layout->addWidget(m_export);
    layout->addWidget(m_hint, 1);
    layout->addStretch();
}

void UsagePage::connectParts()
{
    connect(m_bar, &PeriodBar::spanChosen, this, [this](Span span) {
        choose(periodAround(span, m_period.contains(m_today) ? m_today : m_period.until, QLocale()));
    });
    connect(
        m_bar, &PeriodBar::previousRequested, this, [this] { choose(periodBefore(m_period, QLocale())); });
    connect(m_bar, &PeriodBar::nextRequested, this, [this] { choose(periodAfter(m_period, QLocale())); });
    connect(m_bar, &PeriodBar::groupingChosen, this, [this](Grouping grouping) {
        m_grouping = grouping;
        ask();
    });
    connect(m_hint, &EmptyHint::actionRequested, this, &UsagePage::helpWhereNothingWasUsed);
    connect(&m_patience, &QTimer::timeout, this, [this] { showView(View::Nothing); });
    auto *watch = new UsageWatch(m_service, m_desktop, this);
    connect(watch, &UsageWatch::due, this, &UsagePage::refresh);
}

QString UsagePage::title() const
{
    return tr("Usage");
}

void UsagePage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void UsagePage::retranslate()
{
    m_heading->setText(title());
    sayThatNothingWasUsed();
}

void UsagePage::choose(const UsagePeriod &period)
{
    m_period = period;
    m_bar->setPeriod(m_period, m_today);
    ask();
}

/// Whoever looks at today looks at the new day after midnight.
void UsagePage::refresh()
{
    const QDate today = m_desktop.now().date();
    if (m_today != today) {
        if (m_period.contains(m_today)) {
            m_period = periodAround(m_period.span, today, QLocale());
        }
        m_today = today;
        m_bar->setPeriod(m_period, m_today);
    }
    ask();
}

void UsagePage::ask()
{
    const UsageQuery query = usageQuery(m_period, m_grouping);
    if (m_query != query) {
        // What is shown belongs to something else: it goes, but not for the moment that an answer takes
        m_query = query;
        m_patience.start();
    }
    whenFinished(m_service.usageReport(query), this,
        [this, query](const Result<UsageReport> &report) { receive(query, report); });
}

void UsagePage::receive(const UsageQuery &query, const Result<UsageReport> &report)
{
    if (query != m_query) {
        return; // something else was chosen meanwhile
    }
    m_patience.stop();
    if (!report) {
        m_problem->setText(report.error().message);
        showView(View::Problem);
        return;
    }
    m_content->setReport(query, *report);
    m_export->setReport(query, *report);
    sayThatNothingWasUsed();
    showView(report->lines.isEmpty() ? View::Hint : View::Report);
}

void UsagePage::showView(View view)
{
    m_content->setVisible(view == View::Report);
    m_export->setVisible(view == View::Report);
    m_hint->setVisible(view == View::Hint);
    m_problem->setVisible(view == View::Problem);
}

void UsagePage::sayThatNothingWasUsed()
{
    if (m_period.contains(m_today)) {
        m_hint->setTexts(
            tr("Nothing was used yet. What requests used is summed up here."), tr("&Connect a tool"));
    } else {
        m_hint->setTexts(tr("Nothing was used in this period."), tr("Back to &today"));
    }
}

void UsagePage::helpWhereNothingWasUsed()
{
    if (m_period.contains(m_today)) {
        Q_EMIT pageRequested(PageId::Connect);
    } else {
        choose(periodAround(m_period.span, m_today, QLocale()));
    }
}

} // namespace qiao::ui
