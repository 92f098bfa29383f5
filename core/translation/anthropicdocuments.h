#pragma once

#include "translation/anthropiccontext.h"
#include "translation/chatmessages.h"
#include "translation/rawjson.h"

#include <vector>

namespace qiao::translation {

/// Appends a document block: a text document as text inside <document>, its images after it; of any other a
/// note that names it and its size, so that the model can say what it was not given.
void appendDocument(std::vector<ChatPart> &parts, const RawJson::Value &block, AnthropicContext &context);

/// Appends a search_result block as text inside <document>.
void appendSearchResult(std::vector<ChatPart> &parts, const RawJson::Value &block);

} // namespace qiao::translation
