#pragma once

#include "accountparts.h"
#include "idlememory.h"
#include "live/liverequests.h"
#include "metrics/metrics.h"
#include "server/clientrequest.h"
#include "server/errorbody.h"
#include "server/exchange.h"
#include "server/requestrecorder.h"
#include "server/responsesink.h"
#include "usage/prices.h"

#include <qiao/accountsummary.h>
#include <qiao/clientkey.h>
#include <qiao/loglevel.h>
#include <qiao/portfinding.h>
#include <qiao/requestrow.h>
#include <qiao/result.h>
#include <qiao/serverstate.h>
#include <qiao/settings.h>

#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>

namespace qiao {

class AuthRoutes;
class CalibrationFile;
class ClientKeyStore;
class ControlMethods;
class ControlServer;
class HttpFrontend;
class LogControl;
struct LogParts;
class ModelCatalog;
class TokenCounter;
class TokenCountRoutes;
class UsageStore;
struct GateRules;
struct Route;

/// The composition root of the worker thread: constructs the parts, wires them and routes requests. Is
/// created on the main thread and moved to the worker before start(); its parts are created there.
class ProxyCore : public QObject
{
    Q_OBJECT

public:
    explicit ProxyCore(Settings settings);
    ~ProxyCore() override;

    /// Ends in serverStateChanged with Running or Failed.
    void start();
    /// Stops accepting, gives running requests \a grace to finish, ends the others with an error, and ends in
    /// serverStateChanged with Stopped.
    void stop(std::chrono::milliseconds grace);
    /// Whether liveChanged() is wanted. It is not at first.
    void setLiveWanted(bool wanted);

    /// After start(). An error of \a change is a warningRaised().
    void changeLog(const std::function<Result<void>(LogControl &)> &change);

    /// Of calls on behalf of the façade; null before start(). What hangs on it uses the parts below.
    [[nodiscard]] QObject *newCallScope();
    [[nodiscard]] AccountParts &accounts() { return *m_accounts; }
    [[nodiscard]] UsageStore &usage() { return *m_usage; }

    // Before start() too:

    [[nodiscard]] ClientKeyStore &keys();
    /// Writes \a value to settings.ini and goes by it, at once where that is possible; empty: the default.
    /// Keys of the group "ui" are only written. Rejected 400, 404; 409 when other computers could connect
    /// without a key.
    [[nodiscard]] Result<void> changeSetting(const QString &setting, const QString &value);
    [[nodiscard]] Result<PortFinding> testPort(const QString &host, quint16 port);

Q_SIGNALS:
    void serverStateChanged(const qiao::ServerState &state);
    void accountsChanged(const QList<qiao::AccountSummary> &accounts);
    void requestFinished(const qiao::RequestRow &row);
    void liveChanged(const qiao::LiveSnapshot &snapshot);
    void warningRaised(const QString &sentence);
    void logStateChanged(const qiao::LogState &state);
    void clientKeysChanged(const QList<qiao::ClientKey> &keys);
    /// A command asked for the end of the program.
    void stopRequested();
    /// \a setting was written to settings.ini, by whomever in this program.
    void settingWritten(const QString &setting, const QString &value);

private:
    void createParts();
    void connectParts();
    void readToday();
    [[nodiscard]] GateRules gateRules();
    void keysChanged();
    void setReachable(bool reachable);
    void guardLastKey();
    [[nodiscard]] Result<void> checkReachable(const Settings &settings);
    void adoptSetting(const QString &setting, const QString &value);
    void applySetting(const QString &setting);
    void listenForCommands();
    void route(ClientRequest request, std::unique_ptr<ResponseSink> sink);
    void serve(
        const Route &route, const Addressee &to, ClientRequest request, std::unique_ptr<ResponseSink> sink);
    void startExchange(
        translation::Dialect dialect, ClientRequest request, std::unique_ptr<ResponseSink> sink);
    void answer(const ClientRequest &request, ResponseSink &sink, const Addressee &to,
        const Result<QByteArray> &body, const HttpHeaders &errorHeaders = {},
        const QByteArray &contentType = "application/json");
    [[nodiscard]] QByteArray health() const;
    [[nodiscard]] QByteArray metrics() const;
    void exchangeOver(Exchange *exchange);
    void endRemaining();
    void finishStop();
    void flushedIfStopping();
    void stopped();

    Settings m_settings;
    RequestRecorder m_recorder;
    LiveRequests m_live;
    PriceTable m_prices;
    std::unique_ptr<ClientKeyStore> m_keys; ///< once it is asked for
    bool m_isReachable = false; ///< from other computers, while it runs
    std::unique_ptr<QObject> m_liveWatcher; ///< while snapshots are wanted
    Metrics m_metrics;
    // In the order of their dependence: the first is needed by the others and goes last.
    std::unique_ptr<UsageStore> m_usage;
    std::unique_ptr<LogParts> m_log;
    std::unique_ptr<AccountParts> m_accounts;
    std::unique_ptr<ModelCatalog> m_models;
    std::unique_ptr<TokenCounter> m_tokenCounter;
    std::unique_ptr<CalibrationFile> m_calibration;
    std::unique_ptr<TokenCountRoutes> m_tokenCounts;
    std::unique_ptr<HttpFrontend> m_frontend;
    std::unique_ptr<AuthRoutes> m_auth;
    std::unique_ptr<ControlMethods> m_controlMethods;
    std::unique_ptr<ControlServer> m_control; ///< while running
    std::unique_ptr<QObject> m_calls; ///< the façade's, under way
    ExchangeOptions m_exchangeOptions;
    QSet<Exchange *> m_exchanges;
    QTimer m_graceTimer;
    QTimer m_flushTimer;
    IdleMemory m_idleMemory;
    ServerState m_state;
    QDateTime m_startedAt;
};

} // namespace qiao
