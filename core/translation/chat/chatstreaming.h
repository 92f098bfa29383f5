#pragma once

#include "translation/chat/chatdraft.h"
#include "translation/models/modelrules.h"

namespace qiao::translation {

/// Asks for a stream where \a rule's model gives nothing else, and for the usage chunk whenever the service
/// will stream. Returns whether it will.
bool applyStreaming(ChatDraft &draft, const ModelRule &rule);

} // namespace qiao::translation
