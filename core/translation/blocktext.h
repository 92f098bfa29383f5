#pragma once

#include "translation/json/rawjson.h"

#include <string>
#include <string_view>

namespace qiao::translation {

/// What a content block of Anthropic's says, in words (spelled; see spelledtext.h) for a model that cannot be
/// given the block itself: a document's text, or a note that names it and says that it cannot be read; the
/// name of a tool that was loaded; what a server tool was asked and found. A note with the block's type for
/// every other one.
[[nodiscard]] std::string blockAsText(const RawJson::Value &block);

/// The note (spelled) that stands for an image which \a model cannot see.
[[nodiscard]] std::string imageAsText(std::string_view model);

} // namespace qiao::translation
