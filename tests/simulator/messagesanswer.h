#pragma once

#include "simulator/answerplan.h"
#include "simulator/chatcontent.h"

namespace qiao::simulator {

// The answers of the service's Anthropic API, made of the same content as those of its chat API.

/// The answer as one JSON document (message).
[[nodiscard]] AnswerPlan plainMessagesAnswer(
    const ChatContent &content, const ChatRequest &request, int number);

/// The answer as an event stream: one block after the other, with those of the behaviour's quirks that such a
/// stream can have, errors inside the stream and endless filling.
[[nodiscard]] AnswerPlan streamedMessagesAnswer(const ChatContent &content, const ChatRequest &request,
    const Behaviour &behaviour, int number, const QByteArray &requestId);

} // namespace qiao::simulator
