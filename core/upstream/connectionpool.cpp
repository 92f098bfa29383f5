#include "upstream/connectionpool.h"

#include <QHostAddress>
#include <QNetworkProxyFactory>

#include <algorithm>

using namespace std::chrono_literals;

namespace qiao {

namespace {

// A manager costs a thread and its idle connections.
constexpr auto trimDelay = 60s;

bool isLoopback(const QString &host)
{
    return host == QLatin1StringView("localhost") || QHostAddress(host).isLoopback();
}

/// The system's proxy, except for this machine itself: a proxy elsewhere cannot reach it.
class SystemProxyFactory : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.peerHostName())) {
            return {QNetworkProxy::NoProxy};
        }
        return systemProxyForQuery(query);
    }
};

std::unique_ptr<QNetworkAccessManager> makeManager()
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setProxyFactory(new SystemProxyFactory); // owned by the manager
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    manager->setAutoDeleteReplies(false);
    return manager;
}

} // namespace

ConnectionPool::ConnectionPool(QObject *parent) : QObject(parent)
{
    m_trimTimer.setSingleShot(true);
    m_trimTimer.setInterval(trimDelay);
    connect(&m_trimTimer, &QTimer::timeout, this, &ConnectionPool::dropIdleManagers);
}

ConnectionPool::~ConnectionPool() = default;

QNetworkAccessManager *ConnectionPool::acquire()
{
    auto entry = std::find_if(m_entries.begin(), m_entries.end(),
        [](const Entry &candidate) { return candidate.inUse < requestsPerManager; });
    if (entry == m_entries.end()) {
        entry = m_entries.insert(m_entries.end(), Entry{makeManager(), 0});
    }
    ++entry->inUse;
    return entry->manager.get();
}

void ConnectionPool::release(QNetworkAccessManager *manager)
{
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
        [manager](const Entry &candidate) { return candidate.manager.get() == manager; });
    Q_ASSERT(entry != m_entries.end() && entry->inUse > 0);
    --entry->inUse;
    if (entry->inUse == 0 && m_entries.size() > 1) {
        m_trimTimer.start();
    }
}

void ConnectionPool::dropIdleManagers()
{
    // The first one stays: it holds the connections that the next request reuses.
    const auto idle = std::remove_if(
        m_entries.begin() + 1, m_entries.end(), [](const Entry &entry) { return entry.inUse == 0; });
    m_entries.erase(idle, m_entries.end());
}

} // namespace qiao
