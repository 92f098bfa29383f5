#include "tokenizer/merger.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace qiao::tokenizer {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
/// Longer pieces are merged in windows of this many bytes: what a window needs stays in the processor's
/// cache.
constexpr std::size_t windowLength = 4096;
/// The part of a window that the next one merges again.
constexpr std::size_t overlaps = 8;

} // namespace

std::size_t Merger::count(std::string_view piece)
{
    if (m_vocabulary.find(piece)) {
        return 1;
    }
    cut(piece);
    return m_ends.size();
}

void Merger::encode(std::string_view piece, std::vector<TokenId> &ids)
{
    cut(piece);
    std::uint32_t begin = 0;
    for (const std::uint32_t end : m_ends) {
        ids.push_back(*m_vocabulary.find(piece.substr(begin, end - begin)));
        begin = end;
    }
}

/// Fills m_ends. Tokens are the encoding of their bytes when each two neighbours are the encoding of theirs:
/// a merge across the border between two would be one there too. So where two windows have one token in
/// common, the tokens of the first up to it and those of the second after it are the encoding of both
/// together.
void Merger::cut(std::string_view piece)
{
    m_ends.clear();
    std::size_t length = windowLength;
    while (m_ends.empty() || m_ends.back() < piece.size()) {
        const std::size_t done = m_ends.empty() ? 0 : m_ends.back();
        const std::size_t from = done - std::min(done, length / overlaps);
        const auto kept = std::ranges::upper_bound(m_ends, from);
        const auto begin = kept == m_ends.begin() ? 0 : *(kept - 1);
        merge(piece.substr(begin, length));
        if (!join(static_cast<std::size_t>(kept - m_ends.begin()), begin)) {
            length *= 2;
        }
    }
}

/// Takes over the tokens of the window at \a begin after the first one that m_ends has too, from index \a
/// kept on. A window at the start of the piece replaces all. False when nothing is in common.
bool Merger::join(std::size_t kept, std::uint32_t begin)
{
    const auto size = static_cast<std::uint32_t>(m_text.size());
    std::uint32_t offset = 0;
    if (begin == 0) {
        m_ends.clear();
    } else {
        std::uint32_t keptBegin = begin;
        while (
            offset < size && (keptBegin != begin + offset || m_ends[kept] != begin + m_parts[offset].next)) {
            if (keptBegin <= begin + offset) {
                keptBegin = m_ends[kept];
                if (++kept == m_ends.size()) {
                    return false;
                }
            } else {
                offset = m_parts[offset].next;
            }
        }
        if (offset == size) {
            return false;
        }
        m_ends.resize(kept);
    }
    for (; offset < size; offset = m_parts[offset].next) {
        m_ends.push_back(begin + m_parts[offset].next);
    }
    return true;
}

void Merger::merge(std::string_view text)
{
    m_text = text;
    m_parts.resize(text.size());
    const auto size = static_cast<std::uint32_t>(text.size());
    for (std::uint32_t offset = 0; offset < size; ++offset) {
        m_parts[offset] = {offset + 1, offset - 1, none};
    }
    m_heap.clear();
    for (std::uint32_t offset = 0; offset < size; ++offset) {
        rank(offset);
    }
    std::make_heap(m_heap.begin(), m_heap.end(), std::greater<>());
    while (!m_heap.empty()) {
        std::pop_heap(m_heap.begin(), m_heap.end(), std::greater<>());
        const auto rank = static_cast<std::uint32_t>(m_heap.back() >> 32U);
        const auto offset = static_cast<std::uint32_t>(m_heap.back());
        m_heap.pop_back();
        // else another merge took one of the two
        if (m_parts[offset].rank == rank) {
            joinWithNext(offset);
        }
    }
}

void Merger::joinWithNext(std::uint32_t offset)
{
    const std::uint32_t joined = m_parts[offset].next;
    const std::uint32_t after = m_parts[joined].next;
    m_parts[offset].next = after;
    m_parts[joined].rank = none;
    if (after < m_text.size()) {
        m_parts[after].previous = offset;
    }
    if (rank(offset)) {
        std::push_heap(m_heap.begin(), m_heap.end(), std::greater<>());
    }
    if (offset > 0 && rank(m_parts[offset].previous)) {
        std::push_heap(m_heap.begin(), m_heap.end(), std::greater<>());
    }
}

/// Looks up what the part at \a offset and the next one make, and appends it to m_heap. False: nothing.
bool Merger::rank(std::uint32_t offset)
{
    Part &part = m_parts[offset];
    part.rank = none;
    if (part.next >= m_text.size()) {
        return false;
    }
    const auto token = m_vocabulary.find(m_text.substr(offset, m_parts[part.next].next - offset));
    if (token) {
        part.rank = *token;
        m_heap.push_back(std::uint64_t(*token) << 32U | offset);
    }
    return token.has_value();
}

} // namespace qiao::tokenizer
