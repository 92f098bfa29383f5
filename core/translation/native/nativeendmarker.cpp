#include "translation/native/nativeendmarker.h"

#include "translation/json/jsonedits.h"
#include "translation/messagesevents.h"
#include "translation/native/nativerules.h"

#include <optional>
#include <vector>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

constexpr std::string_view name = "cache_control";

std::optional<Value> lastChild(const std::optional<Value> &list, bool (*fits)(const Value &))
{
    std::optional<Value> last;
    for (auto child = list && list->kind() == Kind::Array ? list->firstChild() : std::nullopt; child;
         child = child->nextSibling()) {
        last = fits(*child) ? child : last;
    }
    return last;
}

bool carriesMarker(const Value &block)
{
    switch (nativeBlock(block)) {
    case NativeBlock::Text:
    case NativeBlock::Image:
    case NativeBlock::ToolUse:
    case NativeBlock::ToolResult:
        return true;
    case NativeBlock::Thinking:
    case NativeBlock::AsText:
    case NativeBlock::Unknown:
        break;
    }
    return false;
}

} // namespace

bool cachesAutomatically(const Value &root)
{
    const auto control = root.find(name);
    return control && control->kind() == Kind::Object;
}

std::string withEndMarker(std::string_view body)
{
    RawJson json;
    if (!json.parse(body)) {
        return {};
    }
    const auto message = lastChild(json.root().find("messages"), [](const Value &) { return true; });
    const auto content = message ? message->find("content") : std::nullopt;
    std::vector<Edit> edits;
    if (content && content->kind() == Kind::String && !content->isString("")) {
        replaceValue(edits, *content,
            R"([{"type":"text","text":)" + std::string(content->raw()) + R"(,"cache_control":)"
                + std::string(cacheMarker) + "}]");
        return spliced(body, std::move(edits));
    }
    const auto block = lastChild(content, carriesMarker);
    if (!block) {
        return {};
    }
    if (!isObject(block->find(name))) {
        setMember(edits, *block, name, std::string(cacheMarker));
    }
    return spliced(body, std::move(edits));
}

} // namespace qiao::translation
