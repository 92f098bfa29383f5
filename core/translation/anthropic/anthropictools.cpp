#include "translation/anthropic/anthropictools.h"

#include "translation/anthropic/anthropicblocks.h"
#include "translation/chat/chatdraft.h"
#include "translation/json/spelledtext.h"
#include "translation/toolschema.h"

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

/// Stands in Claude Code's list for the tools that can be searched for.
constexpr std::string_view placeholder = "DeferredToolPlaceholder";

std::string textOf(const Value &tool, std::string_view name)
{
    const auto member = tool.find(name);
    return member ? member->string() : std::string();
}

bool isTrue(const std::optional<Value> &value)
{
    return value && value->kind() == Kind::True;
}

/// A tool of the client's own: the type may be missing, and one that nobody knows may still have a schema.
bool isCustom(const Value &tool)
{
    const std::string type = textOf(tool, "type");
    const auto schema = tool.find("input_schema");
    return type.empty() || type == "custom" || (schema && schema->kind() == Kind::Object);
}

std::string function(const Value &tool, const std::string &name, AnthropicContext &context)
{
    std::string out = R"({"type":"function","function":{"name":")" + context.names.atService(name) + '"';
    const auto description = tool.find("description");
    if (description && !isBlank(spelling(*description))) {
        out.append(R"(,"description":)").append(description->raw());
    }
    out += R"(,"parameters":)";
    out += functionParameters(tool.find("input_schema"));
    out += "}}";
    return out;
}

class ToolReader
{
public:
    ToolReader(bool keepsDeferred, AnthropicContext &context)
        : m_keepsDeferred(keepsDeferred), m_context(context)
    { }

    void read(const Value &tool)
    {
        m_tools.cached = takesCacheMarker(tool, m_context) || m_tools.cached;
        if (isCustom(tool)) {
            readCustom(tool);
        } else {
            readOwn(tool);
        }
    }

    [[nodiscard]] ChatTools take() { return std::move(m_tools); }

private:
    void readCustom(const Value &tool)
    {
        const std::string name = textOf(tool, "name");
        if (name == placeholder) {
            return;
        }
        if (isTrue(tool.find("defer_loading")) && !m_keepsDeferred
            && !m_context.referencedTools.contains(name)) {
            m_context.notes.add("a deferred tool left out", "the conversation has not loaded it");
            return;
        }
        m_tools.functions.push_back(function(tool, name, m_context));
        m_tools.names.insert(name);
    }

    /// One of Anthropic's own.
    void readOwn(const Value &tool)
    {
        const std::string type = textOf(tool, "type");
        if (type.starts_with("web_search_")) {
            m_tools.webSearch = textOf(tool, "name");
            m_tools.webSearch = m_tools.webSearch.empty() ? "web_search" : m_tools.webSearch;
            readSearchSettings(tool);
            return;
        }
        m_context.notes.add("tool " + shortened(type) + " left out", "only Anthropic's servers have it");
    }

    void readSearchSettings(const Value &tool)
    {
        for (const char *name : {"max_uses", "allowed_domains", "blocked_domains", "user_location"}) {
            const auto setting = tool.find(name);
            if (setting && setting->kind() != Kind::Null) {
                m_tools.searchSettings.emplace_back(name);
            }
        }
    }

    bool m_keepsDeferred;
    AnthropicContext &m_context;
    ChatTools m_tools;
};

bool searchesTools(const Value &tools)
{
    bool searches = false;
    forEachBlock(tools, [&searches](const Value &tool) {
        searches = searches || textOf(tool, "type").starts_with("tool_search_tool_");
    });
    return searches;
}

} // namespace

ChatTools chatTools(const Value &root, AnthropicContext &context)
{
    const auto tools = root.find("tools");
    if (!tools) {
        return {};
    }
    ToolReader reader(searchesTools(*tools), context);
    forEachBlock(*tools, [&reader](const Value &tool) { reader.read(tool); });
    return reader.take();
}

std::string toolsJson(const ChatTools &tools, bool marked)
{
    std::string out = "[";
    for (const std::string &tool : tools.functions) {
        out.append(out.size() > 1 ? "," : "").append(tool);
    }
    if (marked) {
        out.insert(out.size() - 1, R"(,"cache_control":{"type":"ephemeral"})");
    }
    out += ']';
    return out;
}

} // namespace qiao::translation
