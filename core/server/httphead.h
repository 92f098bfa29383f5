#pragma once

#include "server/httpframing.h"

namespace qiao {

/// Reads one request line (without its line ending) into method, target and minorVersion.
[[nodiscard]] std::optional<FramingViolation> parseRequestLine(std::string_view line, HttpRequestHead &head);

/// Reads one header line (without its line ending) and appends it to the headers.
[[nodiscard]] std::optional<FramingViolation> parseHeaderLine(std::string_view line, HttpRequestHead &head);

/// Judges the headers that decide about framing and fills the rest of the head.
[[nodiscard]] std::optional<FramingViolation> judgeHeaders(HttpRequestHead &head, std::uint64_t bodyLimit);

} // namespace qiao
