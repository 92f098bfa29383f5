#pragma once

#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace qiao {

/// Hands out network access managers so that no request waits for another: one manager opens only a few
/// connections to a host over HTTP/1.1. Managers are filled in order, so idle connections are found again;
/// those that a burst left behind are given up after a minute. Lives on the worker thread.
class ConnectionPool : public QObject
{
    Q_OBJECT

public:
    /// Requests that run side by side through one manager.
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    static constexpr int requestsPerManager = 100; // set on each request, see NetworkUpstream
#else
    static constexpr int requestsPerManager = 6; // fixed in QNetworkAccessManager
#endif

    explicit ConnectionPool(QObject *parent = nullptr);
    ~ConnectionPool() override;

    /// A manager with a connection to spare; give it back with release() when the request has ended.
    [[nodiscard]] QNetworkAccessManager *acquire();
    void release(QNetworkAccessManager *manager);

private:
    struct Entry
    {
        std::unique_ptr<QNetworkAccessManager> manager;
        int inUse = 0;
    };

    void dropIdleManagers();

    std::vector<Entry> m_entries;
    QTimer m_trimTimer;
};

} // namespace qiao
