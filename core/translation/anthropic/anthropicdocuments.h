#pragma once

#include "translation/json/rawjson.h"

#include <string>

namespace qiao::translation {

/// What a model is given for a document block.
struct DocumentText
{
    /// Spelled (see spelledtext.h): the document's text inside <document>, or a note that names it and its
    /// size, so that the model can say what it was not given.
    std::string text;
    bool isNote = false;
};

/// Text documents, blocks, and base64 of a text/… type that is UTF-8 have a text; all others get the note.
[[nodiscard]] DocumentText documentText(const RawJson::Value &block);

/// What a search_result block says (spelled), inside <document>.
[[nodiscard]] std::string searchResultText(const RawJson::Value &block);

} // namespace qiao::translation
