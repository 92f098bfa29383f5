#pragma once

#include "translation/anthropic/anthropiccontext.h"
#include "translation/json/rawjson.h"

#include <string>

namespace qiao::translation {

/// Appends max_tokens (at most what the model writes), temperature, top_p, top_k and stop, each with its
/// comma in front and as far as the client sent them and the service takes them.
void writeParameters(std::string &body, const RawJson::Value &root, AnthropicContext &context);

/// Notes the members of the body that go no further: those that only Anthropic's servers or the user's own
/// privacy are served by, and those that nobody knows.
void noteRemovedFields(const RawJson::Value &root, AnthropicContext &context);

} // namespace qiao::translation
