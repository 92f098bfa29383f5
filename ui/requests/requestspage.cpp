#include "requests/requestspage.h"

#include "base/emptyhint.h"
#include "base/labels.h"
#include "base/spacing.h"
#include "requests/requestchoices.h"
#include "requests/requestdetails.h"
#include "requests/requestfilter.h"
#include "requests/requestsmodel.h"

#include <qiao/whenfinished.h>

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao::ui {

RequestsPage::RequestsPage(Service &service, Desktop &desktop, QWidget *parent)
    : Page(parent),
      m_service(service),
      m_model(new RequestsModel(this)),
      m_filter(new RequestFilter(*m_model, this)),
      m_heading(makeHeading(this)),
      m_search(new QLineEdit(this)),
      m_outcome(new QComboBox(this)),
      m_pause(new QPushButton(this)),
      m_choices(new RequestChoices(*m_filter, this)),
      m_view(new QTableView(this)),
      m_empty(new EmptyHint(this)),
      m_details(new RequestDetails(service, desktop, this))
{
    layOut();
    connectParts();
    retranslate();
    showWhatIsThere();
    if (m_service.serverState().phase == ServerState::Phase::Running) {
        readHistory();
    }
}

void RequestsPage::layOut()
{
    m_search->setObjectName(u"requestSearch"_s);
    m_search->setClearButtonEnabled(true);
    m_outcome->setObjectName(u"requestOutcome"_s);
    m_outcome->addItems({QString(), QString(), QString(), QString()});
    m_pause->setObjectName(u"requestPause"_s);
    m_pause->setCheckable(true);
    m_view->setObjectName(u"requestsView"_s);
    m_view->setModel(m_filter);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->horizontalHeader()->setHighlightSections(false);
    const QFontMetrics metrics(m_view->font());
    for (const int column : {RequestsModel::In, RequestsModel::Out, RequestsModel::Speed,
             RequestsModel::FirstToken, RequestsModel::Total, RequestsModel::Status, RequestsModel::Time}) {
        m_view->setColumnWidth(column, metrics.horizontalAdvance(u"00:00:00 0"_s));
    }
    m_view->setColumnWidth(RequestsModel::Model, metrics.horizontalAdvance(u"qwen3-coder-plus → plus"_s));
    auto *tools = new QHBoxLayout;
    tools->setSpacing(groupSpacing);
    tools->addWidget(m_search, 1);
    tools->addWidget(m_outcome);
    tools->addWidget(m_pause);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    layout->setSpacing(sectionSpacing);
    layout->addWidget(m_heading);
    auto *chooser = new QVBoxLayout;
    chooser->setSpacing(groupSpacing);
    chooser->addLayout(tools);
    chooser->addWidget(m_choices);
    layout->addLayout(chooser);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_details);
}

void RequestsPage::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, m_filter, &RequestFilter::setText);
    connect(m_outcome, &QComboBox::currentIndexChanged, this,
        [this](int index) { m_filter->setOutcome(static_cast<RequestFilter::Outcome>(index)); });
    connect(m_pause, &QPushButton::toggled, this, &RequestsPage::setPaused);
    connect(
        m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RequestsPage::showChosen);
    connect(m_filter, &QAbstractItemModel::dataChanged, this, &RequestsPage::showChosen);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &RequestsPage::showChosen);
    connect(m_empty, &EmptyHint::actionRequested, this, [this] { Q_EMIT pageRequested(PageId::Home); });
    connect(&m_service, &Service::requestFinished, this, &RequestsPage::take);
    connect(&m_service, &Service::liveChanged, this, [this](const LiveSnapshot &snapshot) {
        if (!m_pause->isChecked()) {
            m_model->follow(snapshot);
            showWhatIsThere();
        }
    });
    connect(&m_service, &Service::serverStateChanged, this, [this](const ServerState &state) {
        if (state.phase == ServerState::Phase::Running) {
            readHistory();
        }
    });
}

QString RequestsPage::title() const
{
    return tr("Requests");
}

void RequestsPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void RequestsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void RequestsPage::retranslate()
{
    m_heading->setText(title());
    m_search->setPlaceholderText(tr("Search clients, paths, models, accounts and errors"));
    m_search->setAccessibleName(tr("Search the requests"));
    m_outcome->setAccessibleName(tr("Requests that are shown"));
    const QStringList outcomes{tr("All"), tr("Running"), tr("Succeeded"), tr("Failed")};
    for (int i = 0; i < m_outcome->count(); ++i) {
        m_outcome->setItemText(i, outcomes.at(i));
    }
    m_pause->setText(tr("&Pause"));
    m_view->setAccessibleName(title());
    m_empty->setTexts(
        tr("No request yet. Each one appears here while it runs, with its tokens and how long it took."),
        tr("&Show the address"));
    m_choices->retranslate();
    m_model->retranslate();
    m_details->retranslate();
}

void RequestsPage::readHistory()
{
    whenFinished(m_service.newestRequests(RequestsModel::rowsKept), this,
        [this](const Result<QList<RequestRow>> &rows) {
            if (rows) {
                m_model->setHistory(*rows);
                std::ranges::for_each(*rows, [this](const RequestRow &row) { m_choices->add(row); });
                showWhatIsThere();
            }
        });
}

void RequestsPage::take(const RequestRow &row)
{
    if (m_pause->isChecked()) {
        m_waiting.append(row);
        return;
    }
    m_choices->add(row);
    m_model->put(row);
    showWhatIsThere();
}

void RequestsPage::setPaused(bool paused)
{
    if (!paused) {
        for (const RequestRow &row : std::as_const(m_waiting)) {
            m_choices->add(row);
            m_model->put(row);
        }
        m_waiting.clear();
        showWhatIsThere();
    }
}

void RequestsPage::showChosen()
{
    const QModelIndex current = m_view->currentIndex();
    m_details->setVisible(current.isValid());
    if (current.isValid()) {
        m_details->show(m_filter->rowAt(current));
    }
}

void RequestsPage::showWhatIsThere()
{
    const bool any = m_model->rowCount() > 0;
    m_view->setVisible(any);
    m_empty->setVisible(!any);
    showChosen();
}

} // namespace qiao::ui
