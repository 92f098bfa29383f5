#include "translation/errors/contextoverflow.h"

#include "translation/errors/errormessage.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace qiao::translation {

namespace {

// About four bytes of English text, code and JSON make a token; an estimate is all that is wanted here.
constexpr std::size_t bytesPerToken = 4;

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

/// A wording that counts the prompt and the request's max_tokens apart.
struct SumWording
{
    std::string_view beforePrompt;
    std::string_view beforeOutput;
    std::string_view beforeLimit;
};

constexpr std::array<SumWording, 3> sumWordings{{
    // Anthropic: "…exceed context limit: A + B > C, decrease…"
    {"exceed context limit:", " + ", " > "},
    // OpenAI: "maximum context length is C tokens. However, you requested N tokens (A in the messages, B in…"
    {"tokens (", "in the messages,", "maximum context length is"},
    // vLLM: "max_tokens is too large: B. …maximum context length is C tokens and your request has A input…"
    {"your request has", "is too large:", "maximum context length is"},
}};

std::optional<ContextOverflow> sumIn(const std::string &low)
{
    for (const SumWording &wording : sumWordings) {
        const auto prompt = numberAfter(low, wording.beforePrompt);
        const auto output = numberAfter(low, wording.beforeOutput);
        const auto limit = numberAfter(low, wording.beforeLimit);
        if (!prompt || !output || !limit) {
            continue;
        }
        if (*prompt > *limit) {
            return ContextOverflow{*prompt, *limit}; // a smaller max_tokens is no help
        }
        if (*prompt + *output > *limit) {
            return ContextOverflow{*prompt + *output, *limit, *output};
        }
    }
    return {};
}

} // namespace

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

std::optional<ContextOverflow> contextOverflowIn(std::string_view message, const ErrorContext &context)
{
    const std::string low = lowered(message);
    if (const auto sum = sumIn(low)) {
        return sum;
    }
    std::optional<std::int64_t> limit;
    std::optional<std::int64_t> actual;
    for (const Wording &wording : wordings) {
        limit = limit ? limit : numberAfter(low, wording.beforeLimit);
        actual = actual ? actual : numberAfter(low, wording.beforeActual);
    }
    limit = limit ? limit : context.contextTokens;
    if (!limit) {
        return {};
    }
    const auto estimate = static_cast<std::int64_t>(context.requestBytes / bytesPerToken);
    const std::int64_t tokens = actual.value_or(context.promptTokens.value_or(estimate));
    return ContextOverflow{std::max(tokens, *limit + 1), *limit};
}

std::string contextOverflowMessage(const ContextOverflow &overflow)
{
    const std::string limit = std::to_string(overflow.limit);
    const std::string tokens = std::to_string(overflow.tokens);
    if (overflow.output > 0) {
        return "This model's maximum context length is " + limit + " tokens. However, you requested " + tokens
            + " tokens (" + std::to_string(overflow.tokens - overflow.output) + " in the messages, "
            + std::to_string(overflow.output) + " in the completion).";
    }
    return "This model's maximum context length is " + limit + " tokens. However, your messages resulted in "
        + tokens + " tokens.";
}

} // namespace qiao::translation
