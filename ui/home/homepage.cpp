#include "home/homepage.h"

#include "base/labels.h"
#include "base/spacing.h"
#include "base/totalfigures.h"
#include "home/checklist.h"
#include "home/hourchart.h"
#include "home/livemodel.h"
#include "home/statusbanner.h"

#include <qiao/whenfinished.h>

#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace qiao::ui {

HomePage::HomePage(Service &service, Desktop &desktop, QWidget *parent)
    : Page(parent),
      m_service(service),
      m_desktop(desktop),
      m_heading(makeHeading(this)),
      m_banner(new StatusBanner(service, desktop, this)),
      m_today(new TotalFigures(FiguresOf::Today, this)),
      m_hours(new HourChart(service, desktop, this)),
      m_checklist(new Checklist(this)),
      m_liveHeading(new QLabel(this)),
      m_nothingRuns(new ToneLabel(Tone::Quiet, this)),
      m_live(new LiveModel(this)),
      m_liveView(new QTableView(this))
{
    layOut();
    connectParts();
    retranslate();
    showSteps();
    if (m_service.serverState().phase == ServerState::Phase::Running) {
        readHistory();
    }
}

void HomePage::layOut()
{
    m_liveView->setObjectName(u"liveView"_s);
    m_liveView->setModel(m_live);
    m_liveView->setWordWrap(false);
    m_liveView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_liveView->setSelectionMode(QAbstractItemView::SingleSelection);
    m_liveView->setTabKeyNavigation(false);
    m_liveView->setShowGrid(false);
    m_liveView->verticalHeader()->hide();
    m_liveView->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_liveHeading->setBuddy(m_liveView);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    layout->setSpacing(sectionSpacing);
    layout->addWidget(m_heading);
    layout->addWidget(m_banner);
    layout->addWidget(m_today);
    layout->addWidget(m_hours);
    layout->addWidget(m_checklist);
    layout->addWidget(m_liveHeading);
    layout->addWidget(m_nothingRuns);
    layout->addWidget(m_liveView, 1);
    layout->addStretch();
}

void HomePage::connectParts()
{
    connect(m_banner, &StatusBanner::helpRequested, this, [this](Help help, const QString &account) {
        if (help == Help::AddAccount) {
            Q_EMIT addAccountRequested();
        } else if (help == Help::SignIn) {
            Q_EMIT signInRequested(account);
        } else {
            Q_EMIT pageRequested(help == Help::ChangeAddress ? PageId::Settings : PageId::Accounts);
        }
    });
    connect(m_checklist, &Checklist::addAccountRequested, this, &Page::addAccountRequested);
    connect(m_checklist, &Checklist::setUpRequested, this, [this] { Q_EMIT pageRequested(PageId::Connect); });
    connect(&m_service, &Service::liveChanged, this, &HomePage::follow);
    connect(&m_service, &Service::accountsChanged, this, &HomePage::showSteps);
    connect(&m_service, &Service::serverStateChanged, this, [this](const ServerState &state) {
        if (state.phase == ServerState::Phase::Running) {
            readHistory();
        } else if (state.phase == ServerState::Phase::Stopped) {
            m_live->clear();
        }
    });
}

QString HomePage::title() const
{
    return tr("Home");
}

void HomePage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void HomePage::retranslate()
{
    m_heading->setText(title());
    m_liveView->setAccessibleName(tr("Requests that run"));
    m_liveHeading->setText(tr("&Live (%1)").arg(m_active));
    m_nothingRuns->setText(tr("Nothing runs right now. Requests appear here while they stream."));
    m_live->retranslate();
}

void HomePage::follow(const LiveSnapshot &snapshot)
{
    m_live->follow(snapshot);
    m_banner->setActive(snapshot.active);
    m_today->setTotals(snapshot.today);
    if (m_active != snapshot.active) {
        m_active = snapshot.active;
        m_liveHeading->setText(tr("&Live (%1)").arg(m_active));
    }
    m_hasRequest = m_hasRequest || snapshot.today.requests > 0;
    showSteps();
}

/// Somebody who used Qiao on another day has done the steps long ago.
void HomePage::readHistory()
{
    whenFinished(m_service.newestRequests(1), this, [this](const Result<QList<RequestRow>> &rows) {
        m_hasRequest = m_hasRequest || (rows && !rows->isEmpty());
        showSteps();
    });
}

void HomePage::setToolSetUp(bool isSetUp)
{
    m_hasTool = isSetUp;
    showSteps();
}

void HomePage::showSteps()
{
    m_checklist->setDone(!m_service.accounts().isEmpty(), m_hasTool || m_hasRequest, m_hasRequest);
    const bool begun = m_checklist->isDone();
    m_checklist->setVisible(!begun);
    m_today->setVisible(begun);
    m_hours->setVisible(begun);
    m_liveHeading->setVisible(begun || m_active > 0);
    m_liveView->setVisible(m_active > 0);
    m_nothingRuns->setVisible(begun && m_active == 0);
}

} // namespace qiao::ui
