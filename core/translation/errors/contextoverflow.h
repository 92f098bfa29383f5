#pragma once

#include "translation/errors/upstreamerror.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qiao::translation {

/// How far a request is over, from the service's \a message ("Range of input length should be [1, M]" and the
/// other known wordings). The limit: the one that the message names, else the one that \a context knows;
/// nullopt when neither does. The tokens: the message's, else the count of \a context, else an estimate from
/// the bytes; in any case more than the limit.
[[nodiscard]] std::optional<ContextOverflow> contextOverflowIn(
    std::string_view message, const ErrorContext &context);

/// OpenAI's sentence for it, which clients read numbers from: "This model's maximum context length is M
/// tokens. However, your messages resulted in N tokens."
[[nodiscard]] std::string contextOverflowMessage(const ContextOverflow &overflow);

/// The number that follows \a mark in \a text ("131072" or "131,072"), spaces between them left out; nullopt
/// when there is none, or it is 0.
[[nodiscard]] std::optional<std::int64_t> numberAfter(std::string_view text, std::string_view mark);

} // namespace qiao::translation
