#include "translation/anthropic/anthropicchat.h"

#include "translation/anthropic/anthropicanswer.h"
#include "translation/anthropic/anthropiccontext.h"
#include "translation/anthropic/anthropicoutput.h"
#include "translation/anthropic/anthropicparameters.h"
#include "translation/anthropic/anthropicprefill.h"
#include "translation/anthropic/anthropicsystem.h"
#include "translation/anthropic/anthropicthinking.h"
#include "translation/anthropic/anthropictoolchoice.h"
#include "translation/anthropic/anthropictools.h"
#include "translation/anthropic/anthropicturns.h"
#include "translation/anthropic/cachemarkers.h"
#include "translation/json/jsontext.h"

#include <algorithm>
#include <utility>

namespace qiao::translation {

namespace {

using Value = RawJson::Value;

/// A chat body while its steps add to it.
struct Draft
{
    std::vector<ChatMessage> messages;
    ChatTools tools;
    std::string parameters; ///< members, each with its comma in front
    std::string prefill;
};

/// The messages, the system prompt's among them, and what of the body decides on how they end.
Draft draftOf(const Value &root, AnthropicContext &context)
{
    Draft draft;
    AnthropicTurns turns(context);
    const Value messages = *root.find("messages");
    for (auto message = messages.firstChild(); message; message = message->nextSibling()) {
        turns.add(*message);
    }
    draft.messages = turns.take();
    draft.tools = chatTools(root, context);

    AnthropicThinking thinking(root);
    std::vector<std::string> instructions;
    writeToolChoice(draft.parameters, root, draft.tools, thinking, context);
    instructions.push_back(writeOutputFormat(draft.parameters, root, thinking, context));
    instructions.push_back(writeWebSearch(draft.parameters, draft.tools, context));
    std::erase(instructions, std::string());
    draft.prefill = applyPrefill(draft.messages, thinking, context);
    thinking.write(draft.parameters, context);
    writeParameters(draft.parameters, root, context);
    if (auto system = systemMessage(root.find("system"), turns.leadingSystem(), instructions, context)) {
        draft.messages.insert(draft.messages.begin(), std::move(*system));
    }
    return draft;
}

bool hasReasoning(const std::vector<ChatMessage> &messages)
{
    return std::ranges::any_of(
        messages, [](const ChatMessage &message) { return !message.reasoning.empty(); });
}

std::string textOf(const Draft &draft, bool toolsMarked, std::size_t size, const AnthropicContext &context)
{
    std::string out;
    out.reserve(size + size / 8 + 1024); // what arguments gain by being quoted
    out.append(R"({"model":)").append(jsonString(context.model)).append(R"(,"messages":[)");
    const ChatMessageForm form{
        context.host.textParts && !context.rule.plainText, context.host.bothReasonings};
    for (const ChatMessage &message : draft.messages) {
        out += out.back() == '[' ? "" : ",";
        appendMessage(out, message, form);
    }
    out += ']';
    if (!draft.tools.functions.empty()) {
        out.append(R"(,"tools":)").append(toolsJson(draft.tools, toolsMarked));
    }
    out += draft.parameters;
    if (context.host.preserveThinking && hasReasoning(draft.messages)) {
        out += R"(,"preserve_thinking":true)";
    }
    out += R"(,"stream":true,"stream_options":{"include_usage":true}})";
    return out;
}

std::vector<std::string> stopSequences(const Value &root)
{
    std::vector<std::string> stops;
    const auto sequences = root.find("stop_sequences");
    for (auto stop = sequences ? sequences->firstChild() : std::nullopt; stop; stop = stop->nextSibling()) {
        if (std::string text = stop->string(); !text.empty()) {
            stops.push_back(std::move(text));
        }
    }
    return stops;
}

} // namespace

PreparedRequest prepareAsChat(
    const Value &root, const std::string &asked, const ResolvedModel &resolved, const ServiceRules &rules)
{
    AnthropicContext context{.model = resolved.model,
        .rule = ruleForModel(resolved.model, rules.service),
        .host = ruleForService(rules.service)};
    if (resolved.change) {
        context.notes.add(resolved.change->what, resolved.change->why);
    }
    Draft draft = draftOf(root, context);
    bool toolsMarked = draft.tools.cached && !draft.tools.functions.empty();
    chooseCacheMarkers(draft.messages, toolsMarked, root, context);
    noteRemovedFields(root, context);

    PreparedRequest prepared;
    prepared.unchanged = false;
    prepared.model = resolved.model;
    prepared.streamUpstream = true;
    prepared.body = textOf(draft, toolsMarked, root.raw().size(), context);
    auto names = context.names.changed();
    if (!names.empty()) {
        context.notes.add(std::to_string(names.size()) + " tool names shortened",
            "services take 64 letters, digits, _ and -; the client gets its own names back");
    }
    prepared.changes = context.notes.list();
    prepared.answer = anthropicAnswer({asked, std::move(names), draft.prefill, stopSequences(root)});
    return prepared;
}

} // namespace qiao::translation
