#pragma once

#include "translation/errors/upstreamerror.h"

#include <string>
#include <string_view>

namespace qiao::translation {

/// Anthropic's error.type for a status (https://docs.anthropic.com/en/api/errors); any number gives one.
[[nodiscard]] std::string anthropicErrorType(int status);

/// What error.message says. The service's words, but for what clients recognise by its wording: a request
/// that is too long ("prompt is too long: N tokens > M maximum"; Claude Code compacts the conversation and
/// trims by both numbers), too large a max_tokens, alone or with the prompt (Claude Code asks for less), a
/// model that is not known, and a filter that refused. Reads status, code, message and overflow, nothing
/// else.
[[nodiscard]] std::string anthropicErrorMessage(const UpstreamError &error);

/// {"type":"error","error":{"type","message"},"request_id"}: the body of an error answer and the data of an
/// error event. An empty \a requestId is left out. The code thread_not_found goes along as
/// "details":{"error_code"}: Anthropic's package acts on it (RequestError::code of a thread that is
/// continued).
[[nodiscard]] std::string anthropicErrorBody(const UpstreamError &error, std::string_view requestId);

} // namespace qiao::translation
