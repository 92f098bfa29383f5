#include "simulator/connection.h"

#include "simulator/script.h"

#include <utility>

namespace qiao::simulator {

Connection::Connection(QTcpSocket *socket, int number, Handler handler, QObject *parent)
    : QObject(parent), m_socket(socket), m_number(number), m_handler(std::move(handler)), m_player(socket)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::readBytes);
    connect(m_socket, &QTcpSocket::disconnected, this, &Connection::socketGone);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &Connection::updateRecord);
    connect(&m_player, &AnswerPlayer::headWritten, this, [this] {
        if (m_entry) {
            m_entry->record.status = m_status;
        }
    });
    connect(&m_player, &AnswerPlayer::finished, this, &Connection::answerFinished);
}

bool Connection::isAnsweringChat() const
{
    return m_entry && asksModel(m_entry->record.path);
}

void Connection::readBytes()
{
    m_parser.feed(m_socket->readAll());
    if (m_parser.takeExpectation()) {
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    }
    serve();
}

void Connection::serve()
{
    if (std::exchange(m_serving, true)) {
        return;
    }
    while (!m_player.isPlaying() && !m_closeAfter) {
        const auto request = m_parser.take();
        if (!request) {
            break;
        }
        Answer answer = m_handler(*request, m_number);
        answer.plan.close = answer.plan.close || !request->keepAlive;
        m_closeAfter = answer.plan.close;
        m_entry = std::move(answer.entry);
        m_status = answer.plan.insteadOfHead ? 0 : answer.plan.status;
        m_player.play(std::move(answer.plan));
        updateRecord();
    }
    m_serving = false;
    if (m_parser.isBroken() && !m_player.isPlaying() && !m_closeAfter) {
        m_closeAfter = true;
        AnswerPlan plan = jsonAnswer(400, R"({"error":{"message":"This is not HTTP/1.1."}})");
        plan.close = true;
        m_player.play(std::move(plan));
    }
}

void Connection::updateRecord()
{
    if (m_entry && m_player.isPlaying()) {
        m_entry->record.chunksSent = m_player.piecesWritten();
        m_entry->record.bytesSent = m_player.bytesAccepted();
        m_entry->record.waiting = m_player.isWaitingForRelease();
    }
}

void Connection::answerFinished(AnswerPlayer::End end)
{
    closeEntry(end == AnswerPlayer::End::Complete ? RequestRecord::Outcome::Answered
                                                  : RequestRecord::Outcome::Broken);
    if (end == AnswerPlayer::End::Broken) {
        m_closeAfter = true;
        return;
    }
    if (m_closeAfter) {
        m_socket->disconnectFromHost();
        return;
    }
    serve();
}

void Connection::closeEntry(RequestRecord::Outcome outcome)
{
    if (const auto entry = std::exchange(m_entry, nullptr)) {
        entry->record.outcome = outcome;
        entry->record.chunksSent = m_player.piecesWritten();
        entry->record.bytesSent = m_player.bytesAccepted();
        entry->record.waiting = false;
        entry->record.milliseconds = entry->clock.elapsed();
        Q_EMIT answerEnded(entry->record);
    }
}

void Connection::socketGone()
{
    m_player.stop();
    closeEntry(RequestRecord::Outcome::Aborted);
    deleteLater();
}

} // namespace qiao::simulator
