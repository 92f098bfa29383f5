#pragma once

#include <string_view>

namespace qiao::tokenizer {

/// Splits a text into the pieces that are encoded each on its own, exactly as Qwen's pre-tokenizer does with
///
///     (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}|
///     ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
///
/// Every byte is in one piece. Linear in the text.
class Pieces
{
public:
    /// \a text is UTF-8 and must outlive the pieces.
    explicit Pieces(std::string_view text) : m_rest(text) { }

    /// The next piece; empty after the last one.
    [[nodiscard]] std::string_view next();

private:
    std::string_view m_rest;
};

} // namespace qiao::tokenizer
