#pragma once

#include "server/httpanswer.h"
#include "server/httpframing.h"

#include <qiao/error.h>

#include <QHostAddress>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <optional>

class QTcpSocket;

namespace qiao {

/// How long a connection may keep the server waiting.
struct GuardTimes
{
    std::chrono::milliseconds header{10'000}; ///< from a request's first byte to the end of its header
    std::chrono::milliseconds body{30'000}; ///< between two pieces of a body
    std::chrono::milliseconds idle{75'000}; ///< without a request
    std::chrono::milliseconds linger{5'000}; ///< for a client to read the last answer and hang up
};

/// Said about a request's head before its body is read.
struct Admission
{
    std::optional<Error> refusal;
    HttpHeaders refusalHeaders; ///< go with the refusal
    HttpHeaders added; ///< go with every answer to this request
    QString clientKey = {}; ///< see ClientRequest::clientKey
    bool preflight = false; ///< a cross-origin preflight that is granted: `added` is the answer
};

/// A request that was refused before a handler saw it. \a method and \a path are empty when not even they
/// arrived.
struct RefusedRequest
{
    QByteArray method;
    QByteArray path; ///< without the query, which may hold secrets
    int status = 0;
    QString sentence;
};

/// A request that is complete, as the guard hands it over.
struct CompleteRequest
{
    HttpRequestHead head;
    QByteArray body;
    Admission admission;
};

/// What a guard asks of its server.
class GuardOwner
{
public:
    virtual ~GuardOwner() = default;
    [[nodiscard]] virtual Admission admit(const HttpRequestHead &head, const QHostAddress &localAddress) = 0;
    virtual void guardRefused(const RefusedRequest &request) = 0;
};

/// Stands between one accepted socket and QHttpServer, which does not defend itself. Connected to
/// readyRead before QHttpServer is, it reads every byte away, follows the framing and keeps the request
/// together; a violation, a refusal by the owner or a time-out is answered right here, and the connection
/// closed lingeringly, so that a reset cannot eat the answer. When a request is complete, the guard puts a
/// tiny one in its place (ungetChar) for QHttpServer, whose target is this connection's id: QHttpServer's
/// parser never meets a byte that a client chose, whatever its version does with chunks, Expect or Upgrade.
///
/// A second request that is sent before the first is answered (pipelining) is thrown away, and the
/// connection closes after the first answer. A client that shuts down its sending side counts as gone:
/// QTcpSocket cannot tell it from one that left. Child of its socket; lives on the socket's thread.
class ConnectionGuard : public QObject
{
    Q_OBJECT

public:
    ConnectionGuard(QTcpSocket *socket, quint64 id, const HttpFraming::Limits &limits,
        const GuardTimes &times, GuardOwner &owner);

    [[nodiscard]] QTcpSocket *socket() const { return m_socket; }
    [[nodiscard]] quint64 id() const { return m_id; }

    /// The complete request, once. Call only while isHandling().
    [[nodiscard]] CompleteRequest takeRequest();
    /// A complete request was handed over and answerEnded() was not called yet.
    [[nodiscard]] bool isHandling() const { return m_phase == Phase::Handling; }
    /// The answer must end the connection: pipelining, or the server is stopping.
    [[nodiscard]] bool mustClose() const { return m_mustClose; }
    void closeAfterAnswer() { m_mustClose = true; }
    /// The answer is written to the socket; \a reusable says whether its framing allows another request.
    void answerEnded(bool reusable);
    /// Closes the connection if no request is under way on it.
    void closeIfIdle();

private:
    enum class Phase { Reading, Handling, Lingering };

    void readBytes();
    void feed(const QByteArray &bytes);
    void headComplete(bool bodyHasCome);
    void requestComplete(bool moreHasCome);
    void watchProgress();
    void timeout();
    void socketStateChanged();
    void refuse(const Error &error, const HttpHeaders &headers = {});
    void linger();
    void answerTaken();

    QTcpSocket *m_socket;
    quint64 m_id;
    HttpFraming::Limits m_limits;
    GuardTimes m_times;
    GuardOwner &m_owner;
    HttpFraming m_framing;
    CompleteRequest m_request;
    QTimer m_timer;
    Phase m_phase = Phase::Reading;
    bool m_mustClose = false;
    bool m_headTimerRuns = false;
    bool m_saidGoodbye = false; ///< our side of the connection is shut down
    qint64 m_lingeredBytes = 0;
};

} // namespace qiao
