#pragma once

#include <qiao/result.h>

#include <QObject>

class QLocalServer;

namespace qiao {

class ControlMethods;

/// The local socket through which programs of the same user reach the running server: JSON-RPC 2.0, one
/// object a line, at most 1 MiB each, at most 16 programs at a time. Greets each with the notification
/// hello {version}. Lives on the worker thread; destroying it hangs up on everybody and cancels their calls.
class ControlServer : public QObject
{
    Q_OBJECT

public:
    /// \a methods has to outlive it.
    explicit ControlServer(ControlMethods &methods, QObject *parent = nullptr);
    ~ControlServer() override;

    /// Listens at \a socketName, in place of a socket left there by a program that died: only the owner of
    /// the data folder may call it. The socket is this user's alone. The error is a sentence for the person
    /// at the terminal.
    [[nodiscard]] Result<void> listen(const QString &socketName);

private:
    void acceptConnections();

    ControlMethods &m_methods;
    QLocalServer *m_server; ///< a child
};

} // namespace qiao
