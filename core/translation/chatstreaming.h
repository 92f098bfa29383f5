#pragma once

#include "translation/chatdraft.h"
#include "translation/modelrules.h"

namespace qiao::translation {

/// Asks for a stream where \a rule's model gives nothing else, and for the usage chunk whenever the service
/// will stream. Returns whether it will.
bool applyStreaming(ChatDraft &draft, const ModelRule &rule);

} // namespace qiao::translation
