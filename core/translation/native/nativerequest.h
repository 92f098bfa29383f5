#pragma once

#include "translation/apirequest.h"
#include "translation/json/rawjson.h"
#include "translation/models/modelrules.h"

#include <optional>
#include <string>
#include <string_view>

namespace qiao::translation {

/// Why a request for \a model (the service's name) has to be translated to chat completions, as a clause for
/// the list of changes; nullopt: the service's own Anthropic API can have it.
[[nodiscard]] std::optional<std::string> nativeObstacle(std::string_view model, const ServiceRules &rules);

/// The same with what \a root, an Anthropic Messages request, asks for: a web search is done by the chat API
/// alone.
[[nodiscard]] std::optional<std::string> nativeObstacle(
    const RawJson::Value &root, std::string_view model, const ServiceRules &rules);

/// The Anthropic Messages request \a root, which has a model and messages and was read from \a body, for the
/// Anthropic API of a Qwen service: the client's own bytes, changed only where the service would refuse them
/// or must not see them. \a asked: the model's name in the client's words, under which it is answered.
/// \a model: the service's name of it.
///
/// The service answers a stream where the model may think, whatever the client wants: the answer is put
/// together.
[[nodiscard]] PreparedRequest prepareNative(const RawJson::Value &root, std::string_view body,
    const std::string &asked, const std::string &model, const ServiceRules &rules);

} // namespace qiao::translation
