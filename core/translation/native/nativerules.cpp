#include "translation/native/nativerules.h"

#include "translation/models/modelaliases.h"

#include <algorithm>
#include <array>
#include <span>

namespace qiao::translation {

namespace {

struct Row
{
    std::string_view name;
    const char *whyDropped = nullptr;
};

constexpr const char *unpublished = "the service's Anthropic API does not publish it";
constexpr const char *personal = "it tells about the user, and the service has no use for it";
constexpr const char *forQiao = "it is meant for Qiao";
constexpr const char *handled = "the service takes it in another form";

// Sent: what Model Studio's page "Anthropic-compatible Messages" lists. Everything else is taken out, known
// or not: clients add fields faster than services learn them, and strict ones answer "Extra inputs are not
// permitted".
constexpr std::array requestRows{Row{"model"}, Row{"messages"}, Row{"max_tokens"}, Row{"system"},
    Row{"stream"}, Row{"temperature"}, Row{"top_p"}, Row{"top_k"}, Row{"stop_sequences"}, Row{"tools"},
    Row{"tool_choice"}, Row{"thinking"}, Row{"account", forQiao}, Row{"metadata", personal},
    Row{"user_profile_id", personal}, Row{"workspace_id", personal}, Row{"safeguards", personal},
    Row{"diagnostics", personal}, Row{"output_config", handled}, Row{"cache_control", handled}};
constexpr std::array messageRows{Row{"role"}, Row{"content"}};
constexpr std::array textRows{Row{"type"}, Row{"text"}, Row{"cache_control"}};
constexpr std::array imageRows{Row{"type"}, Row{"source"}, Row{"cache_control"}};
constexpr std::array thinkingRows{Row{"type"}, Row{"thinking"}, Row{"signature"}};
constexpr std::array toolUseRows{Row{"type"}, Row{"id"}, Row{"name"}, Row{"input"}, Row{"cache_control"}};
constexpr std::array toolResultRows{
    Row{"type"}, Row{"tool_use_id"}, Row{"content"}, Row{"is_error"}, Row{"cache_control"}};
constexpr std::array toolRows{Row{"name"}, Row{"description"}, Row{"input_schema"}, Row{"cache_control"}};

std::span<const Row> rowsOf(NativePlace place)
{
    switch (place) {
    case NativePlace::Request:
        return requestRows;
    case NativePlace::Message:
        return messageRows;
    case NativePlace::SystemBlock:
    case NativePlace::TextBlock:
        return textRows;
    case NativePlace::ImageBlock:
        return imageRows;
    case NativePlace::ThinkingBlock:
        return thinkingRows;
    case NativePlace::ToolUseBlock:
        return toolUseRows;
    case NativePlace::ToolResultBlock:
        return toolResultRows;
    case NativePlace::Tool:
        return toolRows;
    }
    return {};
}

struct ModelRow
{
    std::string_view pattern;
    const char *why;
};

// qwen-code 0.24.4's presets: both plans list every model of theirs with an Anthropic address but this one.
constexpr std::array modelsWithout{
    ModelRow{"deepseek-v3.2*", "the service's Anthropic API does not serve this model"}};

struct BlockRow
{
    std::string_view type;
    NativeBlock block;
};

// Sent: what the page's examples show. Documents are not among them; what Anthropic's own servers add to an
// answer (server_tool_use and its results) no other service knows.
constexpr std::array blockRows{BlockRow{"text", NativeBlock::Text}, BlockRow{"image", NativeBlock::Image},
    BlockRow{"thinking", NativeBlock::Thinking}, BlockRow{"tool_use", NativeBlock::ToolUse},
    BlockRow{"tool_result", NativeBlock::ToolResult}, BlockRow{"document", NativeBlock::AsText},
    BlockRow{"search_result", NativeBlock::AsText}, BlockRow{"tool_reference", NativeBlock::AsText},
    BlockRow{"server_tool_use", NativeBlock::AsText},
    BlockRow{"web_search_tool_result", NativeBlock::AsText}};

} // namespace

const char *whyNoNative(std::string_view model)
{
    const auto *row = std::ranges::find_if(modelsWithout,
        [model](const ModelRow &candidate) { return matchesWildcard(candidate.pattern, model); });
    return row == modelsWithout.end() ? nullptr : row->why;
}

const char *whyDropped(NativePlace place, const RawJson::Value &key)
{
    const auto rows = rowsOf(place);
    const auto row =
        std::ranges::find_if(rows, [&key](const Row &known) { return key.isString(known.name); });
    return row == rows.end() ? unpublished : row->whyDropped;
}

bool takesImages(const ModelRule &rule)
{
    return rule.vision || rule.thinking == Thinking::Unknown;
}

NativeBlock nativeBlock(const RawJson::Value &block)
{
    const auto type = block.find("type");
    if (!type) {
        return NativeBlock::Unknown;
    }
    const auto *row = std::ranges::find_if(
        blockRows, [&type](const BlockRow &known) { return type->isString(known.type); });
    return row == blockRows.end() ? NativeBlock::Unknown : row->block;
}

} // namespace qiao::translation
