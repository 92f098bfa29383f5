#include "translation/anthropic/anthropictoolchoice.h"

#include "translation/chat/chatdraft.h"
#include "translation/json/jsontext.h"

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

std::string textOf(const Value &choice, std::string_view name)
{
    const auto member = choice.find(name);
    return member ? member->string() : std::string();
}

/// A choice that lets the model do nothing but call.
void writeForced(std::string &body, const std::string &choice, const std::string &asked,
    AnthropicThinking &thinking, AnthropicContext &context)
{
    if (context.host.strictWhileThinking && !thinking.standsBack(context.rule)) {
        context.notes.add(asked + " removed", "the service refuses it while the model thinks");
        return;
    }
    body += R"(,"tool_choice":)" + choice;
}

void writeChoice(std::string &body, const Value &choice, const ChatTools &tools, AnthropicThinking &thinking,
    AnthropicContext &context)
{
    const std::string type = textOf(choice, "type");
    if (type == "auto" || type == "none") {
        body += R"(,"tool_choice":)" + jsonString(type);
    } else if (type == "any") {
        writeForced(body, R"("required")", "tool_choice: any", thinking, context);
    } else if (type == "tool") {
        const std::string name = textOf(choice, "name");
        const std::string asked = "tool_choice: " + shortened(name);
        if (!tools.names.contains(name)) {
            context.notes.add(asked + " removed", "the service does not get this tool");
            return;
        }
        writeForced(body,
            R"({"type":"function","function":{"name":")" + context.names.atService(name) + R"("}})", asked,
            thinking, context);
    }
}

} // namespace

void writeToolChoice(std::string &body, const Value &root, const ChatTools &tools,
    AnthropicThinking &thinking, AnthropicContext &context)
{
    const auto choice = root.find("tool_choice");
    if (!choice || tools.functions.empty()) {
        return;
    }
    writeChoice(body, *choice, tools, thinking, context);
    const auto disabled = choice->find("disable_parallel_tool_use");
    if (disabled && (disabled->kind() == Kind::True || disabled->kind() == Kind::False)) {
        body += R"(,"parallel_tool_calls":)";
        body += disabled->kind() == Kind::True ? "false" : "true";
    }
}

std::string writeWebSearch(std::string &body, const ChatTools &tools, AnthropicContext &context)
{
    if (tools.webSearch.empty()) {
        return {};
    }
    if (!context.host.search || !context.rule.search) {
        context.notes.add("web search left out", "the service cannot search with this model");
        return "Web search is not available here. If the request needs it, say so, and answer from what you "
               "know.";
    }
    body += R"(,"enable_search":true)";
    if (tools.functions.empty()) {
        // nothing else was asked for: Claude Code searches with a request of its own
        body += R"(,"search_options":{"forced_search":true})";
    }
    context.notes.add("web search → enable_search: true", "the service searches by itself");
    for (const std::string &setting : tools.searchSettings) {
        context.notes.add(
            "web_search: " + setting + " removed", "the service's search takes no such setting");
    }
    return {};
}

} // namespace qiao::translation
