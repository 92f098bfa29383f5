#include "commands/servesession.h"

#include "commands/command.h"
#include "terminal/terminal.h"

namespace qiao {

ServeSession::ServeSession(const LoadedSettings &loaded, ServeReport &report, Terminal &terminal)
    : m_loaded(loaded), m_report(report), m_terminal(terminal), m_service(loaded)
{
    connect(&m_service, &Service::serverStateChanged, this, &ServeSession::follow);
    connect(&m_service, &Service::accountsChanged, this, &ServeSession::followAccounts);
    connect(&m_service, &Service::stopRequested, this, &ServeSession::stop);
    connect(&m_service, &Service::requestFinished, this,
        [this](const RequestRow &row) { m_report.requestFinished(row); });
    connect(&m_service, &Service::warningRaised, this,
        [this](const QString &sentence) { m_terminal.warning(sentence); });
}

void ServeSession::start()
{
    m_service.start();
}

void ServeSession::stop()
{
    if (m_stopping) {
        Q_EMIT ended(0);
        return;
    }
    m_stopping = true;
    m_report.stopping();
    m_service.stop(std::chrono::seconds(5));
}

void ServeSession::follow(const ServerState &state)
{
    switch (state.phase) {
    case ServerState::Phase::Starting:
    case ServerState::Phase::Stopping:
        break;
    case ServerState::Phase::Running:
        m_running = true;
        m_shownAccounts = m_service.accounts();
        m_report.started(state, m_shownAccounts, m_loaded);
        break;
    case ServerState::Phase::Stopped:
        m_report.stopped();
        Q_EMIT ended(0);
        break;
    case ServerState::Phase::Failed:
        m_terminal.failure(state.error.message);
        Q_EMIT ended(exitUsage);
        break;
    }
}

void ServeSession::followAccounts(const QList<AccountSummary> &accounts)
{
    if (m_running) {
        m_report.accountsChanged(m_shownAccounts, accounts);
        m_shownAccounts = accounts;
    }
}

} // namespace qiao
