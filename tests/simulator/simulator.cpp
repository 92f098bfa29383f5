#include "simulator/simulator.h"

#include "simulator/behaviourjson.h"
#include "simulator/control.h"
#include "simulator/jsontext.h"
#include "simulator/service.h"

#include <boost/json.hpp>

#include <QTcpServer>
#include <QThread>

namespace json = boost::json;

namespace qiao {

using namespace simulator;

class Simulator::Private
{
public:
    Private(Simulator *simulator, const SimulatorOptions &chosen)
        : options(chosen),
          service(
              chosen.rules, chosen.apiKeys, chosen.accessTokenLife, chosen.chunkDelay, chosen.journalLimit),
          server(simulator),
          q(simulator)
    { }

    /// Runs \a f on the simulator's thread and returns what it returns.
    template <typename F> auto onOwnThread(F f)
    {
        using Value = std::invoke_result_t<F>;
        if (QThread::currentThread() == q->thread()) {
            return f();
        }
        if constexpr (std::is_void_v<Value>) {
            QMetaObject::invokeMethod(q, f, Qt::BlockingQueuedConnection);
        } else {
            std::optional<Value> value;
            QMetaObject::invokeMethod(
                q, [&] { value = f(); }, Qt::BlockingQueuedConnection);
            return std::move(*value);
        }
    }

    void acceptConnections();
    [[nodiscard]] Connection::Answer answer(const HttpRequest &request, int connection);
    [[nodiscard]] QList<Connection *> connections() const
    {
        return q->findChildren<Connection *>(Qt::FindDirectChildrenOnly);
    }

    SimulatorOptions options;
    Service service;
    QTcpServer server;
    Simulator *q;
    QByteArray origin;
    int accepted = 0;
};

void Simulator::Private::acceptConnections()
{
    while (QTcpSocket *socket = server.nextPendingConnection()) {
        if (options.sendBufferBytes > 0) {
            socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, options.sendBufferBytes);
        }
        const auto handler = [this](const HttpRequest &request, int connection) {
            return answer(request, connection);
        };
        auto *connection = new Connection(socket, ++accepted, handler, q);
        QObject::connect(connection, &Connection::answerEnded, q, &Simulator::requestFinished);
    }
}

Connection::Answer Simulator::Private::answer(const HttpRequest &request, int connection)
{
    if (isControlPath(request.path)) {
        return {controlAnswer(*q, request), nullptr};
    }
    Connection::Answer answer = service.answer(request, connection, origin);
    Q_EMIT q->requestReceived(answer.entry->record);
    return answer;
}

Simulator::Simulator(const SimulatorOptions &options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, options))
{
    qRegisterMetaType<RequestRecord>();
    connect(&d->server, &QTcpServer::newConnection, this, [this] { d->acceptConnections(); });
    d->server.setListenBacklogSize(1024);
}

Simulator::~Simulator()
{
    for (Connection *connection : d->connections()) {
        delete connection;
    }
}

bool Simulator::listen(quint16 port)
{
    return d->onOwnThread([this, port] {
        const bool listening = d->server.listen(QHostAddress::LocalHost, port);
        d->origin = "http://127.0.0.1:" + QByteArray::number(d->server.serverPort());
        return listening;
    });
}

void Simulator::close()
{
    d->onOwnThread([this] {
        d->server.close();
        for (Connection *connection : d->connections()) {
            connection->drop();
        }
    });
}

quint16 Simulator::port() const
{
    return d->onOwnThread([this] { return d->server.serverPort(); });
}

QUrl Simulator::originUrl() const
{
    return d->onOwnThread([this] { return QUrl::fromEncoded(d->origin); });
}

QUrl Simulator::baseUrl() const
{
    return d->onOwnThread([this] { return QUrl::fromEncoded(d->origin + "/v1"); });
}

QUrl Simulator::keyBaseUrl() const
{
    return d->onOwnThread([this] { return QUrl::fromEncoded(d->origin + "/compatible-mode/v1"); });
}

QUrl Simulator::anthropicBaseUrl() const
{
    return d->onOwnThread([this] { return QUrl::fromEncoded(d->origin + "/apps/anthropic"); });
}

void Simulator::script(const Behaviour &behaviour)
{
    d->onOwnThread([this, &behaviour] { d->service.script.add(behaviour); });
}

tl::expected<void, QByteArray> Simulator::scriptJson(const QByteArray &json)
{
    const auto behaviours = behavioursFromJson(json);
    if (!behaviours) {
        return tl::unexpected(behaviours.error());
    }
    for (const Behaviour &behaviour : *behaviours) {
        script(behaviour);
    }
    return {};
}

void Simulator::clearScript()
{
    d->onOwnThread([this] { d->service.script.clear(); });
}

int Simulator::scriptSize() const
{
    return d->onOwnThread([this] { return int(d->service.script.size()); });
}

void Simulator::reset()
{
    d->onOwnThread([this] {
        d->service.script.clear();
        d->service.journal.clear();
        d->service.oauth.resetCounts();
        d->service.oauth.setDeviceFlow({});
        release();
    });
}

void Simulator::release()
{
    d->onOwnThread([this] {
        for (Connection *connection : d->connections()) {
            connection->release();
        }
    });
}

void Simulator::setDeviceFlow(const DeviceFlow &flow)
{
    d->onOwnThread([this, &flow] { d->service.oauth.setDeviceFlow(flow); });
}

QList<RequestRecord> Simulator::requests(const QByteArray &pathEnd) const
{
    return d->onOwnThread([this, &pathEnd] { return d->service.journal.records(pathEnd); });
}

RequestRecord Simulator::lastRequest(const QByteArray &pathEnd) const
{
    return d->onOwnThread([this, &pathEnd] { return d->service.journal.last(pathEnd); });
}

int Simulator::requestCount() const
{
    return d->onOwnThread([this] { return d->service.journal.count(); });
}

int Simulator::activeStreams() const
{
    return d->onOwnThread([this] {
        const QList<Connection *> all = d->connections();
        return int(std::ranges::count_if(
            all, [](const Connection *connection) { return connection->isAnsweringChat(); }));
    });
}

int Simulator::connectionCount() const
{
    return d->onOwnThread([this] { return int(d->connections().size()); });
}

void Simulator::addApiKey(const QByteArray &key)
{
    d->onOwnThread([this, &key] { d->service.apiKeys.insert(key); });
}

void Simulator::removeApiKey(const QByteArray &key)
{
    d->onOwnThread([this, &key] { d->service.apiKeys.remove(key); });
}

bool Simulator::addPlanKey(const QByteArray &host, const QByteArray &key)
{
    return d->onOwnThread([this, &host, &key] { return d->service.planKeys.add(host, key); });
}

bool Simulator::decideDeviceCode(const QByteArray &userCode, DeviceFlow::Outcome outcome)
{
    return d->onOwnThread([&] { return d->service.oauth.decide(userCode, outcome); });
}

QByteArray Simulator::issueTokens()
{
    return d->onOwnThread([this] {
        const IssuedTokens tokens = d->service.oauth.issueTokens();
        const qint64 expiry =
            QDateTime::currentMSecsSinceEpoch() + d->service.oauth.accessTokenLife().count() * 1000;
        return QByteArray("{\n  \"access_token\": \"") + tokens.accessToken
            + "\",\n  \"token_type\": \"Bearer\",\n" + "  \"refresh_token\": \"" + tokens.refreshToken
            + "\",\n  \"resource_url\": \"" + d->origin
            + "/v1\",\n  \"expiry_date\": " + QByteArray::number(expiry) + "\n}\n";
    });
}

void Simulator::expireAccessTokens()
{
    d->onOwnThread([this] { d->service.oauth.expireAccessTokens(); });
}

void Simulator::revokeRefreshTokens()
{
    d->onOwnThread([this] { d->service.oauth.revokeRefreshTokens(); });
}

void Simulator::setAccessTokenLife(std::chrono::seconds life)
{
    d->onOwnThread([this, life] { d->service.oauth.setAccessTokenLife(life); });
}

int Simulator::refreshCount() const
{
    return d->onOwnThread([this] { return d->service.oauth.refreshCount(); });
}

int Simulator::refusedRefreshCount() const
{
    return d->onOwnThread([this] { return d->service.oauth.refusedRefreshCount(); });
}

QByteArray Simulator::stateJson() const
{
    return d->onOwnThread([this] {
        const json::object state{{"port", d->server.serverPort()}, {"requests", requestCount()},
            {"activeStreams", activeStreams()}, {"connections", connectionCount()},
            {"scriptSize", scriptSize()}, {"refreshCount", refreshCount()},
            {"refusedRefreshCount", refusedRefreshCount()}};
        return serialized(state);
    });
}

} // namespace qiao
