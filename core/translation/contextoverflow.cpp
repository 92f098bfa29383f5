#include "translation/contextoverflow.h"

#include "translation/errormessage.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace qiao::translation {

namespace {

// About four bytes of English text, code and JSON make a token; an estimate is all that is wanted here.
constexpr std::size_t bytesPerToken = 4;

/// The number that follows \a mark in \a text ("131072" or "131,072"), commas between digits left out.
std::optional<std::int64_t> numberAfter(std::string_view text, std::string_view mark)
{
    const std::size_t at = text.find(mark);
    if (mark.empty() || at == std::string_view::npos) {
        return {};
    }
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    std::string digits;
    for (std::size_t i = at + mark.size(); i < text.size() && digits.size() < 15; ++i) {
        const bool groups = text[i] == ',' && i + 1 < text.size() && isDigit(text[i + 1]) && !digits.empty();
        if (isDigit(text[i])) {
            digits += text[i];
        } else if (!groups && (!digits.empty() || text[i] != ' ')) {
            break;
        }
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && number > 0 ? std::optional(number) : std::nullopt;
}

struct Wording
{
    std::string_view beforeLimit;
    std::string_view beforeActual; ///< empty = the wording names no actual number
};

constexpr std::array<Wording, 9> wordings{{
    {"range of input length should be [1,", {}},
    {"range of input length should be [0,", {}},
    {"maximum context length is", "messages resulted in"},
    {"maximum context length is", "you requested"},
    {"maximum context length is", "input has"},
    {"maximum context length of", "you requested"},
    {"tokens >", "prompt is too long:"},
    {"maximum input length of", {}},
    {"only supports up to", {}},
}};

} // namespace

std::string contextOverflowMessage(std::string_view message, std::size_t requestBytes)
{
    const std::string low = lowered(message);
    std::optional<std::int64_t> limit;
    std::optional<std::int64_t> actual;
    for (const Wording &wording : wordings) {
        limit = limit ? limit : numberAfter(low, wording.beforeLimit);
        actual = actual ? actual : numberAfter(low, wording.beforeActual);
    }
    if (!limit) {
        return std::string(message);
    }
    const std::int64_t estimate = actual.value_or(static_cast<std::int64_t>(requestBytes / bytesPerToken));
    return "This model's maximum context length is " + std::to_string(*limit)
        + " tokens. However, your messages resulted in " + std::to_string(std::max(estimate, *limit + 1))
        + " tokens.";
}

} // namespace qiao::translation
