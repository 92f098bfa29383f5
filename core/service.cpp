#include <qiao/service.h>

#include "logging/logcontrol.h"
#include "proxycore.h"

#include <qiao/logging.h>

#include <QCoreApplication>

namespace qiao {

Service::Service(Settings settings, QObject *parent)
    : QObject(parent),
      m_logState{settings.logLevel, settings.debugFiles, Logging::folder(settings)},
      m_core(new ProxyCore(std::move(settings)))
{
    qRegisterMetaType<QList<AccountSummary>>();
    m_worker.setObjectName(QStringLiteral("qiao-worker"));
    m_core->moveToThread(&m_worker);
    connect(&m_worker, &QThread::finished, m_core, &QObject::deleteLater);
    connect(m_core, &ProxyCore::serverStateChanged, this, &Service::setServerState);
    connect(m_core, &ProxyCore::accountsChanged, this, [this](const QList<AccountSummary> &accounts) {
        m_accounts = accounts;
        Q_EMIT accountsChanged(m_accounts);
    });
    connect(m_core, &ProxyCore::requestFinished, this, &Service::requestFinished);
    connect(m_core, &ProxyCore::warningRaised, this, &Service::warningRaised);
    connect(m_core, &ProxyCore::liveChanged, this, &Service::liveChanged);
    connect(m_core, &ProxyCore::logStateChanged, this, [this](const LogState &state) {
        m_logState = state;
        Q_EMIT logStateChanged(m_logState);
    });
    m_worker.start();
}

Service::~Service()
{
    m_worker.quit();
    m_worker.wait();
}

void Service::start()
{
    QMetaObject::invokeMethod(m_core, &ProxyCore::start);
}

void Service::stop(std::chrono::milliseconds grace)
{
    QMetaObject::invokeMethod(m_core, [core = m_core, grace] { core->stop(grace); });
}

void Service::setLiveWanted(bool wanted)
{
    QMetaObject::invokeMethod(m_core, [core = m_core, wanted] { core->setLiveWanted(wanted); });
}

ServerState Service::serverState() const
{
    return m_state;
}

QList<AccountSummary> Service::accounts() const
{
    return m_accounts;
}

LogState Service::logState() const
{
    return m_logState;
}

void Service::setLogLevel(LogLevel level, Persist persist)
{
    QMetaObject::invokeMethod(m_core, [core = m_core, level, persist] {
        core->changeLog([=](LogControl &log) { return log.setLevel(level, persist); });
    });
}

void Service::setDebugFiles(bool on, Persist persist)
{
    QMetaObject::invokeMethod(m_core, [core = m_core, on, persist] {
        core->changeLog([=](LogControl &log) { return log.setDebugFiles(on, persist); });
    });
}

void Service::setServerState(const ServerState &state)
{
    m_state = state;
    Q_EMIT serverStateChanged(m_state);
}

} // namespace qiao
