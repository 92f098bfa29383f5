#pragma once

#include "simulator/simulator.h"

#include <QTcpSocket>
#include <QTest>
#include <QTimer>

/// One HTTP client connection of which every byte is visible. Lives in the test's thread; waiting runs the
/// event loop, so a simulator in the same thread goes on working.
class RawClient
{
public:
    explicit RawClient(const qiao::Simulator &simulator)
    {
        m_socket.connectToHost(QHostAddress::LocalHost, simulator.port());
        m_connected = until([this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
        QObject::connect(
            &m_socket, &QTcpSocket::readyRead, &m_socket, [this] { m_received += m_socket.readAll(); });
    }

    [[nodiscard]] bool isConnected() const { return m_connected; }
    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    void post(const QByteArray &path, const QByteArray &body,
        const QByteArray &headers = "Authorization: Bearer sk-test\r\n")
    {
        send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers
            + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    void get(const QByteArray &path, const QByteArray &headers = "Authorization: Bearer sk-test\r\n")
    {
        send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
    }
    void chat(const QByteArray &text, const QByteArray &more = {})
    {
        post("/v1/chat/completions",
            R"({"model":"qwen3.7-plus","messages":[{"role":"user","content":")" + text + "\"}]" + more + '}');
    }

    /// Everything received since the last take().
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    [[nodiscard]] bool waitFor(const QByteArray &part)
    {
        return until([&] { return m_received.contains(part); });
    }
    [[nodiscard]] bool waitForClose()
    {
        return until([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
    }
    /// Waits for one whole answer, takes it away and returns its body without framing; the head goes to \a
    /// head.
    [[nodiscard]] QByteArray answer(QByteArray *head = nullptr)
    {
        QByteArray body;
        const bool whole = until([&] { return takeAnswer(body, head); });
        return whole ? body : QByteArray("no answer: ") + m_received;
    }
    [[nodiscard]] QTcpSocket &socket() { return m_socket; }

private:
    /// As QTest::qWaitFor(), without its pauses: what happens in a thousand small steps is still quick.
    template <typename Condition> [[nodiscard]] static bool until(Condition condition)
    {
        QTimer deadline;
        deadline.setSingleShot(true);
        deadline.start(5000);
        bool fulfilled = condition();
        while (!fulfilled && deadline.isActive()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            fulfilled = condition();
        }
        return fulfilled;
    }

    bool takeAnswer(QByteArray &body, QByteArray *head)
    {
        const qsizetype headEnd = m_received.indexOf("\r\n\r\n");
        if (headEnd < 0) {
            return false;
        }
        const QByteArray answerHead = m_received.first(headEnd + 2);
        body.clear();
        qsizetype at = headEnd + 4;
        const qsizetype length = answerHead.indexOf("Content-Length: ");
        if (length >= 0) {
            const qsizetype size =
                answerHead.mid(length + 16, answerHead.indexOf("\r\n", length) - length - 16).toInt();
            if (m_received.size() < at + size) {
                return false;
            }
            body = m_received.mid(at, size);
            at += size;
        } else if (!takeChunks(body, at)) {
            return false;
        }
        if (head != nullptr) {
            *head = answerHead;
        }
        m_received.remove(0, at);
        return true;
    }

    bool takeChunks(QByteArray &body, qsizetype &at) const
    {
        while (true) {
            const qsizetype lineEnd = m_received.indexOf("\r\n", at);
            if (lineEnd < 0) {
                return false;
            }
            const qsizetype size = m_received.mid(at, lineEnd - at).toInt(nullptr, 16);
            if (m_received.size() < lineEnd + 2 + size + 2) {
                return false;
            }
            body += m_received.mid(lineEnd + 2, size);
            at = lineEnd + 2 + size + 2;
            if (size == 0) {
                return true;
            }
        }
    }

    QTcpSocket m_socket;
    QByteArray m_received;
    bool m_connected = false;
};
