#pragma once

#include "translation/changenotes.h"
#include "translation/models/hostrules.h"
#include "translation/models/modelrules.h"
#include "translation/toolnames.h"

#include <string>
#include <unordered_set>

namespace qiao::translation {

/// What the steps that translate one Anthropic body know, and what they leave for one another.
struct AnthropicContext
{
    std::string model; ///< at the service
    const ModelRule &rule;
    const HostRule &host;
    ToolNames names = {};
    ChangeNotes notes = {};
    /// Tools that a tool_reference in the history names.
    std::unordered_set<std::string> referencedTools = {};
    bool cacheMarked = false; ///< the client put cache_control somewhere
};

} // namespace qiao::translation
