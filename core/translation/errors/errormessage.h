#pragma once

#include <string>
#include <string_view>

namespace qiao::translation {

/// A foreign text made fit to show to a client: valid UTF-8 on one line, the service's internal ids and
/// "<400> InternalError.Algo…:" prefixes gone, whatever looks like a key or token blacked out, cut to a
/// bounded length.
[[nodiscard]] std::string presentableMessage(std::string_view foreign);

/// The title of an HTML page, presentable; empty when it has none.
[[nodiscard]] std::string htmlTitle(std::string_view page);

/// \a text with every byte that is not UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string validUtf8(std::string_view text);

/// ASCII letters lowered.
[[nodiscard]] std::string lowered(std::string_view text);

} // namespace qiao::translation
