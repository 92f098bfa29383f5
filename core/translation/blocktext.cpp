#include "translation/blocktext.h"

#include "translation/anthropic/anthropicblocks.h"
#include "translation/anthropic/anthropicdocuments.h"
#include "translation/anthropic/anthropicservertools.h"
#include "translation/chat/chatdraft.h"
#include "translation/json/spelledtext.h"

#include <optional>

namespace qiao::translation {

namespace {

using Value = RawJson::Value;

std::string memberOf(const Value &block, std::string_view name)
{
    const auto member = block.find(name);
    return std::string(member ? spelling(*member) : std::string_view());
}

} // namespace

std::string blockAsText(const Value &block)
{
    if (isBlock(block, "text")) {
        return memberOf(block, "text");
    }
    if (isBlock(block, "document")) {
        return documentText(block).text;
    }
    if (isBlock(block, "search_result")) {
        return searchResultText(block);
    }
    if (isBlock(block, "image")) {
        return "[image omitted: only its data or its address can be sent on, not a file kept at Anthropic]";
    }
    if (isBlock(block, "tool_reference")) {
        return std::string("Tool loaded: ").append(memberOf(block, "tool_name"));
    }
    if (isServerToolBlock(block)) {
        return serverToolText(block);
    }
    const auto type = block.find("type");
    return spelled("[A part of type \"" + shortened(type ? type->string() : std::string())
        + "\" was left out: this model cannot be given it]");
}

std::string imageAsText(std::string_view model)
{
    return spelled("[image omitted: model " + shortened(model) + " has no vision]");
}

} // namespace qiao::translation
