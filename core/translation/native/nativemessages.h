#pragma once

#include "translation/native/nativedraft.h"
#include "translation/native/nativesystem.h"

#include <vector>

namespace qiao::translation {

/// Leaves of "messages" what the service can be given: user and assistant messages of the blocks that it
/// knows, others told in words. Returns what system messages at the head said, for the system prompt.
[[nodiscard]] std::vector<SystemText> applyNativeMessages(NativeDraft &draft);

} // namespace qiao::translation
