#include "server/httpfrontend.h"

#include "server/guardedlistener.h"
#include "server/portinuse.h"
#include "server/qhttpresponsesink.h"

#include <QCoreApplication>
#include <QHttpServerRequest>
#include <QTcpSocket>

namespace qiao {

namespace {

/// How often a free port of the first address may turn out to be taken on another.
constexpr int freePortAttempts = 16;

QByteArray bytesOf(const std::string &text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

std::optional<QByteArray> headerOf(const HttpRequestHead &head, std::string_view name)
{
    const std::optional<std::string> value = head.header(name);
    return value ? std::optional(bytesOf(*value)) : std::nullopt;
}

Error listenError(const QTcpServer &listener, const QHostAddress &address, quint16 port)
{
    if (listener.serverError() == QAbstractSocket::AddressInUseError) {
        return portInUse(port);
    }
    Error error;
    error.kind = Error::Kind::Rejected;
    error.code = "listen_failed";
    error.message = QCoreApplication::translate("HttpServer", "Cannot listen on %1, port %2: %3.")
                        .arg(address.toString())
                        .arg(port)
                        .arg(listener.errorString());
    return error;
}

bool machineLacksAddress(const QTcpServer &listener)
{
    return listener.serverError() == QAbstractSocket::SocketAddressNotAvailableError
        || listener.serverError() == QAbstractSocket::UnsupportedSocketOperationError;
}

ClientRequest clientRequest(CompleteRequest &&complete, const QHostAddress &localAddress)
{
    ClientRequest request;
    const QByteArray target = bytesOf(complete.head.target);
    const qsizetype mark = target.indexOf('?');
    request.method = bytesOf(complete.head.method);
    request.path = mark < 0 ? target : target.left(mark);
    if (mark >= 0) {
        request.query = QUrlQuery(QString::fromUtf8(target.mid(mark + 1)));
    }
    request.headers.reserve(static_cast<qsizetype>(complete.head.headers.size()));
    for (const auto &[name, value] : complete.head.headers) {
        request.headers.append({bytesOf(name), bytesOf(value)});
    }
    request.body = std::move(complete.body);
    request.clientKey = complete.admission.clientKey;
    request.localAddress = localAddress;
    request.receivedAt = QDateTime::currentDateTimeUtc();
    request.clock.start();
    return request;
}

} // namespace

HttpFrontend::HttpFrontend(Options options, Handler handler)
    : m_options(std::move(options)), m_handler(std::move(handler)), m_server(new QHttpServer(this))
{
    const auto ticketOf = [](const QHttpServerRequest &request) {
        return request.url().path().mid(1).toULongLong();
    };
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    m_server->setMissingHandler(
        this, [this, ticketOf](const QHttpServerRequest &request, QHttpServerResponder &responder) {
            serve(ticketOf(request), std::move(responder));
        });
#else
    m_server->setMissingHandler(
        [this, ticketOf](const QHttpServerRequest &request, QHttpServerResponder &&responder) {
            serve(ticketOf(request), std::move(responder));
        });
#endif
}

HttpFrontend::~HttpFrontend()
{
    // whoever holds a sink may destroy it when it hears that the client is gone
    const QList<QPointer<QHttpResponseSink>> sinks = std::exchange(m_sinks, {});
    for (const QPointer<QHttpResponseSink> &sink : sinks) {
        if (sink) {
            sink->serverGone();
        }
    }
    const auto guards = m_guards.values();
    for (ConnectionGuard *guard : guards) {
        guard->disconnect(this);
    }
    delete m_server;
}

Result<quint16> HttpFrontend::listen(const QList<QHostAddress> &addresses, quint16 port)
{
    for (int attempt = 1;; ++attempt) {
        Result<quint16> result = listenOnce(addresses, port);
        if (result || port != 0 || attempt == freePortAttempts || result.error().code != "port_in_use") {
            return result;
        }
    }
}

Result<quint16> HttpFrontend::listenOnce(const QList<QHostAddress> &addresses, quint16 port)
{
    std::vector<std::unique_ptr<GuardedListener>> listeners;
    for (const QHostAddress &address : addresses) {
        auto listener = std::make_unique<GuardedListener>([this](QTcpSocket *socket) { addGuard(socket); });
        if (listener->listen(address, port)) {
            port = listener->serverPort();
            listeners.push_back(std::move(listener));
        } else if (listeners.empty() || !machineLacksAddress(*listener)) {
            return tl::unexpected(listenError(*listener, address, port));
        }
    }
    for (std::unique_ptr<GuardedListener> &listener : listeners) {
        m_listeners.push_back(listener.get());
        m_server->bind(listener.release());
    }
    return port;
}

QList<QHostAddress> HttpFrontend::addresses() const
{
    QList<QHostAddress> addresses;
    for (const GuardedListener *listener : m_listeners) {
        addresses.append(listener->serverAddress());
    }
    return addresses;
}

void HttpFrontend::stopAccepting()
{
    m_isStopping = true;
    for (GuardedListener *listener : m_listeners) {
        listener->close();
    }
    for (ConnectionGuard *guard : std::as_const(m_guards)) {
        guard->closeAfterAnswer();
    }
}

void HttpFrontend::closeIdle()
{
    const auto guards = m_guards.values();
    for (ConnectionGuard *guard : guards) {
        guard->closeIfIdle();
    }
}

void HttpFrontend::addGuard(QTcpSocket *socket)
{
    const quint64 id = ++m_lastId;
    auto *guard = new ConnectionGuard(socket, id, m_options.limits, m_options.times, *this);
    m_guards.insert(id, guard);
    connect(guard, &QObject::destroyed, this, [this, id] {
        m_guards.remove(id);
        if (m_guards.isEmpty()) {
            Q_EMIT lastConnectionClosed();
        }
    });
    if (m_isStopping) {
        guard->closeAfterAnswer();
    }
}

Admission HttpFrontend::admit(const HttpRequestHead &head, const QHostAddress &localAddress)
{
    GateRequest request;
    request.method = bytesOf(head.method);
    request.path = bytesOf(head.target.substr(0, head.target.find('?')));
    request.localAddress = localAddress;
    request.host = headerOf(head, "host");
    request.origin = headerOf(head, "origin");
    request.fetchSite = headerOf(head, "sec-fetch-site");
    request.contentType = headerOf(head, "content-type");
    request.authorization = headerOf(head, "authorization");
    request.apiKey = headerOf(head, "x-api-key");
    request.preflightMethod = headerOf(head, "access-control-request-method");
    request.preflightHeaders = headerOf(head, "access-control-request-headers");
    return judgeRequest(request, m_options.gate);
}

void HttpFrontend::guardRefused(const RefusedRequest &request)
{
    Q_EMIT requestRefused(request);
}

void HttpFrontend::serve(quint64 id, QHttpServerResponder &&responder)
{
    ConnectionGuard *guard = m_guards.value(id);
    if (guard && guard->isHandling()) {
        dispatch(*guard, std::move(responder));
    }
}

void HttpFrontend::dispatch(ConnectionGuard &guard, QHttpServerResponder &&responder)
{
    CompleteRequest complete = guard.takeRequest();
    AnswerFraming framing;
    framing.minorVersion = complete.head.minorVersion;
    framing.isHead = complete.head.method == "HEAD";
    framing.keepAlive = complete.head.keepAlive;
    framing.added = complete.admission.added;
    auto sink = std::make_unique<QHttpResponseSink>(guard, framing, std::move(responder));
    if (complete.admission.preflight) {
        sink->respond(204, {}, {});
        return;
    }
    m_sinks.append(sink.get());
    connect(sink.get(), &QObject::destroyed, this,
        [this] { m_sinks.removeIf([](const QPointer<QHttpResponseSink> &kept) { return !kept; }); });
    m_handler(clientRequest(std::move(complete), guard.socket()->localAddress()), std::move(sink));
}

} // namespace qiao
