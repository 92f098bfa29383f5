#include <qiao/workerservice.h>

#include "logging/logcontrol.h"
#include "proxycore.h"
#include "usage/usagestore.h"
#include "workeraccounts.h"
#include "workercall.h"
#include "workersettings.h"

#include <qiao/logging.h>
#include <qiao/whenfinished.h>

#include <QCoreApplication>

namespace qiao {

WorkerService::WorkerService(Settings settings, QObject *parent)
    : WorkerService(LoadedSettings{.settings = std::move(settings)}, parent)
{ }

WorkerService::WorkerService(LoadedSettings loaded, QObject *parent)
    : Service(parent),
      m_logState{loaded.settings.logLevel, loaded.settings.debugFiles, Logging::folder(loaded.settings)},
      m_core(new ProxyCore(loaded.settings)),
      m_accountService(std::make_unique<WorkerAccounts>(m_core)),
      m_settingsService(std::make_unique<WorkerSettings>(m_core, std::move(loaded)))
{
    qRegisterMetaType<QList<AccountSummary>>();
    qRegisterMetaType<QList<ClientKey>>();
    m_worker.setObjectName(QStringLiteral("qiao-worker"));
    m_core->moveToThread(&m_worker);
    connect(&m_worker, &QThread::finished, m_core, &QObject::deleteLater);
    connect(m_core, &ProxyCore::serverStateChanged, this, &WorkerService::setServerState);
    connect(m_core, &ProxyCore::accountsChanged, this, [this](const QList<AccountSummary> &accounts) {
        m_accounts = accounts;
        Q_EMIT accountsChanged(m_accounts);
    });
    connect(m_core, &ProxyCore::requestFinished, this, &Service::requestFinished);
    connect(m_core, &ProxyCore::stopRequested, this, &Service::stopRequested);
    connect(m_core, &ProxyCore::warningRaised, this, &Service::warningRaised);
    connect(m_core, &ProxyCore::liveChanged, this, &Service::liveChanged);
    connect(m_core, &ProxyCore::logStateChanged, this, [this](const LogState &state) {
        m_logState = state;
        Q_EMIT logStateChanged(m_logState);
    });
    m_worker.start();
}

WorkerService::~WorkerService()
{
    m_worker.quit();
    m_worker.wait();
}

void WorkerService::start()
{
    QMetaObject::invokeMethod(m_core, &ProxyCore::start);
}

void WorkerService::stop(std::chrono::milliseconds grace)
{
    QMetaObject::invokeMethod(m_core, [core = m_core, grace] { core->stop(grace); });
}

void WorkerService::setLiveWanted(bool wanted)
{
    QMetaObject::invokeMethod(m_core, [core = m_core, wanted] { core->setLiveWanted(wanted); });
}

ServerState WorkerService::serverState() const
{
    return m_state;
}

QList<AccountSummary> WorkerService::accounts() const
{
    return m_accounts;
}

LogState WorkerService::logState() const
{
    return m_logState;
}

void WorkerService::setLogLevel(LogLevel level, Persist persist)
{
    QMetaObject::invokeMethod(m_core, [core = m_core, level, persist] {
        core->changeLog([=](LogControl &log) { return log.setLevel(level, persist); });
    });
}

void WorkerService::setDebugFiles(bool on, Persist persist)
{
    QMetaObject::invokeMethod(m_core, [core = m_core, on, persist] {
        core->changeLog([=](LogControl &log) { return log.setDebugFiles(on, persist); });
    });
}

void WorkerService::setServerState(const ServerState &state)
{
    m_state = state;
    Q_EMIT serverStateChanged(m_state);
}

QFuture<Result<UsageReport>> WorkerService::usageReport(const UsageQuery &query)
{
    return awaitWorker<UsageReport>(m_core, [query](ProxyCore &core) { return core.usage().report(query); });
}

QFuture<Result<QList<RequestRow>>> WorkerService::newestRequests(int count)
{
    return awaitWorker<QList<RequestRow>>(
        m_core, [count](ProxyCore &core) { return core.usage().newest(count); });
}

AccountService &WorkerService::accountService()
{
    return *m_accountService;
}

SettingsService &WorkerService::settingsService()
{
    return *m_settingsService;
}

} // namespace qiao
