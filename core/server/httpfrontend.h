#pragma once

#include "server/clientrequest.h"
#include "server/connectionguard.h"
#include "server/requestgate.h"

#include <qiao/result.h>

#include <QHash>
#include <QHttpServer>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace qiao {

class GuardedListener;
class QHttpResponseSink;

/// The edge of the HTTP server: listens, guards every connection, asks the gate, and hands complete and
/// admitted requests to one handler; routing is the handler's business. Construct and use it on the worker
/// thread. Destroying it cuts every connection; sinks that are still held see clientGone().
class HttpFrontend : public QObject, private GuardOwner
{
    Q_OBJECT

public:
    struct Options
    {
        GateRules gate;
        GuardTimes times = {};
        HttpFraming::Limits limits = {};
    };
    /// Owns the sink, which may be kept beyond the call; respond() from inside it is fine.
    using Handler = std::function<void(ClientRequest request, std::unique_ptr<ResponseSink> sink)>;

    HttpFrontend(Options options, Handler handler);
    ~HttpFrontend() override;

    /// Listens on all \a addresses with one port, which is returned; port 0 chooses a free one. A later
    /// address that this machine does not have (::1 without IPv6) is left out. Call once.
    /// A port in use is Error::code "port_in_use"; any other failure is "listen_failed".
    [[nodiscard]] Result<quint16> listen(const QList<QHostAddress> &addresses, quint16 port);
    /// For requests whose head comes from now on.
    void setGate(const GateRules &rules) { m_options.gate = rules; }
    /// Where it listens.
    [[nodiscard]] QList<QHostAddress> addresses() const;

    /// No new connection is accepted; each open one ends with the answer under way on it.
    void stopAccepting();
    /// Closes the connections on which no request is under way.
    void closeIdle();
    [[nodiscard]] bool hasConnections() const { return !m_guards.isEmpty(); }

Q_SIGNALS:
    /// hasConnections() became false.
    void lastConnectionClosed();
    /// A request ended before the handler saw it.
    void requestRefused(const qiao::RefusedRequest &request);

private:
    Admission admit(const HttpRequestHead &head, const QHostAddress &localAddress) override;
    void guardRefused(const RefusedRequest &request) override;

    [[nodiscard]] Result<quint16> listenOnce(const QList<QHostAddress> &addresses, quint16 port);
    void addGuard(QTcpSocket *socket);
    void serve(quint64 id, QHttpServerResponder &&responder);
    void dispatch(ConnectionGuard &guard, QHttpServerResponder &&responder);

    Options m_options;
    Handler m_handler;
    QHttpServer *m_server; ///< a child, deleted before the guards' owner is gone
    std::vector<GuardedListener *> m_listeners; ///< owned by m_server from bind() on
    QHash<quint64, ConnectionGuard *> m_guards;
    QList<QPointer<QHttpResponseSink>> m_sinks;
    quint64 m_lastId = 0;
    bool m_isStopping = false;
};

} // namespace qiao
