#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qiao::translation {

/// An id as Anthropic spells them: \a prefix ("msg_", "toolu_") and 24 digits and letters. Equal numbers
/// give equal ids; \a seed tells one message from another, \a number the ids of one message.
[[nodiscard]] std::string anthropicId(std::string_view prefix, std::uint64_t seed, std::uint64_t number);

/// \a id in the characters that Anthropic takes in ids ([a-zA-Z0-9_-]); others become "_".
[[nodiscard]] std::string withAnthropicIdCharacters(std::string id);

} // namespace qiao::translation
