#include "translation/anthropic/anthropicimages.h"

#include "translation/blocktext.h"
#include "translation/chat/chatdraft.h"
#include "translation/json/spelledtext.h"

#include <string>

namespace qiao::translation {

namespace {

using Value = RawJson::Value;

std::string_view textOf(const std::optional<Value> &object, std::string_view name)
{
    const auto member = object ? object->find(name) : std::nullopt;
    return member ? spelling(*member) : std::string_view();
}

} // namespace

void appendImage(std::vector<ChatPart> &parts, const Value &block, AnthropicContext &context)
{
    if (context.rule.blind) {
        parts.push_back({imageAsText(context.model)});
        context.notes.add("an image left out", "model " + shortened(context.model) + " has no vision");
        return;
    }
    const auto source = block.find("source");
    const std::string_view data = textOf(source, "data");
    const std::string_view url = textOf(source, "url");
    if (!data.empty()) {
        const std::string_view type = textOf(source, "media_type");
        std::string dataUrl = "data:";
        dataUrl.reserve(data.size() + 40);
        dataUrl.append(type.empty() ? "image/jpeg" : type).append(";base64,").append(data);
        parts.push_back({std::move(dataUrl), true});
    } else if (!url.empty()) {
        parts.push_back({std::string(url), true});
    } else {
        parts.push_back({blockAsText(block)});
        context.notes.add("an image left out", "only its data or its address can be sent on");
    }
}

} // namespace qiao::translation
