#pragma once

#include "translation/chat/chatdraft.h"
#include "translation/models/modelrules.h"

namespace qiao::translation {

/// Turns reasoning_effort and reasoning.effort into what \a rule's model understands. Models that take no
/// thinking parameter, unknown models and unknown efforts leave the body as it came; the client's own
/// enable_thinking and thinking_budget win.
void applyThinking(ChatDraft &draft, const ModelRule &rule);

} // namespace qiao::translation
