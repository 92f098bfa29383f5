#include "control/remotecontrol.h"

#include "control/jsonrpc.h"

#include <qiao/version.h>

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr int connectLimit = 1000; // milliseconds; a full queue of a busy server

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Control)
};

Error serverGoneError()
{
    return {.kind = Error::Kind::Transient,
        .message = Text::tr("Qiao's server went away before it answered. Look whether the change was made, "
                            "then try again."),
        .httpStatus = 503,
        .code = "server_gone"};
}

Error serverHangsError()
{
    return {.kind = Error::Kind::Transient,
        .message = Text::tr("Qiao's server is there but does not answer. Stop it, or let it go on if it is "
                            "paused, then try again."),
        .httpStatus = 504};
}

Error otherVersionError()
{
    return {.kind = Error::Kind::Rejected,
        .message = Text::tr("The running server is of another version and does not know this command. Start "
                            "it again with version %1.")
                       .arg(QString::fromUtf8(versionString())),
        .httpStatus = 404,
        .retryHelps = false};
}

} // namespace

std::unique_ptr<RemoteControl> RemoteControl::connectTo(
    const QString &socketName, std::chrono::milliseconds patience)
{
    std::unique_ptr<RemoteControl> control(new RemoteControl(patience));
    control->m_socket->connectToServer(socketName);
    return control->m_socket->waitForConnected(connectLimit) ? std::move(control) : nullptr;
}

RemoteControl::RemoteControl(std::chrono::milliseconds patience)
    : m_socket(new QLocalSocket(this)), m_lines(jsonrpc::longestLine), m_greeting(this)
{
    connect(m_socket, &QLocalSocket::readyRead, this, &RemoteControl::read);
    connect(m_socket, &QLocalSocket::disconnected, this, [this] {
        if (!m_end) {
            read();
            end(serverGoneError());
        }
    });
    connect(&m_greeting, &QTimer::timeout, this, &RemoteControl::noGreeting);
    m_greeting.setSingleShot(true);
    m_greeting.start(patience);
}

RemoteControl::~RemoteControl()
{
    disconnect(m_socket, nullptr, this, nullptr);
    end({.kind = Error::Kind::Cancelled, .message = {}});
}

bool RemoteControl::reachesServer() const
{
    return !m_end;
}

QFuture<Result<QJsonObject>> RemoteControl::call(const QString &method, const QJsonObject &parameters)
{
    const auto promise = std::make_shared<Promise>();
    promise->start();
    if (m_end) {
        promise->addResult(tl::make_unexpected(*m_end));
        promise->finish();
        return promise->future();
    }
    m_calls.insert(++m_lastId, promise);
    m_socket->write(jsonrpc::line(jsonrpc::Request{m_lastId, method, parameters}));
    return promise->future();
}

void RemoteControl::read()
{
    m_lines.append(m_socket->readAll());
    while (const auto line = m_lines.next()) {
        handle(*line);
    }
}

void RemoteControl::handle(const QByteArray &line)
{
    m_greeting.stop();
    const auto message = jsonrpc::parseFromServer(line);
    if (const auto *notification = std::get_if<jsonrpc::Notification>(&message)) {
        if (notification->method != "hello"_L1) {
            Q_EMIT notified(notification->method, notification->parameters);
        }
        return;
    }
    const auto *answer = std::get_if<jsonrpc::Answer>(&message);
    if (answer == nullptr) {
        end(otherVersionError());
        m_socket->abort();
        return;
    }
    if (!answer->id.isDouble()) {
        // it refuses everything from here on, and says why
        end(answer->result ? serverGoneError() : answer->result.error());
        m_socket->abort();
        return;
    }
    if (const auto promise = m_calls.take(answer->id.toInteger())) {
        const bool isUnknown = !answer->result && jsonrpc::isUnknownMethod(answer->result.error());
        promise->addResult(isUnknown ? tl::make_unexpected(otherVersionError()) : answer->result);
        promise->finish();
    }
}

void RemoteControl::noGreeting()
{
    // whoever waited for the user meanwhile has not let the event loop read
    if (m_socket->bytesAvailable() > 0 || m_socket->waitForReadyRead(0)) {
        read();
        return;
    }
    end(serverHangsError());
    m_socket->abort();
}

void RemoteControl::end(const Error &error)
{
    if (m_end) {
        return;
    }
    m_end = error;
    m_greeting.stop();
    const auto calls = std::exchange(m_calls, {});
    for (const auto &promise : calls) {
        promise->addResult(tl::make_unexpected(error));
        promise->finish();
    }
}

} // namespace qiao
