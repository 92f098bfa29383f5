#pragma once

#include "translation/json/rawjson.h"

#include <string>
#include <vector>

namespace qiao::translation {

/// The members that every chunk of an answer carries (id, object, created, model, system_fingerprint), as
/// they were written and each followed by a comma: what comes before "choices" in a chunk made here.
[[nodiscard]] std::string chunkHead(const RawJson::Value &answerOrChunk);

/// A whole chat.completion as the texts of chunks: one with the message of each choice, one with the finish
/// reasons, one with the usage if there is one. Roles and indexes of tool calls may still lack.
[[nodiscard]] std::vector<std::string> chunksOfAnswer(const RawJson::Value &answer);

} // namespace qiao::translation
