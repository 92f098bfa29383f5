#pragma once

#include "accountparts.h"
#include "idlememory.h"
#include "server/clientrequest.h"
#include "server/errorbody.h"
#include "server/exchange.h"
#include "server/health.h"
#include "server/responsesink.h"

#include <qiao/accountsummary.h>
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
class ControlMethods;
class ControlServer;
class HttpFrontend;
class ModelCatalog;
class TokenCounter;
class TokenCountRoutes;
struct RefusedRequest;
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

Q_SIGNALS:
    void serverStateChanged(const qiao::ServerState &state);
    void accountsChanged(const QList<qiao::AccountSummary> &accounts);
    void requestFinished(const qiao::RequestRow &row);
    void warningRaised(const QString &sentence);

private:
    void createParts();
    void connectParts();
    void listenForCommands();
    void route(ClientRequest request, std::unique_ptr<ResponseSink> sink);
    void serve(
        const Route &route, const Addressee &to, ClientRequest request, std::unique_ptr<ResponseSink> sink);
    void startExchange(
        translation::Dialect dialect, ClientRequest request, std::unique_ptr<ResponseSink> sink);
    void answer(const ClientRequest &request, ResponseSink &sink, const Addressee &to,
        const Result<QByteArray> &body, const HttpHeaders &errorHeaders = {});
    [[nodiscard]] QByteArray health() const;
    void record(const RequestRow &row);
    void recordAnswered(const ClientRequest &request, int status, const QString &error = {});
    void recordRefused(const RefusedRequest &request);
    [[nodiscard]] QByteArray nextRequestId();
    void exchangeOver(Exchange *exchange);
    void endRemaining();
    void finishStop();
    void flushedIfStopping();
    void stopped();

    Settings m_settings;
    // In the order of their dependence: the first is needed by the others and goes last.
    std::unique_ptr<AccountParts> m_accounts;
    std::unique_ptr<ModelCatalog> m_models;
    std::unique_ptr<TokenCounter> m_tokenCounter;
    std::unique_ptr<TokenCountRoutes> m_tokenCounts;
    std::unique_ptr<HttpFrontend> m_frontend;
    std::unique_ptr<AuthRoutes> m_auth;
    std::unique_ptr<ControlMethods> m_controlMethods;
    std::unique_ptr<ControlServer> m_control; ///< while running
    ExchangeOptions m_exchangeOptions;
    QSet<Exchange *> m_exchanges;
    QTimer m_graceTimer;
    QTimer m_flushTimer;
    IdleMemory m_idleMemory;
    ServerState m_state;
    QDateTime m_startedAt;
    DayTotals m_today;
    quint64 m_requestCount = 0;
};

} // namespace qiao
