#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::tokenizer {

using TokenId = std::uint32_t;

/// The tokens of a byte-level byte-pair vocabulary, found by their bytes. The id of a token is also the rank
/// of the merge that makes it, so no list of merges is needed. Never changes: any thread may read it.
class Vocabulary
{
public:
    /// Reads what resources/tokenizer/make.mjs makes: the bytes of each token in the order of the ids, each
    /// after one byte with their number. nullopt when \a packed ends inside a token, holds an empty or a
    /// repeated one, lacks one of the 256 bytes, or has 2^18 tokens and more.
    [[nodiscard]] static std::optional<Vocabulary> read(std::string packed);

    [[nodiscard]] std::size_t size() const { return m_offsets.size(); }
    /// Bytes of the longest token.
    [[nodiscard]] std::size_t longest() const { return m_longest; }
    /// The bytes of a token; \a id must be below size().
    [[nodiscard]] std::string_view token(TokenId id) const;
    /// The token with exactly these bytes; nullopt when there is none.
    [[nodiscard]] std::optional<TokenId> find(std::string_view bytes) const;
    /// What the vocabulary holds of memory, in bytes.
    [[nodiscard]] std::size_t memory() const;

private:
    Vocabulary() = default;
    [[nodiscard]] bool index();
    [[nodiscard]] bool insert(TokenId id);
    [[nodiscard]] bool knowsAllBytes() const;

    std::string m_packed;
    std::vector<std::uint32_t> m_offsets; ///< of each token's length byte in m_packed
    std::vector<std::uint32_t> m_slots; ///< open addressing: id in the low bits, part of the hash above it
    /// The tokens of two bytes, by these: merging a piece asks first for each two of its bytes.
    std::vector<std::uint32_t> m_pairs;
    std::size_t m_longest = 0;
};

} // namespace qiao::tokenizer
