#pragma once

#include "simulator/answerplan.h"
#include "simulator/chatrules.h"
#include "simulator/messagesrequest.h"

namespace qiao::simulator {

/// The refusal of a request to the Anthropic API that breaks a rule. Nothing but what is published is taken,
/// as by the strictest service that there could be.
[[nodiscard]] std::optional<AnswerPlan> messagesRefusal(
    const MessagesRequest &request, Rules rules, const QByteArray &requestId);

} // namespace qiao::simulator
