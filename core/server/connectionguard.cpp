#include "server/connectionguard.h"

#include "server/errorbody.h"
#include "server/framingviolation.h"
#include "server/halfclose.h"
#include "server/routetable.h"

#include <QCoreApplication>
#include <QTcpSocket>

namespace qiao {

namespace {

constexpr qint64 readSize = 64 * 1024;
/// How much of a refused upload is read away before the connection is cut; reading is what lets a client
/// that only writes come to the answer.
constexpr qint64 lingerBytes = 256 * 1024 * 1024;
/// A body's first allocation never trusts a declared length beyond this.
constexpr std::uint64_t firstReserve = 1024 * 1024;

Error timeoutError(const char *sentence, std::chrono::milliseconds limit)
{
    Error error;
    error.kind = Error::Kind::Rejected;
    error.httpStatus = 408;
    error.type = "invalid_request_error";
    error.message = QCoreApplication::translate("HttpServer", sentence)
                        .arg(std::chrono::duration<double>(limit).count(), 0, 'g', 3);
    return error;
}

QByteArray bytesOf(const std::string &text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

QByteArray pathOf(const std::string &target)
{
    return bytesOf(target.substr(0, target.find('?')));
}

/// Whom the answer to a request is for that no handler has seen, by what of its head has come.
Addressee addresseeOf(const HttpRequestHead &head)
{
    return addressee(dialectOf(pathOf(head.target), head.header("anthropic-version").has_value()));
}

} // namespace

ConnectionGuard::ConnectionGuard(QTcpSocket *socket, quint64 id, const HttpFraming::Limits &limits,
    const GuardTimes &times, GuardOwner &owner)
    : QObject(socket),
      m_socket(socket),
      m_id(id),
      m_limits(limits),
      m_times(times),
      m_owner(owner),
      m_framing(limits),
      m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ConnectionGuard::timeout);
    connect(socket, &QTcpSocket::readyRead, this, &ConnectionGuard::readBytes);
    connect(socket, &QTcpSocket::stateChanged, this, &ConnectionGuard::socketStateChanged);
    m_timer.start(m_times.idle);
}

CompleteRequest ConnectionGuard::takeRequest()
{
    return std::exchange(m_request, {});
}

void ConnectionGuard::readBytes()
{
    // QHttpServer opens a transaction whenever readyRead comes, even with nothing to read; inside one,
    // reading does not consume and ungetChar is refused
    if (m_socket->isTransactionStarted()) {
        m_socket->commitTransaction();
    }
    while (m_socket->bytesAvailable() > 0) {
        const QByteArray bytes = m_socket->read(readSize);
        if (bytes.isEmpty()) {
            return;
        }
        switch (m_phase) {
        case Phase::Reading:
            feed(bytes);
            break;
        case Phase::Handling:
            m_mustClose = true;
            break;
        case Phase::Lingering:
            m_lingeredBytes += bytes.size();
            if (m_lingeredBytes > lingerBytes) {
                m_socket->abort();
                return;
            }
            break;
        }
    }
    if (m_phase == Phase::Handling && !m_request.head.method.empty()) {
        const QByteArray ticket = "GET /" + QByteArray::number(m_id) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (auto it = ticket.crbegin(); it != ticket.crend(); ++it) {
            m_socket->ungetChar(*it);
        }
    }
}

void ConnectionGuard::feed(const QByteArray &bytes)
{
    std::string_view rest(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    for (;;) {
        const HttpFraming::Step step = m_framing.feed(rest);
        rest.remove_prefix(step.consumed);
        switch (step.kind) {
        case HttpFraming::Step::Kind::NeedsMore:
            watchProgress();
            return;
        case HttpFraming::Step::Kind::HeadComplete:
            headComplete(!rest.empty());
            break;
        case HttpFraming::Step::Kind::Body:
            m_request.body.append(step.body.data(), static_cast<qsizetype>(step.body.size()));
            break;
        case HttpFraming::Step::Kind::Complete:
            requestComplete(!rest.empty());
            return;
        case HttpFraming::Step::Kind::Violation:
            refuse(framingError(step.violation, m_limits));
            return;
        }
        if (m_phase != Phase::Reading) {
            return;
        }
    }
}

void ConnectionGuard::headComplete(bool bodyHasCome)
{
    const HttpRequestHead &head = m_framing.head();
    m_headTimerRuns = false;
    m_request.admission = m_owner.admit(head, m_socket->localAddress());
    if (m_request.admission.refusal) {
        const Admission admission = m_request.admission;
        refuse(*admission.refusal, admission.refusalHeaders + admission.added);
        return;
    }
    if (head.expectContinue && !bodyHasCome) {
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        m_socket->flush();
    }
    m_request.body.reserve(static_cast<qsizetype>(std::min(head.contentLength, firstReserve)));
}

void ConnectionGuard::requestComplete(bool moreHasCome)
{
    m_timer.stop();
    m_request.head = m_framing.head();
    m_framing.reset();
    m_phase = Phase::Handling;
    m_mustClose = m_mustClose || moreHasCome;
}

void ConnectionGuard::watchProgress()
{
    if (m_framing.isIdle()) {
        return; // blank lines do not keep a connection alive
    }
    if (!m_framing.isInHead()) {
        m_timer.start(m_times.body);
    } else if (!m_headTimerRuns) {
        m_headTimerRuns = true;
        m_timer.start(m_times.header);
    }
}

void ConnectionGuard::timeout()
{
    if (m_phase == Phase::Lingering || m_framing.isIdle()) {
        m_socket->abort();
    } else if (m_framing.isInHead()) {
        refuse(timeoutError(QT_TRANSLATE_NOOP("HttpServer",
                                "The request's header was not complete after %1 seconds. Send it in one go."),
            m_times.header));
    } else {
        refuse(timeoutError(QT_TRANSLATE_NOOP("HttpServer",
                                "The request's body stopped coming for %1 seconds before it was complete."),
            m_times.body));
    }
}

void ConnectionGuard::socketStateChanged()
{
    // the client hung up while an answer still waits in the buffer: it may read that, but not for ever
    if (m_socket->state() == QAbstractSocket::ClosingState && m_phase != Phase::Lingering) {
        linger();
    }
}

void ConnectionGuard::refuse(const Error &error, const HttpHeaders &headers)
{
    const HttpRequestHead &head = m_framing.head();
    AnswerFraming framing;
    framing.minorVersion = head.minorVersion;
    framing.keepAlive = false;
    const Addressee to = addresseeOf(head);
    const QByteArray body = errorBody(error, to);
    m_socket->write(answerHead(error.httpStatus, errorHeaders(error, to) + headers, body.size(), framing));
    if (head.method != "HEAD") {
        m_socket->write(body);
    }
    m_owner.guardRefused({bytesOf(head.method), pathOf(head.target), error.httpStatus, error.message});
    m_request = {};
    linger();
}

void ConnectionGuard::answerEnded(bool reusable)
{
    if (m_phase != Phase::Handling) {
        return;
    }
    if (m_mustClose || !reusable) {
        linger();
        return;
    }
    m_phase = Phase::Reading;
    m_timer.start(m_times.idle);
}

void ConnectionGuard::closeIfIdle()
{
    if (m_phase == Phase::Reading && m_framing.isIdle()) {
        linger();
    }
}

void ConnectionGuard::linger()
{
    m_phase = Phase::Lingering;
    m_timer.start(m_times.body);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &ConnectionGuard::answerTaken);
    m_socket->flush();
    answerTaken();
}

void ConnectionGuard::answerTaken()
{
    if (m_socket->bytesToWrite() > 0) {
        m_timer.start(m_times.body);
    } else if (m_socket->state() == QAbstractSocket::ConnectedState && !m_saidGoodbye) {
        m_saidGoodbye = true;
        shutdownWrite(m_socket->socketDescriptor());
        m_timer.start(m_times.linger);
    }
}

} // namespace qiao
