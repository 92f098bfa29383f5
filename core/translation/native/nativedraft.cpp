#include "translation/native/nativedraft.h"

#include "translation/native/nativeendmarker.h"

#include <algorithm>
#include <utility>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

constexpr std::size_t mostNamed = 12;

const char *wordFor(NativePlace place)
{
    switch (place) {
    case NativePlace::Request:
        break;
    case NativePlace::Message:
        return "messages: ";
    case NativePlace::SystemBlock:
        return "system: ";
    case NativePlace::TextBlock:
        return "text: ";
    case NativePlace::ImageBlock:
        return "image: ";
    case NativePlace::ThinkingBlock:
        return "thinking: ";
    case NativePlace::ToolUseBlock:
        return "tool_use: ";
    case NativePlace::ToolResultBlock:
        return "tool_result: ";
    case NativePlace::Tool:
        return "tools: ";
    }
    return "";
}

bool hasMarker(const Value &block)
{
    const auto control = block.find("cache_control");
    return control && control->kind() == Kind::Object;
}

} // namespace

NativeDraft::NativeDraft(const Value &root, std::string modelUsed, const ModelRule &ruleUsed)
    : body(root), model(std::move(modelUsed)), rule(ruleUsed)
{
    planMarkers();
}

std::optional<Value> NativeDraft::list(std::string_view name) const
{
    auto found = root().find(name);
    return found && found->kind() == Kind::Array ? found : std::nullopt;
}

/// Of too many markers the last ones stay: each caches all that stands before it. One place is kept for the
/// marker at the end.
void NativeDraft::planMarkers()
{
    std::vector<std::size_t> found;
    for (const std::string_view name : {"tools", "system"}) {
        if (const auto blocks = list(name)) {
            addMarkersIn(*blocks, found);
        }
    }
    const auto messages = list("messages");
    for (auto message = messages ? messages->firstChild() : std::nullopt; message;
         message = message->nextSibling()) {
        if (const auto content = message->find("content"); content && content->kind() == Kind::Array) {
            addMarkersIn(*content, found);
        }
    }
    const std::size_t most = mostCacheMarkers - (cachesAutomatically(root()) ? 1 : 0);
    if (found.size() <= most) {
        return;
    }
    m_unmarked.assign(found.begin(), found.end() - static_cast<std::ptrdiff_t>(most));
    std::ranges::sort(m_unmarked);
}

void NativeDraft::addMarkersIn(const Value &blocks, std::vector<std::size_t> &found) const
{
    for (auto block = blocks.firstChild(); block; block = block->nextSibling()) {
        const auto inner = block->find("content");
        if (inner && inner->kind() == Kind::Array && nativeBlock(*block) == NativeBlock::ToolResult) {
            for (auto part = inner->firstChild(); part; part = part->nextSibling()) {
                if (hasMarker(*part)) {
                    found.push_back(part->begin());
                }
            }
        }
        if (hasMarker(*block)) {
            found.push_back(block->begin());
        }
    }
}

bool NativeDraft::keepsMarker(const Value &block) const
{
    return !std::ranges::binary_search(m_unmarked, block.begin());
}

std::string NativeDraft::markerOf(const Value &block) const
{
    return hasMarker(block) && keepsMarker(block) ? R"(,"cache_control":)" + std::string(cacheMarker)
                                                  : std::string();
}

void NativeDraft::dropMembers(
    const Value &object, NativePlace place, const std::function<bool(const Value &)> &also)
{
    if (object.kind() != Kind::Object) {
        return;
    }
    const bool unmarked = !keepsMarker(object);
    removeChildren(body.edits(), object, [&](const Value &member) {
        const Value key = *member.key();
        if ((also && also(member)) || (unmarked && key.isString("cache_control"))) {
            return true;
        }
        const char *why = whyDropped(place, key);
        if (why) {
            noteDropped(why, wordFor(place), key.string());
        } else if (key.isString("cache_control") && member.kind() == Kind::Object) {
            simplifyMarker(member);
        }
        return why != nullptr;
    });
}

void NativeDraft::simplifyMarker(const Value &control)
{
    const auto type = control.firstChild();
    if (type && !type->nextSibling() && type->key()->isString("type")) {
        return;
    }
    replaceValue(body.edits(), control, std::string(cacheMarker));
    if (!std::exchange(m_markerSimplified, true)) {
        body.note("cache_control: only its type is sent", "the service keeps a prompt for five minutes");
    }
}

void NativeDraft::noteDropped(const char *why, std::string_view place, std::string_view name)
{
    const std::string_view reason = why;
    auto row = std::ranges::find_if(
        m_dropped, [reason](const Dropped &known) { return std::string_view(known.why) == reason; });
    if (row == m_dropped.end()) {
        row = m_dropped.insert(m_dropped.end(), Dropped{why, {}});
    }
    row->names.insert(std::string(place) + shortened(name));
}

std::vector<Change> NativeDraft::changes() const
{
    std::vector<Change> all = body.changes();
    if (!m_unmarked.empty()) {
        all.push_back({"cache markers removed: " + std::to_string(m_unmarked.size()),
            "the service takes " + std::to_string(mostCacheMarkers)});
    }
    for (const Dropped &row : m_dropped) {
        std::string names;
        std::size_t count = 0;
        for (const std::string &name : row.names) {
            if (++count > mostNamed) {
                names += " and " + std::to_string(row.names.size() - mostNamed) + " more";
                break;
            }
            names += names.empty() ? name : ", " + name;
        }
        all.push_back({names + " removed", row.why});
    }
    return all;
}

} // namespace qiao::translation
