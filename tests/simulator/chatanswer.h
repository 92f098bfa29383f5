#pragma once

#include "simulator/answerplan.h"
#include "simulator/chatcontent.h"

namespace qiao::simulator {

/// The answer as one JSON document (chat.completion).
[[nodiscard]] AnswerPlan plainChatAnswer(const ChatContent &content, const ChatRequest &request, int number);

/// The answer as an event stream, with the behaviour's quirks, errors inside the stream and endless filling.
[[nodiscard]] AnswerPlan streamedChatAnswer(const ChatContent &content, const ChatRequest &request,
    const Behaviour &behaviour, int number, const QByteArray &requestId);

} // namespace qiao::simulator
