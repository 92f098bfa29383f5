#include "proxycore.h"

#include "accounts/accounteditor.h"
#include "accounts/localaccountpool.h"
#include "accounts/secretstores.h"
#include "control/controlmethods.h"
#include "control/controlserver.h"
#include "control/socketplace.h"
#include "server/answerrow.h"
#include "server/authroutes.h"
#include "server/errorbody.h"
#include "server/httpfrontend.h"
#include "server/listenaddresses.h"
#include "server/modelcatalog.h"
#include "server/modelroutes.h"
#include "server/routetable.h"
#include "server/tokencountroutes.h"
#include "tokens/tokencounter.h"
#include "upstream/networkupstream.h"

#include <QDir>

#include <utility>

using namespace std::chrono_literals;

namespace qiao {

namespace {

// For the last bytes of ended streams to leave; a client that does not read them is not waited for.
constexpr auto flushLimit = 1s;

} // namespace

ProxyCore::ProxyCore(Settings settings)
    : m_settings(std::move(settings)), m_graceTimer(this), m_flushTimer(this), m_idleMemory(this)
{ }

ProxyCore::~ProxyCore()
{
    // They use the parts, which are members and would go before the children do.
    qDeleteAll(findChildren<Exchange *>(Qt::FindDirectChildrenOnly));
}

void ProxyCore::start()
{
    m_state.phase = ServerState::Phase::Starting;
    Q_EMIT serverStateChanged(m_state);
    createParts();
    const Result<QList<QHostAddress>> addresses = listenAddresses(m_settings);
    const Result<quint16> port = addresses.and_then(
        [this](const QList<QHostAddress> &wanted) { return m_frontend->listen(wanted, m_settings.port); });
    if (!port) {
        m_state.phase = ServerState::Phase::Failed;
        m_state.error = port.error();
        Q_EMIT serverStateChanged(m_state);
        return;
    }
    m_startedAt = QDateTime::currentDateTimeUtc();
    m_state.phase = ServerState::Phase::Running;
    m_state.port = *port;
    m_state.baseUrls = baseUrls(*addresses, *port);
    m_accounts->editor->setServerUrls(m_state.baseUrls);
    if (const QString unsafe = secretsWarning(m_settings.secretsBackend, m_settings.dataFolder);
        !unsafe.isEmpty()) {
        Q_EMIT warningRaised(unsafe);
    }
    listenForCommands();
    Q_EMIT accountsChanged(m_accounts->pool->summaries());
    Q_EMIT serverStateChanged(m_state);
}

void ProxyCore::createParts()
{
    m_accounts = std::make_unique<AccountParts>(m_settings);
    m_models = std::make_unique<ModelCatalog>(
        *m_accounts->pool, *m_accounts->upstream, modelPreferences(m_settings));
    m_frontend = std::make_unique<HttpFrontend>(HttpFrontend::Options{{m_settings.allowedHosts,
                                                    m_settings.allowedOrigins, m_settings.clientKeyHashes}},
        [this](ClientRequest request, std::unique_ptr<ResponseSink> sink) {
            route(std::move(request), std::move(sink));
        });
    m_auth = std::make_unique<AuthRoutes>(*m_accounts->signIns);
    m_controlMethods = std::make_unique<ControlMethods>(*m_accounts);
    m_tokenCounter = std::make_unique<TokenCounter>();
    m_tokenCounts = std::make_unique<TokenCountRoutes>(*m_accounts->pool, *m_models, *m_tokenCounter);
    m_exchangeOptions = {
        m_models.get(), m_tokenCounter.get(), m_settings.pingInterval, m_settings.contextCheck};
    connectParts();
}

void ProxyCore::connectParts()
{
    m_graceTimer.setSingleShot(true);
    m_flushTimer.setSingleShot(true);

    const AccountPool *pool = m_accounts->pool.get();
    connect(pool, &AccountPool::changed, this, [this, pool] { Q_EMIT accountsChanged(pool->summaries()); });
    connect(pool, &AccountPool::warningRaised, this, &ProxyCore::warningRaised);
    connect(m_auth.get(), &AuthRoutes::answered, this, &ProxyCore::recordAnswered);
    connect(m_tokenCounts.get(), &TokenCountRoutes::answered, this, &ProxyCore::recordAnswered);
    connect(&m_graceTimer, &QTimer::timeout, this, &ProxyCore::endRemaining);
    connect(&m_flushTimer, &QTimer::timeout, this, &ProxyCore::stopped);
    connect(m_frontend.get(), &HttpFrontend::lastConnectionClosed, this, &ProxyCore::flushedIfStopping);
    connect(m_frontend.get(), &HttpFrontend::requestRefused, this, &ProxyCore::recordRefused);
}

void ProxyCore::listenForCommands()
{
    m_control = std::make_unique<ControlServer>(*m_controlMethods);
    const auto listening =
        controlSocketName(m_settings.runtimeFolder, m_settings.dataFolder, QDir::tempPath())
            .and_then([this](const QString &name) { return m_control->listen(name); });
    if (!listening) {
        Q_EMIT warningRaised(listening.error().message);
    }
}

void ProxyCore::route(ClientRequest request, std::unique_ptr<ResponseSink> sink)
{
    const Route route =
        routeFor(request.method, request.path, request.header("anthropic-version").has_value());
    const Addressee to = addressee(route.dialect);
    if (route.error) {
        answer(request, *sink, to, tl::unexpected(*route.error), route.headers);
        return;
    }
    if (route.isOptions) {
        sink->respond(204, route.headers, {});
        recordAnswered(request, 204);
        return;
    }
    serve(route, to, std::move(request), std::move(sink));
}

void ProxyCore::serve(
    const Route &route, const Addressee &to, ClientRequest request, std::unique_ptr<ResponseSink> sink)
{
    switch (*route.endpoint) {
    case Endpoint::ChatCompletions:
    case Endpoint::Messages:
        startExchange(route.dialect, std::move(request), std::move(sink));
        return;
    case Endpoint::CountTokens:
        m_tokenCounts->answer(request, std::move(sink), to);
        return;
    case Endpoint::Models:
    case Endpoint::Model:
        answer(request, *sink, to, modelsAnswer(*m_models, route, request));
        return;
    case Endpoint::Hello:
        answer(request, *sink, to, "{}");
        return;
    case Endpoint::Health:
        answer(request, *sink, to, health());
        return;
    case Endpoint::SignInStart:
        m_auth->initiate(request, std::move(sink));
        return;
    case Endpoint::SignInPoll:
        m_auth->poll(request, std::move(sink));
        return;
    }
}

void ProxyCore::startExchange(
    translation::Dialect dialect, ClientRequest request, std::unique_ptr<ResponseSink> sink)
{
    m_idleMemory.requestCame(request.body.size(), m_exchanges.size() + 1);
    auto *exchange = new Exchange(nextRequestId(), dialect, std::move(request), std::move(sink),
        *m_accounts->pool, *m_accounts->upstream, m_exchangeOptions, this);
    m_exchanges.insert(exchange);
    connect(exchange, &Exchange::finished, this, [this, exchange](const RequestRow &row) {
        record(row);
        exchangeOver(exchange);
    });
    exchange->start();
}

void ProxyCore::answer(const ClientRequest &request, ResponseSink &sink, const Addressee &to,
    const Result<QByteArray> &body, const HttpHeaders &errorHeaders)
{
    if (!body) {
        respondWithError(sink, body.error(), to, errorHeaders);
        recordAnswered(request, body.error().httpStatus, body.error().message);
        return;
    }
    sink.respond(200, HttpHeaders{{"Content-Type", "application/json"}} + requestIdHeaders(to), *body);
    recordAnswered(request, 200);
}

QByteArray ProxyCore::health() const
{
    const QDateTime now = QDateTime::currentDateTime();
    return healthBody({now, m_startedAt, m_accounts->pool->summaries(), m_today.requests(now.date()),
        m_today.tokens(now.date()), m_state.baseUrls, m_exchanges.size()});
}

void ProxyCore::record(const RequestRow &row)
{
    m_today.add(row, QDate::currentDate());
    Q_EMIT requestFinished(row);
}

void ProxyCore::recordAnswered(const ClientRequest &request, int status, const QString &error)
{
    RequestRow row = rowOf(nextRequestId(), request);
    endRow(row, request, status, error);
    Q_EMIT requestFinished(row);
}

void ProxyCore::recordRefused(const RefusedRequest &request)
{
    RequestRow row{nextRequestId(), QDateTime::currentDateTimeUtc(), request.method, request.path};
    row.status = request.status;
    row.error = request.sentence;
    Q_EMIT requestFinished(row);
}

QByteArray ProxyCore::nextRequestId()
{
    return "req-" + QByteArray::number(++m_requestCount).rightJustified(6, '0');
}

void ProxyCore::stop(std::chrono::milliseconds grace)
{
    if (m_state.phase != ServerState::Phase::Running && m_state.phase != ServerState::Phase::Stopping) {
        stopped();
        return;
    }
    m_state.phase = ServerState::Phase::Stopping;
    Q_EMIT serverStateChanged(m_state);
    m_control.reset();
    m_frontend->stopAccepting();
    m_auth->endForShutdown();
    m_frontend->closeIdle();
    if (m_exchanges.isEmpty()) {
        finishStop();
        return;
    }
    m_graceTimer.start(grace);
}

void ProxyCore::endRemaining()
{
    const QSet<Exchange *> remaining = m_exchanges;
    for (Exchange *exchange : remaining) {
        exchange->endForShutdown();
    }
}

void ProxyCore::exchangeOver(Exchange *exchange)
{
    m_exchanges.remove(exchange);
    if (m_exchanges.isEmpty()) {
        m_idleMemory.allEnded();
    }
    if (m_state.phase == ServerState::Phase::Stopping && m_exchanges.isEmpty()) {
        finishStop();
    }
}

void ProxyCore::finishStop()
{
    m_graceTimer.stop();
    if (m_frontend->hasConnections()) {
        m_flushTimer.start(flushLimit);
    } else {
        stopped();
    }
}

void ProxyCore::flushedIfStopping()
{
    if (m_flushTimer.isActive()) {
        m_flushTimer.stop();
        stopped();
    }
}

void ProxyCore::stopped()
{
    m_state = ServerState();
    Q_EMIT serverStateChanged(m_state);
}

} // namespace qiao
