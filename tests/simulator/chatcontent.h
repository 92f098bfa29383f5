#pragma once

#include "simulator/behaviour.h"
#include "simulator/chatrequest.h"

namespace qiao::simulator {

/// What the model "says", before it is put into chunks or one JSON answer.
struct ChatContent
{
    QList<QByteArray> reasoning; ///< in pieces, as they will be streamed
    QList<QByteArray> text; ///< in pieces
    QList<ToolCall> toolCalls; ///< with ids
    QByteArray finish;
    Usage usage; ///< all fields known
};

/// A script's content, or a sensible one made from the request: see the program's help.
[[nodiscard]] ChatContent decideContent(const ChatRequest &request, const Behaviour &behaviour, int number);

} // namespace qiao::simulator
