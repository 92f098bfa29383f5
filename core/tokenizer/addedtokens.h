#pragma once

#include "tokenizer/tokenizer.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace qiao::tokenizer {

/// One of the tokens that stand beside the vocabulary.
struct AddedToken
{
    std::size_t position = 0; ///< in the text that was searched
    std::size_t index = 0; ///< among the added tokens
    std::string_view text;
};

/// The first added token of \a generation in \a text at or after \a from.
[[nodiscard]] std::optional<AddedToken> findAddedToken(
    std::string_view text, Generation generation, std::size_t from = 0);

/// The added token of that index; empty when there is none.
[[nodiscard]] std::string_view addedToken(std::size_t index);

} // namespace qiao::tokenizer
