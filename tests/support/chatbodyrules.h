#pragma once

#include "translation/chat/chatrequest.h"
#include "translation/json/rawjson.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

/// What has to hold of every chat body that was translated from another dialect, whatever came in.
namespace chatbodyrules {

using qiao::translation::RawJson;
using Kind = RawJson::Kind;
using Value = RawJson::Value;

inline bool has(const Value &object, std::string_view name)
{
    return object.find(name).has_value();
}

inline std::string textOf(const Value &object, std::string_view name)
{
    const auto member = object.find(name);
    return member ? member->string() : std::string();
}

inline bool isEmptyText(const Value &text)
{
    return text.kind() != Kind::String || text.isString("");
}

/// A part that may be sent: a text with something in it (the portal insists on an empty one where there is no
/// system prompt), or an image.
inline bool isSound(const Value &part, bool system)
{
    if (textOf(part, "type") == "image_url") {
        return !isEmptyText(*part.find("image_url")->find("url"));
    }
    return textOf(part, "type") == "text" && (system || !isEmptyText(*part.find("text")));
}

inline bool hasSoundContent(const Value &message)
{
    const auto content = message.find("content");
    const bool system = textOf(message, "role") == "system";
    if (content && content->kind() == Kind::Array) {
        for (auto part = content->firstChild(); part; part = part->nextSibling()) {
            if (!isSound(*part, system)) {
                return false;
            }
        }
        return content->firstChild().has_value();
    }
    const bool mayBeEmpty = has(message, "tool_calls") || has(message, "reasoning_content");
    return content && content->kind() == Kind::String && (mayBeEmpty || !content->isString(""));
}

inline bool isName(std::string_view name)
{
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
            || c == '-';
    };
    return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, plain);
}

/// Takes the ids of an assistant's calls; empty text = all is well.
inline std::string callIds(const Value &calls, std::vector<std::string> &ids)
{
    std::unordered_set<std::string> taken;
    for (auto call = calls.firstChild(); call; call = call->nextSibling()) {
        const auto function = call->find("function");
        const std::string id = textOf(*call, "id");
        RawJson arguments;
        const std::string text = textOf(*function, "arguments");
        if (!arguments.parse(text) || arguments.root().kind() != Kind::Object) {
            return "arguments that are no JSON object";
        }
        if (!isName(textOf(*function, "name")) || id.empty() || !taken.insert(id).second) {
            return "a call without a good name and an id of its own";
        }
        ids.push_back(id);
    }
    return ids.empty() ? "an empty list of calls" : "";
}

inline std::string brokenOrder(const Value &messages)
{
    std::vector<std::string> open; // ids to answer, the next one last
    std::string previous;
    for (auto message = messages.firstChild(); message; message = message->nextSibling()) {
        const std::string role = textOf(*message, "role");
        if (role == "tool") {
            if (open.empty() || open.back() != textOf(*message, "tool_call_id")) {
                return "a tool message that answers no call, or out of order";
            }
            open.pop_back();
        } else if (!open.empty()) {
            return "a call that is not answered directly after";
        }
        if (role == "system" && !previous.empty()) {
            return "a system message that is not the first";
        }
        if (role == "assistant" && previous == "assistant") {
            return "two assistant messages in a row";
        }
        if (!hasSoundContent(*message)) {
            return "a message with nothing in it: " + std::string(message->raw().substr(0, 200));
        }
        if (const auto calls = message->find("tool_calls")) {
            if (std::string broken = callIds(*calls, open); !broken.empty()) {
                return broken;
            }
            std::ranges::reverse(open);
        }
        previous = role;
    }
    return open.empty() ? "" : "calls without an answer at the end";
}

inline int cacheMarkers(const Value &body)
{
    int markers = 0;
    const auto messages = body.find("messages");
    for (auto message = messages->firstChild(); message; message = message->nextSibling()) {
        const auto content = message->find("content");
        for (auto part = content->firstChild(); part; part = part->nextSibling()) {
            markers += has(*part, "cache_control") ? 1 : 0;
        }
    }
    const auto tools = body.find("tools");
    for (auto tool = tools ? tools->firstChild() : std::nullopt; tool; tool = tool->nextSibling()) {
        markers += has(*tool, "cache_control") ? 1 : 0;
    }
    return markers;
}

/// Which rule \a text, a translated body, breaks; empty = none.
inline std::string broken(const std::string &text)
{
    static constexpr std::array known{"model", "messages", "tools", "tool_choice", "parallel_tool_calls",
        "max_tokens", "temperature", "top_p", "top_k", "stop", "enable_thinking", "thinking_budget",
        "reasoning_effort", "response_format", "enable_search", "search_options", "preserve_thinking",
        "stream", "stream_options"};
    RawJson json;
    if (!json.parse(text)) {
        return "no JSON: " + std::string(json.error());
    }
    const Value body = json.root();
    for (auto member = body.firstChild(); member; member = member->nextSibling()) {
        const std::string key = member->key()->string();
        if (std::ranges::find(known, key) == known.end()) {
            return "a field that chat services do not know: " + key;
        }
    }
    if (has(body, "reasoning_effort") && (has(body, "thinking_budget") || has(body, "enable_thinking"))) {
        return "reasoning_effort beside thinking_budget or enable_thinking";
    }
    const auto stream = body.find("stream");
    if (!stream || stream->kind() != Kind::True || !has(*body.find("stream_options"), "include_usage")) {
        return "no stream with usage";
    }
    if (const auto tools = body.find("tools");
        (tools && !tools->firstChild()) || (!tools && has(body, "tool_choice"))) {
        return "no tools where there should be some";
    }
    if (cacheMarkers(body) > 4) {
        return "more than 4 cache markers";
    }
    return body.find("messages")->firstChild() ? brokenOrder(*body.find("messages")) : "no messages";
}

/// Whether the rules for chat bodies find something to change in \a text, which they should have held for.
inline bool needsMore(const std::string &text, const qiao::translation::ServiceRules &rules)
{
    const auto request = qiao::translation::ChatRequest::parse(text);
    return !request || !request->prepare(rules).unchanged;
}

} // namespace chatbodyrules
