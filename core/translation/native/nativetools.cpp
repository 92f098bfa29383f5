#include "translation/native/nativetools.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

using Names = std::set<std::string, std::less<>>;

/// Claude Code's stand-in for tools that it holds back.
constexpr std::string_view placeholder = "DeferredToolPlaceholder";

std::string textOf(const Value &object, std::string_view name)
{
    const auto member = object.find(name);
    return member ? member->string() : std::string();
}

/// The tool's type where the client does not run it itself; empty for the client's own.
std::string serverType(const Value &tool)
{
    const std::string type = textOf(tool, "type");
    return type == "custom" ? std::string() : type;
}

bool isDeferred(const Value &tool)
{
    const auto deferred = tool.find("defer_loading");
    return deferred && deferred->kind() == Kind::True;
}

/// Adds the names of tools that \a content, a tool result's, says to be loaded.
void addReferences(const Value &content, Names &names)
{
    for (auto part = content.firstChild(); part; part = part->nextSibling()) {
        if (nativeBlock(*part) == NativeBlock::AsText && textOf(*part, "type") == "tool_reference") {
            names.insert(textOf(*part, "tool_name"));
        }
    }
}

/// Names of the tools that the conversation has loaded so far.
Names loadedTools(const NativeDraft &draft)
{
    Names names;
    const auto messages = draft.list("messages");
    for (auto message = messages ? messages->firstChild() : std::nullopt; message;
         message = message->nextSibling()) {
        const auto content = message->find("content");
        if (!content || content->kind() != Kind::Array) {
            continue;
        }
        for (auto block = content->firstChild(); block; block = block->nextSibling()) {
            const auto inner = block->find("content");
            if (inner && inner->kind() == Kind::Array) {
                addReferences(*inner, names);
            }
        }
    }
    return names;
}

/// Whether the service would look for deferred tools itself: then all of them have to be there.
bool searchesTools(const Value &tools)
{
    for (auto tool = tools.firstChild(); tool; tool = tool->nextSibling()) {
        if (serverType(*tool).starts_with("tool_search_tool")) {
            return true;
        }
    }
    return false;
}

class ToolSelection
{
public:
    ToolSelection(NativeDraft &draft, const Value &tools)
        : m_draft(draft), m_loaded(loadedTools(draft)), m_all(searchesTools(tools))
    { }

    /// Whether \a tool is not sent; noted then.
    [[nodiscard]] bool goes(const Value &tool)
    {
        if (const std::string type = serverType(tool); !type.empty()) {
            m_draft.noteDropped("the service runs no tools itself", "tools: ", type);
            return true;
        }
        const std::string name = textOf(tool, "name");
        if (name == placeholder || (!m_all && isDeferred(tool) && !m_loaded.contains(name))) {
            m_draft.noteDropped("it is not loaded yet", "tools: ", name);
            return true;
        }
        kept.insert(name);
        return false;
    }

    Names kept;

private:
    NativeDraft &m_draft;
    Names m_loaded;
    bool m_all;
};

void settleChoice(NativeDraft &draft, const Names &tools)
{
    const auto choice = draft.root().find("tool_choice");
    if (!choice || choice->kind() != Kind::Object) {
        return;
    }
    const std::string type = textOf(*choice, "type");
    const std::string name = textOf(*choice, "name");
    if (tools.empty()) {
        draft.body.remove("tool_choice");
        draft.body.note("tool_choice removed", "no tool is left for it");
    } else if (type == "tool" && !tools.contains(name)) {
        draft.body.set("tool_choice", R"({"type":"auto"})");
        draft.body.note("tool_choice: " + shortened(name) + " → auto", "that tool is not sent");
    } else {
        draft.insistsOnTool = type == "any" || type == "tool";
    }
}

} // namespace

void applyNativeTools(NativeDraft &draft)
{
    const auto tools = draft.list("tools");
    if (!tools) {
        settleChoice(draft, {});
        return;
    }
    ToolSelection selection(draft, *tools);
    std::vector<std::size_t> gone;
    std::vector<Value> kept;
    for (auto tool = tools->firstChild(); tool; tool = tool->nextSibling()) {
        if (tool->kind() == Kind::Object && selection.goes(*tool)) {
            gone.push_back(tool->begin());
        } else {
            kept.push_back(*tool);
        }
    }
    if (kept.empty()) {
        draft.body.remove("tools");
        draft.body.note("tools removed", "none is left");
    } else {
        removeChildren(draft.body.edits(), *tools,
            [&gone](const Value &tool) { return std::ranges::binary_search(gone, tool.begin()); });
        for (const Value &tool : kept) {
            draft.dropMembers(tool, NativePlace::Tool);
        }
    }
    settleChoice(draft, selection.kept);
}

bool wantsWebSearch(const Value &root)
{
    const auto tools = root.find("tools");
    for (auto tool = tools && tools->kind() == Kind::Array ? tools->firstChild() : std::nullopt; tool;
         tool = tool->nextSibling()) {
        if (serverType(*tool).starts_with("web_search")) {
            return true;
        }
    }
    return false;
}

} // namespace qiao::translation
