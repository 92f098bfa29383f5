#pragma once

#include "translation/chat/chatdraft.h"

namespace qiao::translation {

/// Renames the role "developer" of messages to "system".
void renameDeveloperRole(ChatDraft &draft);

/// Brings \a draft's messages into the one form that the portal accepts: a single system message, first,
/// whose content is a list of parts and whose first part carries cache_control (else it answers 400
/// invalid_parameter_error, "bad request"; seen March and April 2026). Further system messages become text
/// parts of the first, in order; their other members (name) go with them. All other messages are left alone,
/// and so is a body that already conforms or whose system messages are not of the documented types.
/// Call it instead of renameDeveloperRole(); it does that too.
void putSystemFirst(ChatDraft &draft);

} // namespace qiao::translation
