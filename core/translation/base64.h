#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace qiao::translation {

/// The bytes that \a text stands for (RFC 4648, section 4). Line ends among it are skipped, as MIME has them,
/// and the padding may be missing; nullopt when anything else is in it.
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

} // namespace qiao::translation
