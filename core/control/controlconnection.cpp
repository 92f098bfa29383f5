#include "control/controlconnection.h"

#include "control/controlmethods.h"
#include "control/jsonrpc.h"

#include <qiao/version.h>

#include <QCoreApplication>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

/// A program that reads nothing is cut off rather than remembered for.
constexpr qint64 mostUnread = 8 * jsonrpc::longestLine;
constexpr qint64 behindAbove = 64 * 1024;
constexpr auto lingering = std::chrono::seconds(1);

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Control)
};

} // namespace

ControlConnection::ControlConnection(QLocalSocket *socket, ControlMethods &methods, QObject *parent)
    : ControlCaller(parent), m_socket(socket), m_methods(methods), m_lines(jsonrpc::longestLine)
{
    m_socket->setParent(this);
    connect(m_socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
    connect(m_socket, &QLocalSocket::readyRead, this, &ControlConnection::read);
    connect(m_socket, &QLocalSocket::bytesWritten, this, &ControlConnection::sent);
    send(jsonrpc::line(
        jsonrpc::Notification{u"hello"_s, {{"version"_L1, QString::fromUtf8(versionString())}}}));
    // bytes may have come before anybody listened; the server is still busy accepting
    QMetaObject::invokeMethod(this, &ControlConnection::read, Qt::QueuedConnection);
}

void ControlConnection::refuse(const Error &error)
{
    if (!m_closing) {
        m_closing = true;
        m_socket->write(jsonrpc::invalid(error));
        // a program that is still writing would lose the refusal if the socket closed under it
        QTimer::singleShot(lingering, m_socket, &QLocalSocket::abort);
    }
}

void ControlConnection::read()
{
    const QByteArray bytes = m_socket->readAll();
    if (m_closing) {
        return;
    }
    m_lines.append(bytes);
    while (!m_closing) {
        const std::optional<QByteArray> line = m_lines.next();
        if (!line) {
            break;
        }
        handle(*line);
    }
    if (m_lines.overflowed()) {
        refuse({.kind = Error::Kind::Rejected,
            .message = Text::tr("The line is longer than 1 MiB."),
            .httpStatus = 413,
            .type = "invalid_request_error"});
    }
}

void ControlConnection::handle(const QByteArray &line)
{
    const Result<jsonrpc::Request> request = jsonrpc::parseRequest(line);
    if (!request) {
        refuse(request.error());
        return;
    }
    m_methods.call(request->method,
        {request->parameters, this,
            [this, id = request->id](const Result<QJsonObject> &result) {
                send(jsonrpc::line(jsonrpc::Answer{id, result}));
            },
            [this](const QString &method, const QJsonObject &parameters) {
                send(jsonrpc::line(jsonrpc::Notification{method, parameters}));
            }});
}

void ControlConnection::send(const QByteArray &line)
{
    if (m_closing) {
        return;
    }
    m_socket->write(line);
    m_behind = m_socket->bytesToWrite() > behindAbove;
    if (m_socket->bytesToWrite() > mostUnread) {
        m_closing = true;
        m_socket->abort();
    }
}

void ControlConnection::sent()
{
    if (m_behind && !m_closing && m_socket->bytesToWrite() <= behindAbove / 2) {
        m_behind = false;
        Q_EMIT caughtUp();
    }
}

} // namespace qiao
