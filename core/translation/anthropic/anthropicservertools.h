#pragma once

#include "translation/json/rawjson.h"

#include <string>

namespace qiao::translation {

/// Whether \a block is a call of one of Anthropic's own tools or of an MCP server that Anthropic called, or
/// the result of one.
[[nodiscard]] bool isServerToolBlock(const RawJson::Value &block);

/// What such a block says, as one text (spelled): the call with its input, of a result what can be read.
[[nodiscard]] std::string serverToolText(const RawJson::Value &block);

} // namespace qiao::translation
