#include "translation/toolnames.h"

#include <algorithm>
#include <cstdint>

namespace qiao::translation {

namespace {

constexpr std::size_t longestName = 64;

bool isPlain(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9') || character == '_' || character == '-';
}

std::string hashOf(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::uint64_t hash = 0xCBF29CE484222325u; // FNV-1a
    for (const char character : text) {
        hash = (hash ^ static_cast<unsigned char>(character)) * 0x100000001B3u;
    }
    std::string out;
    for (int i = 0; i < 10; ++i, hash >>= 4) {
        out += digits[hash & 15u];
    }
    return out;
}

/// \a text with '_' for what does not fit, cut so that it is at most \a longest long with its hash.
std::string fitted(std::string_view text, std::size_t longest)
{
    const std::string hash = '_' + hashOf(text);
    std::string out(text.substr(0, longest - hash.size()));
    std::ranges::replace_if(
        out, [](char character) { return !isPlain(character); }, '_');
    return out + hash;
}

} // namespace

std::string ToolNames::atService(const std::string &name)
{
    if (!name.empty() && name.size() <= longestName && std::ranges::all_of(name, isPlain)) {
        return name;
    }
    std::string fit = fitted(name, longestName);
    m_clientNames.emplace(fit, name);
    return fit;
}

std::vector<std::pair<std::string, std::string>> ToolNames::changed() const
{
    std::vector<std::pair<std::string, std::string>> names(m_clientNames.begin(), m_clientNames.end());
    std::ranges::sort(names);
    return names;
}

std::string callIdAtService(std::string_view id)
{
    if (!id.empty() && std::ranges::all_of(id, isPlain)) {
        return std::string(id);
    }
    return fitted(id, longestName);
}

} // namespace qiao::translation
