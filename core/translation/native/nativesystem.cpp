#include "translation/native/nativesystem.h"

#include "translation/blocktext.h"
#include "translation/json/spelledtext.h"

#include <algorithm>
#include <optional>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

constexpr std::string_view billing = "x-anthropic-billing-header:";
constexpr std::string_view gap = R"(\n\n)";

std::optional<Value> textMember(const Value &block)
{
    auto text = nativeBlock(block) == NativeBlock::Text ? block.find("text") : std::nullopt;
    return text && text->kind() == Kind::String ? text : std::nullopt;
}

/// Why a block of "system" is not sent; null: it is.
const char *whyNotSystem(const Value &block)
{
    const auto text = textMember(block);
    if (!text) {
        return nullptr;
    }
    if (beginsWith(spelling(*text), billing)) {
        return "it changes with every request, and so keeps prompts out of the cache";
    }
    return isBlank(spelling(*text)) ? "it says nothing" : nullptr;
}

std::vector<std::string> blocksOf(const std::vector<SystemText> &texts)
{
    std::vector<std::string> blocks;
    blocks.reserve(texts.size());
    for (const SystemText &text : texts) {
        blocks.push_back(text.block());
    }
    return blocks;
}

std::string listOf(const std::vector<SystemText> &texts)
{
    std::string list = "[";
    for (const SystemText &text : texts) {
        list += list.size() > 1 ? "," : "";
        list += text.block();
    }
    return list + ']';
}

void addToString(NativeDraft &draft, const Value &system, const std::vector<SystemText> &more)
{
    if (std::ranges::any_of(more, [](const SystemText &text) { return text.marker; })) {
        std::vector<SystemText> all{{std::string(spelling(system)), false}};
        all.insert(all.end(), more.begin(), more.end());
        replaceValue(draft.body.edits(), system, listOf(all));
        return;
    }
    std::string added;
    for (const SystemText &text : more) {
        added.append(system.raw().size() > 2 || !added.empty() ? gap : "").append(text.spelled);
    }
    draft.body.edits().push_back({system.end() - 1, 0, added});
}

/// One block of "system" that is sent.
void keepBlock(NativeDraft &draft, const Value &block)
{
    if (nativeBlock(block) == NativeBlock::Text) {
        draft.dropMembers(block, NativePlace::SystemBlock);
    } else {
        replaceValue(draft.body.edits(), block, SystemText{blockAsText(block), false}.block());
    }
}

void applyToBlocks(NativeDraft &draft, const Value &system, const std::vector<SystemText> &more)
{
    std::vector<Value> kept;
    bool dropped = false;
    for (auto block = system.firstChild(); block; block = block->nextSibling()) {
        if (const char *why = whyNotSystem(*block)) {
            const bool isBilling = beginsWith(spelling(*textMember(*block)), billing);
            draft.noteDropped(why, "system: ", isBilling ? "the billing line" : "an empty text");
            dropped = true;
        } else {
            kept.push_back(*block);
        }
    }
    if (kept.empty()) {
        if (!more.empty()) {
            draft.body.set("system", listOf(more));
        } else {
            draft.body.remove("system");
        }
        return;
    }
    for (const Value &block : kept) {
        keepBlock(draft, block);
    }
    if (dropped) {
        removeChildren(
            draft.body.edits(), system, [](const Value &block) { return whyNotSystem(block) != nullptr; });
    }
    appendChildren(draft.body.edits(), system, blocksOf(more));
}

} // namespace

std::string SystemText::block() const
{
    std::string text = R"({"type":"text","text":")" + spelled + '"';
    if (marker) {
        text.append(R"(,"cache_control":)").append(cacheMarker);
    }
    return text + '}';
}

SystemText SystemText::reminder() const
{
    return {R"(<system-reminder>\n)" + spelled + R"(\n</system-reminder>)", marker};
}

SystemText systemTextOf(const NativeDraft &draft, const Value &message)
{
    const auto content = message.find("content");
    if (!content || content->kind() != Kind::Array) {
        return {content && content->kind() == Kind::String ? std::string(spelling(*content)) : std::string(),
            false};
    }
    SystemText all;
    for (auto block = content->firstChild(); block; block = block->nextSibling()) {
        const auto text = textMember(*block);
        const std::string part = text ? std::string(spelling(*text)) : blockAsText(*block);
        if (!part.empty()) {
            all.spelled.append(all.spelled.empty() ? "" : gap).append(part);
        }
        all.marker = all.marker || !draft.markerOf(*block).empty();
    }
    return all;
}

void applyNativeSystem(NativeDraft &draft, const std::vector<SystemText> &more)
{
    const auto system = draft.root().find("system");
    if (system && system->kind() == Kind::Array) {
        applyToBlocks(draft, *system, more);
    } else if (more.empty()) {
        return;
    } else if (system && system->kind() == Kind::String) {
        addToString(draft, *system, more);
    } else {
        draft.body.set("system", listOf(more));
    }
}

} // namespace qiao::translation
