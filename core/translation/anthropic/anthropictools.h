#pragma once

#include "translation/anthropic/anthropiccontext.h"
#include "translation/json/rawjson.h"

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace qiao::translation {

/// A request's tools as functions.
struct ChatTools
{
    std::vector<std::string> functions; ///< one JSON object each
    std::unordered_set<std::string> names; ///< the client's, of the tools that are forwarded
    std::string webSearch; ///< what the client calls the web search it asked for; empty = it asked for none
    std::vector<std::string> searchSettings; ///< names of the members by which it limited that search
    bool cached = false; ///< a tool carries cache_control
};

/// Translates the body's tools. A tool with defer_loading goes only if the history refers to it (the messages
/// have to be read before), or if Anthropic's own tool search was to find it; Anthropic's own tools are left
/// out.
[[nodiscard]] ChatTools chatTools(const RawJson::Value &root, AnthropicContext &context);

/// The tools as a JSON array, the last with cache_control if \a marked.
[[nodiscard]] std::string toolsJson(const ChatTools &tools, bool marked);

} // namespace qiao::translation
