#pragma once

#include "tokenizer/vocabulary.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::tokenizer {

/// The models that share Qwen's vocabulary of 151,643 tokens; each generation added some for markup.
enum class Generation {
    Qwen2, ///< 3 added tokens
    Qwen25, ///< 22, with those for images, tool calls and code
    Qwen3, ///< 26, with those for tool results and thinking
};

/// Counts tokens exactly as the models' own tokenizer does. Texts are brought to Unicode's form C first,
/// bytes that are no UTF-8 count as U+FFFD. Markup in a text ("<|im_start|>", "<think>") counts as the one
/// token that the model reads: that is what services make of it, who fill the chat template first and then
/// encode it. Never changes: any thread may count.
class Tokenizer
{
public:
    /// nullopt when \a packed is no vocabulary; see Vocabulary::read().
    [[nodiscard]] static std::optional<Tokenizer> read(std::string packed);

    [[nodiscard]] std::size_t count(std::string_view text, Generation generation = Generation::Qwen3) const;
    /// For a text that goes on: counts what of it no continuation can change, which is all but the last
    /// piece, and takes that out of \a text. The sum is count() of the whole, but for markup that is cut in
    /// two.
    [[nodiscard]] std::size_t takeSettled(std::string &text, Generation generation = Generation::Qwen3) const;
    /// The ids themselves. Added tokens have the ids after those of the vocabulary.
    [[nodiscard]] std::vector<TokenId> encode(
        std::string_view text, Generation generation = Generation::Qwen3) const;
    /// The bytes of a token that encode() gave.
    [[nodiscard]] std::string_view token(TokenId id) const;

    [[nodiscard]] const Vocabulary &vocabulary() const { return m_vocabulary; }

private:
    explicit Tokenizer(Vocabulary vocabulary) : m_vocabulary(std::move(vocabulary)) { }

    Vocabulary m_vocabulary;
};

} // namespace qiao::tokenizer
