#pragma once

#include "simulator/behaviour.h"

namespace qiao::simulator {

/// Everything that will go over the wire in answer to one request, and when. Built at once, played by an
/// AnswerPlayer.
struct AnswerPlan
{
    enum class Framing {
        Length, ///< Content-Length
        Chunked, ///< one HTTP chunk per piece
        UntilClose, ///< nothing says where the body ends but the closing of the connection
    };
    enum class Writing { Whole, SplitUtf8, ByteByByte };

    int status = 200;
    HeaderList headers; ///< without those of the framing
    Framing framing = Framing::Length;
    QList<QByteArray> pieces; ///< the body
    int repeatPiece = -1; ///< index of a piece that is sent again until repeatBytes are reached
    qint64 repeatBytes = 0; ///< below zero: for ever
    std::optional<QByteArray> insteadOfHead; ///< raw bytes in the place of status line and headers

    int delayHead = 0; ///< milliseconds
    int delayFirstPiece = 0;
    int delayPiece = 0;
    bool holdHead = false;
    int stallAfterPieces = -1;
    int breakAfterPieces = -1;
    qint64 breakAfterBytes = -1; ///< of the body, framing not counted
    BreakWith breakWith = BreakWith::Fin;
    bool dropConnection = false; ///< no head, no body: break at once
    bool close = false; ///< close after a complete answer
    Writing writing = Writing::Whole;
};

/// A small answer with a JSON body.
[[nodiscard]] AnswerPlan jsonAnswer(int status, const QByteArray &body, const HeaderList &headers = {});

/// The head of an answer as bytes, framing headers included.
[[nodiscard]] QByteArray headBytes(const AnswerPlan &plan);

/// Lays a behaviour's headers, delays and faults over an answer.
void applyFaults(AnswerPlan &plan, const Behaviour &behaviour);

} // namespace qiao::simulator
