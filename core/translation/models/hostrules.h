#pragma once

#include "translation/models/modelrules.h"

namespace qiao::translation {

/// What a service takes in a translated body, whichever model it serves. Where it is the model that decides,
/// both have to allow it (see ModelRule).
struct HostRule
{
    Service service = Service::Other;
    /// Takes cache_control on parts of messages and on tools (DashScope's explicit cache, at most 4 markers).
    bool cacheMarkers = false;
    /// Wants a system message, first, as parts of which the first carries cache_control; see
    /// putSystemFirst().
    bool systemAsParts = false;
    /// Takes a message's texts as a list of parts; else they are joined to one string.
    bool textParts = false;
    /// Keeps the thinking of earlier turns only when asked to (preserve_thinking).
    bool preserveThinking = false;
    /// Knows earlier thinking as "reasoning" where it does not as "reasoning_content": both are sent.
    bool bothReasonings = false;
    /// Refuses a forced tool call, and JSON alone as the answer, while the model thinks.
    bool strictWhileThinking = false;
    /// Knows response_format json_schema with every model.
    bool jsonSchema = false;
    bool search = false; ///< enable_search and search_options
    bool partialMode = false; ///< goes on from a last message with "partial": true
    bool topK = false;
};

[[nodiscard]] const HostRule &ruleForService(Service service);

} // namespace qiao::translation
