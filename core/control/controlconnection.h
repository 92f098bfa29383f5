#pragma once

#include "control/controlcall.h"
#include "control/linereader.h"

#include <qiao/result.h>

#include <QLocalSocket>

namespace qiao {

class ControlMethods;

/// One program at the local socket: greets it, takes its requests and answers each when it is done, in any
/// order. What is no request gets an error, and the connection is closed. Destroying it, which it does itself
/// when the program goes away, cancels its calls.
class ControlConnection : public ControlCaller
{
    Q_OBJECT

public:
    /// Takes \a socket over. \a methods has to outlive it.
    ControlConnection(QLocalSocket *socket, ControlMethods &methods, QObject *parent);

    /// Says \a error, takes no more requests, and hangs up a second later if the program does not.
    void refuse(const Error &error);

    /// More than 64 KiB are on their way to the program.
    [[nodiscard]] bool isBehind() const override { return m_behind; }

private:
    void read();
    void handle(const QByteArray &line);
    void send(const QByteArray &line);
    void sent();

    QLocalSocket *m_socket; ///< a child
    ControlMethods &m_methods;
    LineReader m_lines;
    bool m_closing = false;
    bool m_behind = false;
};

} // namespace qiao
