#include "tokenizer/addedtokens.h"

#include <array>
#include <span>

namespace qiao::tokenizer {

namespace {

// In the order of their ids, from 151643 on. None is the start of another one.
constexpr std::array<std::string_view, 26> addedTokens{
    "<|endoftext|>",
    "<|im_start|>",
    "<|im_end|>",
    "<|object_ref_start|>",
    "<|object_ref_end|>",
    "<|box_start|>",
    "<|box_end|>",
    "<|quad_start|>",
    "<|quad_end|>",
    "<|vision_start|>",
    "<|vision_end|>",
    "<|vision_pad|>",
    "<|image_pad|>",
    "<|video_pad|>",
    "<tool_call>",
    "</tool_call>",
    "<|fim_prefix|>",
    "<|fim_middle|>",
    "<|fim_suffix|>",
    "<|fim_pad|>",
    "<|repo_name|>",
    "<|file_sep|>",
    "<tool_response>",
    "</tool_response>",
    "<think>",
    "</think>",
};

std::span<const std::string_view> addedTokensOf(Generation generation)
{
    switch (generation) {
    case Generation::Qwen2:
        return std::span(addedTokens).first(3);
    case Generation::Qwen25:
        return std::span(addedTokens).first(22);
    case Generation::Qwen3:
        break;
    }
    return addedTokens;
}

} // namespace

std::optional<AddedToken> findAddedToken(std::string_view text, Generation generation, std::size_t from)
{
    const auto tokens = addedTokensOf(generation);
    for (std::size_t position = text.find('<', from); position != std::string_view::npos;
         position = text.find('<', position + 1)) {
        const std::string_view rest = text.substr(position);
        if (rest.size() < 2 || std::string_view("|/t").find(rest[1]) == std::string_view::npos) {
            continue;
        }
        for (std::size_t index = 0; index < tokens.size(); ++index) {
            if (rest.starts_with(tokens[index])) {
                return AddedToken{position, index, tokens[index]};
            }
        }
    }
    return std::nullopt;
}

std::string_view addedToken(std::size_t index)
{
    return index < addedTokens.size() ? addedTokens[index] : std::string_view();
}

} // namespace qiao::tokenizer
