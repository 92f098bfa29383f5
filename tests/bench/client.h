#pragma once

#include "bench/answerreader.h"

#include <QObject>
#include <QTcpSocket>

#include <memory>
#include <vector>

namespace qiao::bench {

/// When things happened, in nanoseconds of one steady clock; 0 = not yet.
struct AnswerTimes
{
    qint64 sent = 0;
    qint64 firstByte = 0; ///< of the body
    qint64 firstToken = 0; ///< the first piece of content that is not empty
    qint64 end = 0;
};

[[nodiscard]] qint64 nowNanoseconds();

/// One client on one connection of 127.0.0.1, the same code whatever it talks to. Connects when it has to,
/// and keeps the connection for the next request where the server does.
class Client : public QObject
{
    Q_OBJECT

public:
    explicit Client(quint16 port, QObject *parent = nullptr);

    /// Blocks; false when nobody accepts within 10 s.
    [[nodiscard]] bool connectNow();
    /// Sends \a request, a whole HTTP/1.1 request.
    void ask(const QByteArray &request);
    /// ask() and the wait for the end of the answer (120 s at most); false when it did not come whole.
    [[nodiscard]] bool askAndWait(const QByteArray &request);
    void hangUp();

    [[nodiscard]] const AnswerReader &answer() const { return m_answer; }
    [[nodiscard]] const AnswerTimes &times() const { return m_times; }
    /// The answer is whole, or the connection is gone.
    [[nodiscard]] bool isFinished() const { return m_finished; }

Q_SIGNALS:
    void finished();

private:
    void send();
    void readBytes();
    void finish();

    quint16 m_port;
    QTcpSocket m_socket;
    QByteArray m_request;
    AnswerReader m_answer;
    AnswerTimes m_times;
    bool m_finished = true;
};

using Clients = std::vector<std::unique_ptr<Client>>;

/// Lets all clients finish what they were asked; false after \a seconds.
[[nodiscard]] bool waitForAll(const Clients &clients, int seconds);

} // namespace qiao::bench
