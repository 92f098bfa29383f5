#pragma once

#include "upstream/upstream.h"

namespace qiao {

/// A form post to an endpoint of the sign-in service, with the headers that the Qwen CLI sends.
[[nodiscard]] UpstreamRequest oauthRequest(const QUrl &url, const QByteArray &form);

/// Answers of the sign-in service are small; a longer one is an error.
inline constexpr qsizetype largestOAuthAnswer = 64 * 1024;

} // namespace qiao
