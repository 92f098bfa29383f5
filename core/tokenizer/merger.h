#pragma once

#include "tokenizer/vocabulary.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace qiao::tokenizer {

/// Byte-pair encoding of one piece: of all neighbours that make a token together, those of the lowest rank
/// are joined first, the leftmost first. Exact for pieces of any length up to 4 GiB. Keeps its storage from
/// piece to piece; one thread at a time.
class Merger
{
public:
    /// \a vocabulary must outlive the merger.
    explicit Merger(const Vocabulary &vocabulary) : m_vocabulary(vocabulary) { }

    /// How many tokens \a piece is.
    [[nodiscard]] std::size_t count(std::string_view piece);
    /// Appends the tokens of \a piece.
    void encode(std::string_view piece, std::vector<TokenId> &ids);

private:
    /// The bytes from its offset up to next: one token so far.
    struct Part
    {
        std::uint32_t next = 0;
        std::uint32_t previous = 0;
        std::uint32_t rank = 0; ///< of joining it with the next one
    };

    void cut(std::string_view piece);
    [[nodiscard]] bool join(std::size_t kept, std::uint32_t begin);
    void merge(std::string_view text);
    void joinWithNext(std::uint32_t offset);
    bool rank(std::uint32_t offset);

    const Vocabulary &m_vocabulary;
    std::vector<std::uint32_t> m_ends; ///< of the tokens of the piece, in bytes from its start
    std::string_view m_text; ///< what merge() works on
    std::vector<Part> m_parts; ///< by the offset of their first byte in m_text
    std::vector<std::uint64_t> m_heap; ///< rank, then offset: the smallest first
};

} // namespace qiao::tokenizer
