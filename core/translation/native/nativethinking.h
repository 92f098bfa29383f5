#pragma once

#include "translation/native/nativedraft.h"

namespace qiao::translation {

/// Lowers max_tokens to what the model writes at most, gives "thinking" the one form that services know
/// (enabled with a budget below max_tokens, or disabled), made from the effort where the client left the
/// measure to the model, and settles it with a tool_choice that insists on a tool, which no thinking model
/// takes.
void applyNativeThinking(NativeDraft &draft);

/// Whether the service may think about this request: then it answers a stream alone.
[[nodiscard]] bool mayThink(const NativeDraft &draft);

} // namespace qiao::translation
