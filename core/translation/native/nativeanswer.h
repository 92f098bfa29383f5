#pragma once

#include "translation/dialect.h"

#include <memory>
#include <string>

namespace qiao::translation {

struct NativeAnswerOptions
{
    std::string model; ///< as the client asked for it: the answer names it
};

/// The way back from the Anthropic API of a service: its own events and blocks, as it sent them, with the
/// client's name of the model.
[[nodiscard]] std::shared_ptr<const AnswerTranslation> nativeAnswer(NativeAnswerOptions options);

} // namespace qiao::translation
