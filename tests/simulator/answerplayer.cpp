#include "simulator/answerplayer.h"

#include "simulator/resetconnection.h"

#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace qiao::simulator {

namespace {

/// How far the player runs ahead of the operating system.
constexpr qint64 highWater = 64 * 1024;
/// Gives the peer a chance to read what came before a reset.
constexpr int resetDelay = 20;
/// Long enough for a peer to see the two halves of a character in two reads.
constexpr int splitDelay = 2;

} // namespace

AnswerPlayer::AnswerPlayer(QTcpSocket *socket, QObject *parent) : QObject(parent), m_socket(socket)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &AnswerPlayer::step);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &AnswerPlayer::bytesTaken);
}

void AnswerPlayer::play(AnswerPlan plan)
{
    m_plan = std::move(plan);
    m_index = 0;
    m_written = 0;
    m_bodyBytes = 0;
    m_handed = 0;
    m_accepted = 0;
    m_released = false;
    m_waited = false;
    m_phase = m_plan.dropConnection ? Phase::Break : Phase::Start;
    step();
}

void AnswerPlayer::stop()
{
    m_timer.stop();
    m_phase = Phase::Idle;
    m_heldBack = false;
    m_plan = {};
    m_unsent.clear();
}

void AnswerPlayer::release()
{
    if (std::exchange(m_heldBack, false)) {
        m_released = true;
        step();
    }
}

void AnswerPlayer::step()
{
    if (m_stepping || m_heldBack || m_timer.isActive()) {
        return;
    }
    m_stepping = true;
    bool more = true;
    while (more) {
        if (!m_unsent.isEmpty()) {
            more = drip();
            continue;
        }
        switch (m_phase) {
        case Phase::Start:
            more = stepStart();
            break;
        case Phase::Head:
            more = stepHead();
            break;
        case Phase::Body:
            more = stepBody();
            break;
        case Phase::Tail:
            stepTail();
            break;
        case Phase::Idle:
        case Phase::Flush:
        case Phase::Break:
            more = false;
            break;
        }
    }
    m_stepping = false;
    stepEnd();
}

bool AnswerPlayer::stepStart()
{
    if (m_plan.holdHead && !m_released) {
        return holdBack();
    }
    m_released = false;
    m_phase = Phase::Head;
    return m_plan.delayHead <= 0 || later(m_plan.delayHead);
}

bool AnswerPlayer::stepHead()
{
    out(headBytes(m_plan));
    m_phase = Phase::Body;
    Q_EMIT headWritten();
    return true;
}

bool AnswerPlayer::stepBody()
{
    if (m_plan.stallAfterPieces == m_written && !m_released) {
        return holdBack();
    }
    if (m_plan.breakAfterPieces == m_written || m_plan.breakAfterBytes == m_bodyBytes) {
        m_phase = Phase::Break;
        return true;
    }
    if (m_index >= m_plan.pieces.size()) {
        m_phase = Phase::Tail;
        return true;
    }
    const int delay = m_written == 0 ? m_plan.delayFirstPiece : m_plan.delayPiece;
    if (delay > 0 && !std::exchange(m_waited, true)) {
        return later(delay);
    }
    if (m_socket->bytesToWrite() >= highWater) {
        return false;
    }
    m_waited = false;
    m_released = false;
    return stepPiece(m_plan.pieces.at(m_index));
}

bool AnswerPlayer::stepPiece(const QByteArray &piece)
{
    qsizetype kept = piece.size();
    if (m_plan.breakAfterBytes >= 0) {
        kept = qsizetype(std::min<qint64>(kept, m_plan.breakAfterBytes - m_bodyBytes));
    }
    const bool chunked = m_plan.framing == AnswerPlan::Framing::Chunked && !piece.isEmpty();
    QByteArray framed = chunked ? QByteArray::number(piece.size(), 16) + "\r\n" : QByteArray();
    framed += piece.first(kept);
    if (chunked && kept == piece.size()) {
        framed += "\r\n";
    }
    out(framed);
    m_bodyBytes += kept;
    ++m_written;
    const bool again =
        m_index == m_plan.repeatPiece && (m_plan.repeatBytes < 0 || m_bodyBytes < m_plan.repeatBytes);
    m_index += again ? 0 : 1;
    return true;
}

void AnswerPlayer::stepTail()
{
    if (m_plan.framing == AnswerPlan::Framing::Chunked) {
        out("0\r\n\r\n");
    }
    m_phase = Phase::Flush;
}

/// Runs outside of the step loop: what listens to finished() may play the next answer or delete this.
void AnswerPlayer::stepEnd()
{
    if (m_phase != Phase::Flush && m_phase != Phase::Break) {
        return;
    }
    if (!m_unsent.isEmpty() || m_timer.isActive()) {
        return;
    }
    m_stepping = true; // flush() reports through bytesTaken()
    m_socket->flush();
    m_stepping = false;
    countAccepted();
    if (m_socket->bytesToWrite() > 0) {
        return;
    }
    if (m_phase == Phase::Flush) {
        finish(End::Complete);
        return;
    }
    const bool reset = m_plan.breakWith == BreakWith::Rst;
    if (reset && !m_plan.dropConnection && !std::exchange(m_waited, true)) {
        m_timer.start(resetDelay);
        return;
    }
    QTcpSocket *socket = m_socket;
    finish(End::Broken);
    if (reset) {
        resetConnection(socket);
    } else {
        socket->disconnectFromHost();
    }
}

void AnswerPlayer::bytesTaken()
{
    countAccepted();
    if (isPlaying() && m_socket->bytesToWrite() < highWater / 2) {
        step();
    }
}

bool AnswerPlayer::drip()
{
    qsizetype size = m_unsent.size();
    int pause = -1;
    if (m_plan.writing == AnswerPlan::Writing::ByteByByte) {
        size = 1;
        pause = 0;
    } else {
        const auto multibyte = std::find_if(m_unsent.cbegin(), m_unsent.cend(),
            [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0xC0U; });
        if (multibyte != m_unsent.cend()) {
            size = std::distance(m_unsent.cbegin(), multibyte) + 1;
            pause = splitDelay;
        }
    }
    hand(m_unsent.constData(), size);
    m_unsent.remove(0, size);
    m_socket->flush();
    return pause < 0 || later(pause);
}

bool AnswerPlayer::holdBack()
{
    m_heldBack = true;
    return false;
}

bool AnswerPlayer::later(int milliseconds)
{
    m_timer.start(milliseconds);
    return false;
}

void AnswerPlayer::out(const QByteArray &bytes)
{
    if (m_plan.writing == AnswerPlan::Writing::Whole) {
        hand(bytes.constData(), bytes.size());
    } else {
        m_unsent.append(bytes);
    }
}

void AnswerPlayer::hand(const char *bytes, qsizetype size)
{
    m_socket->write(bytes, size);
    m_handed += size;
}

/// Not from bytesWritten()'s argument: that signal is left out where flush() runs inside of its own slot.
void AnswerPlayer::countAccepted()
{
    if (isPlaying()) {
        m_accepted = m_handed - m_socket->bytesToWrite();
    }
}

void AnswerPlayer::finish(End end)
{
    stop();
    Q_EMIT finished(end);
}

} // namespace qiao::simulator
