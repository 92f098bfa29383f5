#pragma once

#include "bench/answerreader.h"
#include "soak/misbehaviour.h"

#include <QObject>
#include <QTcpSocket>

namespace qiao::soak {

/// One client that misbehaves once.
class BrokenClient : public QObject
{
    Q_OBJECT

public:
    BrokenClient(Misbehaviour misbehaviour, quint16 port);

    void start();
    [[nodiscard]] bool isFinished() const { return m_finished; }
    /// What went other than expected; empty when nothing did.
    [[nodiscard]] QByteArray complaint() const;

Q_SIGNALS:
    void finished();

private:
    void send();
    void leaveIfSent();
    void readBytes();
    void leave();
    void finish();

    Misbehaviour m_misbehaviour;
    quint16 m_port;
    QTcpSocket m_socket;
    bench::AnswerReader m_answer;
    bool m_connected = false;
    bool m_finished = false;
};

} // namespace qiao::soak
