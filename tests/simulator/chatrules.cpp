#include "simulator/chatrules.h"

#include "simulator/errortable.h"
#include "simulator/models.h"

#include <boost/json.hpp>

#include <algorithm>

namespace json = boost::json;

namespace qiao::simulator {

namespace {

AnswerPlan named(const char *name, const QByteArray &requestId)
{
    return errorAnswer(*findError(name), requestId);
}

AnswerPlan outOfRange(const QByteArray &what, int limit, const QByteArray &requestId)
{
    return errorAnswer(400, "invalid_parameter_error",
        "<400> InternalError.Algo.InvalidParameter: Range of " + what + " should be [1, "
            + QByteArray::number(limit) + ']',
        requestId);
}

const json::array &messagesOf(const ChatRequest &request)
{
    return member(request.body, "messages").as_array();
}

bool hasRole(const json::value &message, const char *role)
{
    return message.is_object() && member(message.as_object(), "role") == role;
}

/// One system message, first, whose content is an array and whose first part carries cache_control.
bool leadsWithCachedSystem(const json::array &messages)
{
    const auto systems = std::ranges::count_if(
        messages, [](const json::value &message) { return hasRole(message, "system"); });
    if (systems != 1 || !hasRole(messages.front(), "system")) {
        return false;
    }
    const json::value &content = member(messages.front().as_object(), "content");
    if (!content.is_array() || content.as_array().empty() || !content.as_array().front().is_object()) {
        return false;
    }
    const json::value &cache = member(content.as_array().front().as_object(), "cache_control");
    return cache.is_object() && member(cache.as_object(), "type") == "ephemeral";
}

bool asksForJsonWithoutSayingSo(const ChatRequest &request)
{
    const json::value &format = member(request.body, "response_format");
    if (!format.is_object() || member(format.as_object(), "type") != "json_object") {
        return false;
    }
    return std::ranges::none_of(messagesOf(request), [](const json::value &message) {
        return message.is_object()
            && textOf(member(message.as_object(), "content")).toLower().contains("json");
    });
}

/// Open models that think only when they stream.
bool thinksOnlyStreaming(const QByteArray &model)
{
    return matchesPattern(model, "qwen3-*b") || matchesPattern(model, "qwen3-*b-*");
}

bool forcesATool(const ChatRequest &request)
{
    const json::value &choice = member(request.body, "tool_choice");
    return choice.is_object() || (choice.is_string() && choice.as_string() == "required");
}

std::optional<AnswerPlan> brokenLimit(const ChatRequest &request, const QByteArray &requestId)
{
    const Model &model = findModel(request.model);
    for (const char *name : {"max_tokens", "max_completion_tokens"}) {
        const json::value &value = member(request.body, name);
        if (!value.is_number()) {
            continue;
        }
        const double tokens = value.to_number<double>();
        if (tokens < 1 || (model.outputTokens > 0 && tokens > model.outputTokens)) {
            return outOfRange("max_tokens", model.outputTokens > 0 ? model.outputTokens : 32768, requestId);
        }
    }
    if (model.contextTokens > 0 && request.promptTokens > model.contextTokens) {
        return outOfRange("input length", model.contextTokens, requestId);
    }
    return std::nullopt;
}

} // namespace

std::optional<AnswerPlan> refusal(const ChatRequest &request, Rules rules, const QByteArray &requestId)
{
    if (rules == Rules::None) {
        return std::nullopt;
    }
    if (rules == Rules::Portal && !isPortalModel(request.model)) {
        return errorAnswer(
            400, "invalid_parameter_error", "model '" + request.model + "' is not supported", requestId);
    }
    if (std::ranges::any_of(
            messagesOf(request), [](const json::value &message) { return hasRole(message, "developer"); })) {
        return named("developer-role", requestId);
    }
    if (rules == Rules::Portal && !leadsWithCachedSystem(messagesOf(request))) {
        return named("portal-bad-request", requestId);
    }
    if (!request.stream && findModel(request.model).streamsOnly) {
        return named("stream-only", requestId);
    }
    if (!request.stream && request.thinking && thinksOnlyStreaming(request.model)) {
        return named("thinking-non-stream", requestId);
    }
    if (request.thinking && forcesATool(request)) {
        return errorAnswer(400, "invalid_parameter_error",
            "<400> InternalError.Algo.InvalidParameter: The tool_choice parameter does not support being set "
            "to "
            "required or object in thinking mode",
            requestId);
    }
    if (asksForJsonWithoutSayingSo(request)) {
        return named("json-word", requestId);
    }
    return brokenLimit(request, requestId);
}

} // namespace qiao::simulator
