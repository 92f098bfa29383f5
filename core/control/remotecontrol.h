#pragma once

#include "control/linereader.h"

#include <qiao/control.h>

#include <QHash>
#include <QLocalSocket>
#include <QPromise>
#include <QTimer>

namespace qiao {

/// The accounts of a running server, over its local socket.
class RemoteControl : public Control
{
    Q_OBJECT

public:
    /// A connection to the server at \a socketName; null when nobody listens there. Waits for the system, not
    /// for the server.
    [[nodiscard]] static std::unique_ptr<RemoteControl> connectTo(
        const QString &socketName, std::chrono::milliseconds patience = std::chrono::seconds(5));
    ~RemoteControl() override;

    [[nodiscard]] bool reachesServer() const override;
    [[nodiscard]] QFuture<Result<QJsonObject>> call(
        const QString &method, const QJsonObject &parameters) override;

private:
    /// A server that has not greeted after \a patience counts as one that hangs.
    explicit RemoteControl(std::chrono::milliseconds patience);

    void read();
    void handle(const QByteArray &line);
    void noGreeting();
    void end(const Error &error);

    using Promise = QPromise<Result<QJsonObject>>;

    QLocalSocket *m_socket; ///< a child
    LineReader m_lines;
    QTimer m_greeting;
    QHash<qint64, std::shared_ptr<Promise>> m_calls;
    qint64 m_lastId = 0;
    std::optional<Error> m_end; ///< why there is no connection any more
};

} // namespace qiao
