#pragma once

#include "simulator/answerplan.h"

#include <QObject>
#include <QTimer>

class QTcpSocket;

namespace qiao::simulator {

/// Writes one AnswerPlan at a time to a socket: in its pace, with its faults, never holding more than a small
/// buffer ahead of what the operating system has taken.
class AnswerPlayer : public QObject
{
    Q_OBJECT

public:
    enum class End {
        Complete, ///< everything is handed to the operating system
        Broken, ///< the plan said to break; the socket is closed or about to be
    };

    explicit AnswerPlayer(QTcpSocket *socket, QObject *parent = nullptr);

    /// finished() follows, unless the socket dies first or the plan never ends. Not while isPlaying().
    void play(AnswerPlan plan);
    /// Forgets the plan without a signal.
    void stop();
    /// Lets an answer go on that is held or stalled.
    void release();

    [[nodiscard]] bool isPlaying() const { return m_phase != Phase::Idle; }
    [[nodiscard]] bool isWaitingForRelease() const { return m_heldBack; }
    [[nodiscard]] int piecesWritten() const { return m_written; }
    /// How much of the answer the operating system has taken, framing included.
    [[nodiscard]] qint64 bytesAccepted() const { return m_accepted; }

Q_SIGNALS:
    void headWritten();
    void finished(qiao::simulator::AnswerPlayer::End end);

private:
    enum class Phase { Idle, Start, Head, Body, Tail, Flush, Break };

    void step();
    [[nodiscard]] bool stepStart();
    [[nodiscard]] bool stepHead();
    [[nodiscard]] bool stepBody();
    [[nodiscard]] bool stepPiece(const QByteArray &piece);
    void stepTail();
    void stepEnd();
    void bytesTaken();
    [[nodiscard]] bool drip();
    [[nodiscard]] bool holdBack();
    [[nodiscard]] bool later(int milliseconds);
    void out(const QByteArray &bytes);
    void hand(const char *bytes, qsizetype size);
    void countAccepted();
    void finish(End end);

    QTcpSocket *m_socket;
    QTimer m_timer;
    AnswerPlan m_plan;
    Phase m_phase = Phase::Idle;
    QByteArray m_unsent; ///< framed bytes that a slow way of writing still has to hand over
    int m_index = 0; ///< next piece
    int m_written = 0; ///< pieces written, repeated ones counted each time
    qint64 m_bodyBytes = 0;
    qint64 m_handed = 0; ///< bytes given to the socket
    qint64 m_accepted = 0;
    bool m_heldBack = false;
    bool m_released = false;
    bool m_waited = false; ///< the delay before the current step is over
    bool m_stepping = false;
};

} // namespace qiao::simulator
