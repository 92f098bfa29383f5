#pragma once

#include <qiao/accountservice.h>
#include <qiao/loadsettings.h>
#include <qiao/service.h>
#include <qiao/settingsservice.h>

#include <QThread>

#include <memory>

namespace qiao {

class ProxyCore;

/// The server on a worker thread of its own, which this owns; only values cross between the two. Lives on the
/// main (or GUI) thread.
class WorkerService : public Service
{
    Q_OBJECT

public:
    /// With settings that nobody set: settingsService() takes each for a default.
    explicit WorkerService(Settings settings, QObject *parent = nullptr);
    explicit WorkerService(LoadedSettings loaded, QObject *parent = nullptr);
    /// Stops at once what still runs, without waiting for streams.
    ~WorkerService() override;

    using Service::stop;
    void start() override;
    void stop(std::chrono::milliseconds grace) override;
    void setLiveWanted(bool wanted) override;
    void setLogLevel(LogLevel level, Persist persist) override;
    void setDebugFiles(bool on, Persist persist) override;
    [[nodiscard]] ServerState serverState() const override;
    [[nodiscard]] LogState logState() const override;
    [[nodiscard]] QList<qiao::AccountSummary> accounts() const override;
    [[nodiscard]] QFuture<Result<UsageReport>> usageReport(const UsageQuery &query) override;
    [[nodiscard]] QFuture<Result<QList<RequestRow>>> newestRequests(int count) override;

    /// The accounts of this server; lives as long as this does. Its verbs need start() to have been called.
    [[nodiscard]] AccountService &accountService();
    /// The settings and client keys of this server; lives as long as this does.
    [[nodiscard]] SettingsService &settingsService();

private:
    void setServerState(const ServerState &state);

    QThread m_worker;
    LogState m_logState;
    ProxyCore *m_core; ///< lives on the worker and is deleted there
    ServerState m_state;
    QList<AccountSummary> m_accounts;
    std::unique_ptr<AccountService> m_accountService;
    std::unique_ptr<SettingsService> m_settingsService;
};

} // namespace qiao
