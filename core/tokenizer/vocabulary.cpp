#include "tokenizer/vocabulary.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace qiao::tokenizer {

namespace {

constexpr unsigned idBits = 18;
constexpr std::uint32_t idMask = (std::uint32_t(1) << idBits) - 1;
// the id that no token can have marks a free slot
constexpr std::uint32_t freeSlot = idMask;

/// Where m_pairs has the token of these two bytes.
std::size_t pairIndex(std::string_view bytes)
{
    return std::size_t(static_cast<unsigned char>(bytes[0])) << 8U | static_cast<unsigned char>(bytes[1]);
}

template <typename Word> std::uint64_t load(const char *bytes)
{
    Word word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

/// Same bytes, same hash, within one process: the order of bytes in memory does not matter here.
std::uint64_t hashOf(std::string_view bytes)
{
    constexpr std::uint64_t factor = 0x9e3779b97f4a7c15U;
    const auto mixed = [](std::uint64_t value) {
        value *= factor;
        return value ^ (value >> 32U);
    };
    const char *data = bytes.data();
    const std::size_t size = bytes.size();
    std::uint64_t hash = size;
    if (size > 8) {
        for (std::size_t i = 0; i + 8 < size; i += 8) {
            hash = mixed(hash ^ load<std::uint64_t>(data + i));
        }
        return mixed(hash ^ load<std::uint64_t>(data + size - 8));
    }
    if (size >= 4) {
        return mixed(mixed(hash ^ load<std::uint32_t>(data) << 32U) ^ load<std::uint32_t>(data + size - 4));
    }
    const auto byte = [data](std::size_t i) { return std::uint64_t(static_cast<unsigned char>(data[i])); };
    return mixed(hash ^ byte(0) << 8U ^ byte(size / 2) << 16U ^ byte(size - 1) << 24U);
}

std::uint32_t fingerprint(std::uint64_t hash)
{
    return static_cast<std::uint32_t>(hash >> 32U) & ~idMask;
}

} // namespace

std::optional<Vocabulary> Vocabulary::read(std::string packed)
{
    Vocabulary vocabulary;
    vocabulary.m_packed = std::move(packed);
    if (!vocabulary.index() || !vocabulary.knowsAllBytes()) {
        return std::nullopt;
    }
    return vocabulary;
}

bool Vocabulary::index()
{
    std::size_t count = 0;
    std::size_t offset = 0;
    while (offset < m_packed.size()) {
        const std::size_t length = static_cast<unsigned char>(m_packed[offset]);
        if (length == 0 || length >= m_packed.size() - offset) {
            return false;
        }
        offset += length + 1;
        ++count;
    }
    if (count >= freeSlot) {
        return false;
    }
    m_offsets.reserve(count);
    m_slots.assign(std::bit_ceil(count + count / 2 + 1), freeSlot);
    m_pairs.assign(std::size_t(1) << 16U, freeSlot);
    for (offset = 0; offset < m_packed.size();) {
        const std::size_t length = static_cast<unsigned char>(m_packed[offset]);
        m_longest = std::max(m_longest, length);
        m_offsets.push_back(static_cast<std::uint32_t>(offset));
        if (!insert(static_cast<TokenId>(m_offsets.size() - 1))) {
            return false;
        }
        offset += length + 1;
    }
    return true;
}

bool Vocabulary::insert(TokenId id)
{
    const std::string_view bytes = token(id);
    const std::uint64_t hash = hashOf(bytes);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash & mask;
    for (; (m_slots[slot] & idMask) != freeSlot; slot = (slot + 1) & mask) {
        if ((m_slots[slot] & ~idMask) == fingerprint(hash) && token(m_slots[slot] & idMask) == bytes) {
            return false;
        }
    }
    m_slots[slot] = fingerprint(hash) | id;
    if (bytes.size() == 2) {
        m_pairs[pairIndex(bytes)] = id;
    }
    return true;
}

bool Vocabulary::knowsAllBytes() const
{
    for (int value = 0; value < 256; ++value) {
        const char byte = static_cast<char>(value);
        if (!find({&byte, 1})) {
            return false;
        }
    }
    return true;
}

std::string_view Vocabulary::token(TokenId id) const
{
    const std::size_t offset = m_offsets[id];
    const std::size_t length = static_cast<unsigned char>(m_packed[offset]);
    return std::string_view(m_packed).substr(offset + 1, length);
}

std::optional<TokenId> Vocabulary::find(std::string_view bytes) const
{
    if (bytes.empty() || bytes.size() > m_longest) {
        return std::nullopt;
    }
    if (bytes.size() == 2) {
        const TokenId id = m_pairs[pairIndex(bytes)];
        return id == freeSlot ? std::nullopt : std::optional(id);
    }
    const std::uint64_t hash = hashOf(bytes);
    const std::uint32_t print = fingerprint(hash);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        const std::uint32_t entry = m_slots[slot];
        const TokenId id = entry & idMask;
        if (id == freeSlot) {
            return std::nullopt;
        }
        if ((entry & ~idMask) == print && token(id) == bytes) {
            return id;
        }
    }
}

std::size_t Vocabulary::memory() const
{
    return m_packed.capacity()
        + (m_offsets.capacity() + m_slots.capacity() + m_pairs.capacity()) * sizeof(std::uint32_t);
}

} // namespace qiao::tokenizer
