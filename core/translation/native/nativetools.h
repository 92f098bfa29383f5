#pragma once

#include "translation/native/nativedraft.h"

namespace qiao::translation {

/// Leaves of "tools" what the service can be given: tools of the client's own, without those that are
/// deferred and were never found by a tool search; and a tool_choice only where a tool is left for it.
void applyNativeTools(NativeDraft &draft);

/// Whether a server tool that searches the web is asked for.
[[nodiscard]] bool wantsWebSearch(const RawJson::Value &root);

} // namespace qiao::translation
