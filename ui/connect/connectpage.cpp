#include "connect/connectpage.h"

#include "base/labels.h"
#include "base/spacing.h"
#include "connect/connectwords.h"
#include "connect/toolpanel.h"
#include "status/status.h"

#include <qiao/whenfinished.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

constexpr int listWidth = 176;
constexpr int rowsLookedAt = 500; ///< of earlier requests

QUrl addressOf(const ServerState &server)
{
    return server.baseUrls.isEmpty() ? QUrl() : server.baseUrls.first();
}

} // namespace

ConnectPage::ConnectPage(
    Service &service, SettingsService &settings, const ClientSetup &setup, Desktop &desktop, QWidget *parent)
    : Page(parent),
      m_service(service),
      m_settings(settings),
      m_setup(setup),
      m_desktop(desktop),
      m_heading(makeHeading(this)),
      m_tools(new QListWidget(this)),
      m_panel(new ToolPanel(setup, desktop, this))
{
    m_tools->setObjectName(u"tools"_s);
    m_tools->setFixedWidth(listWidth);
    m_tools->setSpacing(2);
    for (const ClientToolInfo &info : clientTools()) {
        auto *item = new QListWidgetItem(info.name, m_tools);
        item->setData(Qt::UserRole, static_cast<int>(info.tool));
    }
    layOut();
    connectParts();
    m_tools->setCurrentRow(0);
    showChoices();
    showServer();
    retranslate();
}

void ConnectPage::layOut()
{
    auto *both = new QHBoxLayout;
    both->setSpacing(sectionSpacing);
    both->addWidget(m_tools);
    both->addWidget(m_panel, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    layout->setSpacing(sectionSpacing);
    layout->addWidget(m_heading);
    layout->addLayout(both, 1);
}

void ConnectPage::connectParts()
{
    connect(m_tools, &QListWidget::currentRowChanged, this, &ConnectPage::chooseTool);
    connect(m_panel, &ToolPanel::setupChanged, this, &ConnectPage::lookAtTools);
    connect(&m_service, &Service::serverStateChanged, this, &ConnectPage::showServer);
    connect(&m_service, &Service::accountsChanged, this, &ConnectPage::showChoices);
    connect(&m_settings, &SettingsService::keysChanged, this, &ConnectPage::showChoices);
    connect(&m_service, &Service::requestFinished, this, [this](const RequestRow &row) { see({row}); });
}

QString ConnectPage::title() const
{
    return tr("Connect");
}

void ConnectPage::showTool(ClientTool tool)
{
    for (int row = 0; row < m_tools->count(); ++row) {
        if (m_tools->item(row)->data(Qt::UserRole).toInt() == static_cast<int>(tool)) {
            m_tools->setCurrentRow(row);
        }
    }
}

void ConnectPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

/// The files may have been changed by whomever while nobody looked here.
void ConnectPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (!event->spontaneous()) {
        lookAtTools();
        m_panel->setSighting(m_sightings.of(m_panel->tool()));
        m_panel->refresh();
    }
}

void ConnectPage::retranslate()
{
    m_heading->setText(title());
    m_tools->setAccessibleName(tr("Tools"));
    lookAtTools();
}

void ConnectPage::readHistory()
{
    whenFinished(m_service.newestRequests(rowsLookedAt), this, [this](const Result<QList<RequestRow>> &rows) {
        if (rows) {
            see(*rows);
        }
    });
}

void ConnectPage::see(const QList<RequestRow> &rows)
{
    bool isNews = false;
    for (const RequestRow &row : rows) {
        isNews = m_sightings.add(row) || isNews;
    }
    if (isNews && isVisible()) {
        m_panel->setSighting(m_sightings.of(m_panel->tool()));
        lookAtTools();
    }
}

void ConnectPage::showServer()
{
    const ServerState server = m_service.serverState();
    m_panel->setServer(addressOf(server));
    if (server.phase == ServerState::Phase::Running) {
        readHistory();
        lookAtTools();
    }
}

void ConnectPage::showChoices()
{
    const QList<AccountSummary> accounts = m_service.accounts();
    const AccountSummary *account = defaultAccount(accounts);
    const bool needsKey = !m_settings.keys().isEmpty() || !m_settings.otherKeys().isEmpty();
    m_panel->setChoices(account ? account->models : QStringList(), needsKey);
}

void ConnectPage::lookAtTools()
{
    bool anySetUp = false;
    for (int row = 0; row < m_tools->count(); ++row) {
        const auto tool = static_cast<ClientTool>(m_tools->item(row)->data(Qt::UserRole).toInt());
        const ClientToolInfo info = clientToolInfo(tool);
        const ClientSetupState state =
            info.canSetUp ? m_setup.state(tool, m_panel->target()) : ClientSetupState();
        const QString words = shortToolState(info, state, m_sightings.of(tool), m_desktop.now());
        m_tools->item(row)->setText(words.isEmpty() ? info.name : info.name + u'\n' + words);
        anySetUp = anySetUp || state.state == ClientSetupState::State::SetUp;
    }
    Q_EMIT toolsLookedAt(anySetUp);
}

void ConnectPage::chooseTool(int row)
{
    if (row >= 0) {
        m_panel->setTool(static_cast<ClientTool>(m_tools->item(row)->data(Qt::UserRole).toInt()));
        m_panel->setSighting(m_sightings.of(m_panel->tool()));
    }
}

} // namespace qiao::ui
