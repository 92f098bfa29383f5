#include "simulator/chatanswer.h"

#include "simulator/chatstream.h"
#include "simulator/jsontext.h"

#include <boost/json.hpp>

#include <QDateTime>

namespace json = boost::json;

namespace qiao::simulator {

namespace {

json::string joined(const QList<QByteArray> &pieces)
{
    return toJson(pieces.join());
}

json::object messageOf(const ChatContent &content)
{
    json::object message{{"role", "assistant"}, {"content", joined(content.text)}};
    if (!content.reasoning.isEmpty()) {
        message["reasoning_content"] = joined(content.reasoning);
    }
    json::array calls;
    for (const ToolCall &call : content.toolCalls) {
        calls.push_back(json::object{{"index", calls.size()}, {"id", toJson(call.id)}, {"type", "function"},
            {"function", {{"name", toJson(call.name)}, {"arguments", toJson(call.arguments)}}}});
    }
    if (!calls.empty()) {
        message["tool_calls"] = calls;
    }
    return message;
}

} // namespace

json::object usageJson(const Usage &usage)
{
    json::object promptDetails{{"cached_tokens", usage.cachedTokens}};
    if (usage.cacheCreationTokens > 0) {
        promptDetails["cache_creation_input_tokens"] = usage.cacheCreationTokens;
    }
    return {
        {"prompt_tokens", usage.promptTokens},
        {"completion_tokens", usage.completionTokens},
        {"total_tokens", usage.promptTokens + usage.completionTokens},
        {"prompt_tokens_details", std::move(promptDetails)},
        {"completion_tokens_details", {{"reasoning_tokens", usage.reasoningTokens}}},
    };
}

QByteArray answerId(int number)
{
    return "chatcmpl-sim" + QByteArray::number(number).rightJustified(8, '0');
}

AnswerPlan plainChatAnswer(const ChatContent &content, const ChatRequest &request, int number)
{
    json::array choices;
    choices.push_back(json::object{{"message", messageOf(content)}, {"finish_reason", toJson(content.finish)},
        {"index", 0}, {"logprobs", nullptr}});
    const json::object document{
        {"choices", choices},
        {"object", "chat.completion"},
        {"usage", usageJson(content.usage)},
        {"created", QDateTime::currentSecsSinceEpoch()},
        {"system_fingerprint", nullptr},
        {"model", toJson(request.model)},
        {"id", toJson(answerId(number))},
    };
    return jsonAnswer(200, serialized(document));
}

} // namespace qiao::simulator
