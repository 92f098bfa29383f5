#include "translation/anthropic/anthropicblocks.h"

#include "translation/anthropic/anthropicdocuments.h"
#include "translation/anthropic/anthropicimages.h"
#include "translation/blocktext.h"
#include "translation/chat/chatdraft.h"
#include "translation/json/spelledtext.h"

#include <string>
#include <utility>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

void appendText(std::vector<ChatPart> &parts, const std::optional<Value> &text)
{
    if (text && !isBlank(spelling(*text))) {
        parts.push_back({std::string(spelling(*text))});
    }
}

/// The model is told; the tool itself is forwarded from now on.
void appendToolReference(std::vector<ChatPart> &parts, const Value &block, AnthropicContext &context)
{
    const auto name = block.find("tool_name");
    if (!name || name->kind() != Kind::String) {
        return;
    }
    context.referencedTools.insert(name->string());
    parts.push_back({blockAsText(block)});
}

/// The words of a document, and the images that stand among them.
void appendDocument(std::vector<ChatPart> &parts, const Value &block, AnthropicContext &context)
{
    DocumentText document = documentText(block);
    parts.push_back({std::move(document.text)});
    if (document.isNote) {
        context.notes.add("a document replaced by a note", "the model reads only text documents");
        return;
    }
    const auto content = block.find("source")->find("content");
    if (!content) {
        return;
    }
    forEachBlock(*content, [&](const Value &inner) {
        if (isBlock(inner, "image")) {
            appendImage(parts, inner, context);
        }
    });
}

} // namespace

void forEachBlock(const Value &content, const std::function<void(const Value &)> &visit)
{
    if (content.kind() != Kind::Array) {
        return;
    }
    for (auto block = content.firstChild(); block; block = block->nextSibling()) {
        if (block->kind() == Kind::Object) {
            visit(*block);
        }
    }
}

bool isBlock(const Value &block, std::string_view type)
{
    const auto own = block.find("type");
    return own && own->isString(type);
}

bool takesCacheMarker(const Value &block, AnthropicContext &context)
{
    const auto marker = block.find("cache_control");
    const bool marked = marker && marker->kind() == Kind::Object;
    context.cacheMarked = context.cacheMarked || marked;
    return marked;
}

void appendBlock(std::vector<ChatPart> &parts, const Value &block, AnthropicContext &context)
{
    const std::size_t before = parts.size();
    if (isBlock(block, "text")) {
        appendText(parts, block.find("text"));
    } else if (isBlock(block, "image")) {
        appendImage(parts, block, context);
    } else if (isBlock(block, "document")) {
        appendDocument(parts, block, context);
    } else if (isBlock(block, "search_result")) {
        parts.push_back({blockAsText(block)});
    } else if (isBlock(block, "tool_reference")) {
        appendToolReference(parts, block, context);
    } else {
        const auto type = block.find("type");
        context.notes.add("a block of type " + shortened(type ? type->string() : std::string()) + " left out",
            "a chat has nothing for it");
    }
    if (takesCacheMarker(block, context) && parts.size() > before) {
        parts.back().cached = true;
    }
}

void appendContentParts(std::vector<ChatPart> &parts, const Value &content, AnthropicContext &context)
{
    if (content.kind() == Kind::String) {
        appendText(parts, content);
        return;
    }
    forEachBlock(content, [&](const Value &block) { appendBlock(parts, block, context); });
}

} // namespace qiao::translation
