#pragma once

#include "translation/json/rawjson.h"

#include <string>

namespace qiao::translation {

/// Whether a document block is text, or blocks, that a model can be given.
[[nodiscard]] bool isTextDocument(const RawJson::Value &block);

/// What a document block says (spelled; see spelledtext.h): its text inside <document>, or a note that names
/// it and its size, so that the model can say what it was not given.
[[nodiscard]] std::string documentText(const RawJson::Value &block);

/// What a search_result block says (spelled), inside <document>.
[[nodiscard]] std::string searchResultText(const RawJson::Value &block);

} // namespace qiao::translation
