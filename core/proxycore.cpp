#include "proxycore.h"

#include "accounts/accounteditor.h"
#include "accounts/localaccountpool.h"
#include "accounts/secretstores.h"
#include "clientkeys/clientkeystore.h"
#include "control/controlmethods.h"
#include "control/controlserver.h"
#include "control/methodgroups.h"
#include "control/socketplace.h"
#include "logging/debugfiles.h"
#include "logging/logcontrol.h"
#include "logparts.h"
#include "metrics/exposition.h"
#include "server/authroutes.h"
#include "server/health.h"
#include "server/httpfrontend.h"
#include "server/listenaddresses.h"
#include "server/logroutes.h"
#include "server/modelcatalog.h"
#include "server/modelroutes.h"
#include "server/routetable.h"
#include "server/tokencountroutes.h"
#include "server/tracedupstream.h"
#include "tokens/calibrationfile.h"
#include "tokens/tokencounter.h"
#include "upstream/networkupstream.h"
#include "usage/pricefiles.h"
#include "usage/usagestore.h"

#include <qiao/loadsettings.h>
#include <qiao/whenfinished.h>

#include <QDir>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qiao {

ProxyCore::ProxyCore(Settings settings)
    : m_settings(std::move(settings)),
      m_recorder(this),
      m_live([this] { return m_recorder.today().totals(QDate::currentDate()); }, this),
      m_graceTimer(this),
      m_flushTimer(this),
      m_idleMemory(this)
{
    connect(&m_recorder, &RequestRecorder::recorded, &m_live, &LiveRequests::ended);
    connect(&m_recorder, &RequestRecorder::recorded, this, &ProxyCore::requestFinished);
    connect(&m_recorder, &RequestRecorder::recorded, this,
        [this](const RequestRow &row) { m_metrics.requestEnded(row); });
}

ProxyCore::~ProxyCore()
{
    // They use the parts, which are members and would go before the children do.
    qDeleteAll(findChildren<Exchange *>(Qt::FindDirectChildrenOnly));
}

void ProxyCore::start()
{
    m_state.phase = ServerState::Phase::Starting;
    Q_EMIT serverStateChanged(m_state);
    setReachable(isReachableFromNetwork(m_settings));
    createParts();
    const Result<QList<QHostAddress>> addresses =
        listenAddresses(m_settings.host, !gateRules().clientKeyHashes.isEmpty());
    const Result<quint16> port = addresses.and_then(
        [this](const QList<QHostAddress> &wanted) { return m_frontend->listen(wanted, m_settings.port); });
    if (!port) {
        setReachable(false);
        m_state.phase = ServerState::Phase::Failed;
        m_state.error = port.error();
        Q_EMIT serverStateChanged(m_state);
        return;
    }
    if (!std::exchange(m_startedAt, QDateTime::currentDateTimeUtc()).isValid()) {
        readToday();
    }
    m_state.phase = ServerState::Phase::Running;
    m_state.port = *port;
    m_state.baseUrls = baseUrls(*addresses, *port);
    m_accounts->editor->setServerUrls(m_state.baseUrls);
    if (const QString unsafe = secretsWarning(m_settings.secretsBackend, m_settings.dataFolder);
        !unsafe.isEmpty()) {
        Q_EMIT warningRaised(unsafe);
    }
    if (!keys().fault().isEmpty()) {
        Q_EMIT warningRaised(keys().fault());
    }
    listenForCommands();
    Q_EMIT accountsChanged(m_accounts->pool->summaries());
    Q_EMIT serverStateChanged(m_state);
}

void ProxyCore::createParts()
{
    m_calls = std::make_unique<QObject>();
    m_usage = std::make_unique<UsageStore>(
        UsageStoreOptions{QDir(m_settings.dataFolder).filePath("usage.db"_L1), m_settings.retentionDays});
    m_log = std::make_unique<LogParts>(m_settings, this);
    m_accounts = std::make_unique<AccountParts>(m_settings);
    m_models = std::make_unique<ModelCatalog>(
        *m_accounts->pool, *m_accounts->upstream, modelPreferences(m_settings));
    m_frontend = std::make_unique<HttpFrontend>(HttpFrontend::Options{gateRules()},
        [this](ClientRequest request, std::unique_ptr<ResponseSink> sink) {
            route(std::move(request), std::move(sink));
        });
    m_auth = std::make_unique<AuthRoutes>(*m_accounts->signIns);
    m_controlMethods = std::make_unique<ControlMethods>();
    addServerGroups(*m_controlMethods,
        {*m_accounts, *m_usage, m_live, m_recorder, *m_log->control, keys(),
            m_settings.clientKeyHashes.size(),
            [this] {
                return RunningServer{m_startedAt, m_state.baseUrls, m_exchanges.size()};
            },
            [this] { Q_EMIT stopRequested(); }});
    m_calibration.reset(); // writes what the counter learned
    m_tokenCounter = std::make_unique<TokenCounter>();
    m_calibration = std::make_unique<CalibrationFile>(
        *m_tokenCounter, QDir(m_settings.dataFolder).filePath(u"tokencalibration.json"_s));
    m_tokenCounts = std::make_unique<TokenCountRoutes>(*m_accounts->pool, *m_models, *m_tokenCounter);
    m_prices = currentPrices(
        m_settings.configFolder, [this](const QString &sentence) { Q_EMIT warningRaised(sentence); });
    m_exchangeOptions = {m_models.get(), m_tokenCounter.get(), &m_live, &m_prices, m_settings.pingInterval,
        m_settings.contextCheck};
    connectParts();
}

void ProxyCore::connectParts()
{
    m_graceTimer.setSingleShot(true);
    m_flushTimer.setSingleShot(true);

    const AccountPool *pool = m_accounts->pool.get();
    connect(pool, &AccountPool::changed, this, [this, pool] { Q_EMIT accountsChanged(pool->summaries()); });
    connect(pool, &AccountPool::warningRaised, this, &ProxyCore::warningRaised);
    connect(&m_recorder, &RequestRecorder::recorded, m_usage.get(), &UsageStore::record);
    connect(m_accounts->editor.get(), &AccountEditor::settingWritten, this, &ProxyCore::adoptSetting);
    connect(m_log->control.get(), &LogControl::settingWritten, this, &ProxyCore::adoptSetting);
    connect(m_usage.get(), &UsageStore::warningRaised, this, &ProxyCore::warningRaised);
    connect(
        pool, &AccountPool::tokenRefreshed, this, [this](bool worked) { m_metrics.tokenRefreshed(worked); });
    connect(m_auth.get(), &AuthRoutes::answered, &m_recorder, &RequestRecorder::recordAnswered);
    connect(m_tokenCounts.get(), &TokenCountRoutes::answered, &m_recorder, &RequestRecorder::recordAnswered);
    connect(&m_graceTimer, &QTimer::timeout, this, &ProxyCore::endRemaining);
    connect(&m_flushTimer, &QTimer::timeout, this, &ProxyCore::stopped);
    connect(m_frontend.get(), &HttpFrontend::lastConnectionClosed, this, &ProxyCore::flushedIfStopping);
    connect(m_frontend.get(), &HttpFrontend::requestRefused, &m_recorder, &RequestRecorder::recordRefused);
}

/// A restart is no new day.
void ProxyCore::readToday()
{
    const QDate today = QDate::currentDate();
    whenFinished(m_usage->report({UsageQuery::By::Day, today, today}), this,
        [this, today](const Result<UsageReport> &report) {
            if (report) {
                m_recorder.addEarlier(report->total, today);
                m_live.todayChanged();
            }
        });
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
        m_recorder.recordAnswered(request, 204);
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
    case Endpoint::LogLevel:
        answer(request, *sink, to, logLevelAnswer(*m_log->control, request));
        return;
    case Endpoint::SignInStart:
        m_auth->initiate(request, std::move(sink));
        return;
    case Endpoint::SignInPoll:
        m_auth->poll(request, std::move(sink));
        return;
    case Endpoint::Metrics:
        answer(request, *sink, to, metrics(), {}, Exposition::contentType);
        return;
    }
}

void ProxyCore::startExchange(
    translation::Dialect dialect, ClientRequest request, std::unique_ptr<ResponseSink> sink)
{
    m_idleMemory.requestCame(request.body.size(), m_exchanges.size() + 1);
    auto traced = tracedUpstream(*m_accounts->upstream, m_log->debugFiles->trace(request));
    Upstream &upstream = traced ? static_cast<Upstream &>(*traced) : *m_accounts->upstream;
    auto *exchange = new Exchange(m_recorder.nextId(), dialect, std::move(request), std::move(sink),
        *m_accounts->pool, upstream, m_exchangeOptions, this);
    follow(std::move(traced), exchange);
    m_exchanges.insert(exchange);
    connect(exchange, &Exchange::finished, this, [this, exchange](const RequestRow &row) {
        m_recorder.recordExchange(row);
        exchangeOver(exchange);
    });
    exchange->start();
}

void ProxyCore::answer(const ClientRequest &request, ResponseSink &sink, const Addressee &to,
    const Result<QByteArray> &body, const HttpHeaders &errorHeaders, const QByteArray &contentType)
{
    if (!body) {
        respondWithError(sink, body.error(), to, errorHeaders);
        m_recorder.recordAnswered(request, body.error().httpStatus, body.error().message);
        return;
    }
    sink.respond(200, HttpHeaders{{"Content-Type", contentType}} + requestIdHeaders(to), *body);
    m_recorder.recordAnswered(request, 200);
}

QByteArray ProxyCore::health() const
{
    const QDateTime now = QDateTime::currentDateTime();
    return healthBody(
        {now, m_startedAt, m_accounts->pool->summaries(), m_recorder.today().requests(now.date()),
            m_recorder.today().tokens(now.date()), m_state.baseUrls, m_exchanges.size()});
}

QByteArray ProxyCore::metrics() const
{
    const auto streams = std::count_if(m_exchanges.begin(), m_exchanges.end(),
        [](const Exchange *exchange) { return exchange->isStreaming(); });
    return m_metrics.text({m_exchanges.size(), streams, m_accounts->pool->summaries(), m_startedAt});
}

void ProxyCore::changeLog(const std::function<Result<void>(LogControl &)> &change)
{
    if (const auto done = change(*m_log->control); !done) {
        Q_EMIT warningRaised(done.error().message);
    }
}

QObject *ProxyCore::newCallScope()
{
    return m_calls ? new QObject(m_calls.get()) : nullptr;
}

void ProxyCore::setLiveWanted(bool wanted)
{
    if (wanted == (m_liveWatcher != nullptr)) {
        return;
    }
    m_liveWatcher.reset(wanted ? new QObject : nullptr);
    if (wanted) {
        m_live.watch(
            m_liveWatcher.get(), [this](const LiveSnapshot &snapshot) { Q_EMIT liveChanged(snapshot); });
    }
}

} // namespace qiao
