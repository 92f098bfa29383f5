#pragma once

#include "simulator/answerplan.h"
#include "simulator/chatrequest.h"

namespace qiao::simulator {

/// How strict the service is with chat requests.
enum class Rules {
    None, ///< everything that is JSON with a model and messages is answered
    DashScope, ///< the rules of the models: roles, stream-only models, max_tokens, context length, …
    Portal, ///< those, and what portal.qwen.ai asks for on top (not on paths under /compatible-mode/)
};

/// The refusal of a request that breaks a rule.
[[nodiscard]] std::optional<AnswerPlan> refusal(
    const ChatRequest &request, Rules rules, const QByteArray &requestId);

} // namespace qiao::simulator
