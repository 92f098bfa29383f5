#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace qiao::translation {

/// OpenAI's sentence for a request that does not fit the model, which clients read numbers from: "This
/// model's maximum context length is M tokens. However, your messages resulted in N tokens." M and N are
/// taken from \a message ("Range of input length should be [1, M]" and the other known wordings); where it
/// names no N, \a requestBytes give an estimate, at least M + 1. \a message itself when it names no M.
[[nodiscard]] std::string contextOverflowMessage(std::string_view message, std::size_t requestBytes);

} // namespace qiao::translation
