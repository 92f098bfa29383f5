#pragma once

#include "translation/dialect.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace qiao::translation {

/// What a message owes to the request it answers.
struct AnthropicAnswerOptions
{
    std::string model = {}; ///< as the client asked for it
    /// The names of tools at the service, each with the client's; names that are equal need not be here.
    std::vector<std::pair<std::string, std::string>> toolNames = {};
    std::string prefill = {}; ///< how the client began the answer: not repeated to it
    std::vector<std::string> stopSequences = {}; ///< the client's
};

/// How the service's chat answer, a stream or one document, becomes a stream or a message of Anthropic's API.
[[nodiscard]] std::shared_ptr<const AnswerTranslation> anthropicAnswer(AnthropicAnswerOptions options);

} // namespace qiao::translation
