#pragma once

#include <qiao/service.h>

#include <QPromise>

namespace qiao::test {

/// A future that has \a value already.
template <typename T> QFuture<T> finished(const T &value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(value);
    promise.finish();
    return promise.future();
}

/// The façade of a server that is not there: tests say what it tells, and look at what it was asked.
class FakeService : public Service
{
    Q_OBJECT

public:
    using Service::stop;
    void start() override { asked.append(QStringLiteral("start")); }
    void stop(std::chrono::milliseconds) override { asked.append(QStringLiteral("stop")); }
    void setLiveWanted(bool wanted) override { liveWanted = wanted; }
    void setLogLevel(LogLevel level, Persist) override { log.level = level; }
    void setDebugFiles(bool on, Persist) override { log.debugFiles = on; }
    [[nodiscard]] ServerState serverState() const override { return state; }
    [[nodiscard]] LogState logState() const override { return log; }
    [[nodiscard]] QList<qiao::AccountSummary> accounts() const override { return accountList; }
    [[nodiscard]] QFuture<Result<UsageReport>> usageReport(const UsageQuery &query) override
    {
        queries.append(query);
        return finished<Result<UsageReport>>(report);
    }
    [[nodiscard]] QFuture<Result<QList<RequestRow>>> newestRequests(int) override
    {
        return finished<Result<QList<RequestRow>>>(newest);
    }

    void tellState(const ServerState &now)
    {
        state = now;
        Q_EMIT serverStateChanged(state);
    }
    void tellAccounts(const QList<AccountSummary> &now)
    {
        accountList = now;
        Q_EMIT accountsChanged(accountList);
    }

    QStringList asked; ///< verbs, in order
    bool liveWanted = false;
    ServerState state;
    LogState log;
    QList<AccountSummary> accountList;
    UsageReport report;
    QList<UsageQuery> queries;
    QList<RequestRow> newest;
};

} // namespace qiao::test
