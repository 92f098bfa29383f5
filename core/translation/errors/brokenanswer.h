#pragma once

#include "translation/errors/upstreamerror.h"

#include <cstddef>
#include <string_view>

namespace qiao::translation {

/// The longest answer that is put together in memory, in bytes.
inline constexpr std::size_t largestAnswer = 64u * 1024 * 1024;

/// The failure that stands for an answer no client can be given: status 502 with that message.
[[nodiscard]] UpstreamError brokenAnswer(std::string_view message);

/// The service said nothing before it ended.
[[nodiscard]] UpstreamError emptyAnswer();

/// The service ended before its answer did.
[[nodiscard]] UpstreamError brokenOffAnswer();

/// The answer is longer than largestAnswer.
[[nodiscard]] UpstreamError tooLongAnswer();

} // namespace qiao::translation
