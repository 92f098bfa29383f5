#include "translation/anthropic/toolanswers.h"

#include "translation/anthropic/anthropicblocks.h"
#include "translation/json/spelledtext.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace qiao::translation {

namespace {

using Value = RawJson::Value;

/// The text of a failed call: services have no field for it.
std::string markedAsError(std::string text)
{
    const bool marked = beginsWith(text, "<tool_use_error>") || beginsWith(text, "Error");
    return marked ? text : "[tool error] " + std::move(text);
}

/// Gives calls that share an id new ones, so that each can be answered.
void makeIdsUnique(std::vector<ChatToolCall> &calls)
{
    std::unordered_set<std::string> taken;
    for (const ChatToolCall &call : calls) {
        taken.insert(call.id);
    }
    std::unordered_map<std::string, std::size_t> copies;
    for (ChatToolCall &call : calls) {
        std::size_t &copy = copies[call.id];
        std::string id = call.id;
        while (copy > 0 && !taken.insert(id).second) {
            id = call.id + '_' + std::to_string(++copy);
        }
        copy = std::max<std::size_t>(copy, 1);
        call.id = std::move(id);
    }
}

} // namespace

void ToolAnswers::add(const Value &block, AnthropicContext &context)
{
    std::vector<ChatPart> parts;
    const auto id = block.find("tool_use_id");
    const auto error = block.find("is_error");
    if (const auto content = block.find("content")) {
        appendContentParts(parts, *content, context);
    }
    Result result;
    result.callId = callIdAtService(id ? id->string() : std::string());
    result.text = joinedTexts(parts, R"(\n)");
    if (error && error->kind() == RawJson::Kind::True) {
        result.text = markedAsError(std::move(result.text));
    }
    result.cached = takesCacheMarker(block, context);
    for (ChatPart &part : parts) {
        result.cached = result.cached || part.cached;
        part.cached = false;
        if (part.image) {
            result.images.push_back(std::move(part));
        }
    }
    if (isBlank(result.text)) {
        result.text = result.images.empty() ? "(no output)" : "(an image, shown below)";
    }
    m_results.push_back(std::move(result));
}

std::vector<ToolAnswers::Result *> ToolAnswers::paired(
    const std::vector<ChatToolCall> &calls, std::vector<ChatPart> &orphans, AnthropicContext &context)
{
    std::unordered_map<std::string, std::vector<std::size_t>> open; // calls by id, the next to answer last
    for (std::size_t i = calls.size(); i > 0; --i) {
        open[calls[i - 1].id].push_back(i - 1);
    }
    std::vector<Result *> answers(calls.size(), nullptr);
    for (Result &result : m_results) {
        const auto found = open.find(result.callId);
        if (found == open.end() || found->second.empty()) {
            orphans.push_back({R"(Result of an earlier tool call:\n)" + result.text, false, result.cached});
            std::ranges::move(result.images, std::back_inserter(orphans));
            context.notes.add("a tool result sent as text", "the message before it calls no such tool");
        } else {
            answers[found->second.back()] = &result;
            found->second.pop_back();
        }
    }
    return answers;
}

ToolAnswers::Messages ToolAnswers::take(std::vector<ChatToolCall> &calls, AnthropicContext &context)
{
    Messages messages;
    const std::vector<Result *> answers = paired(calls, messages.orphans, context);
    makeIdsUnique(calls);
    bool cached = false;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        ChatMessage &message = messages.tools.emplace_back();
        message.role = ChatMessage::Role::Tool;
        message.callId = calls[i].id;
        if (!answers[i]) {
            message.content.push_back({"(no result: the call was interrupted)"});
            context.notes.add("a tool result added", "each tool call has to be answered");
            continue;
        }
        message.content.push_back({std::move(answers[i]->text)});
        cached = cached || answers[i]->cached;
        std::ranges::move(answers[i]->images, std::back_inserter(messages.images));
    }
    if (cached) { // the order is the calls': what was marked may now be the first
        messages.tools.back().content.back().cached = true;
    }
    m_results.clear();
    return messages;
}

} // namespace qiao::translation
