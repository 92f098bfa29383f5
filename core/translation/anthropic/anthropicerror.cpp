#include "translation/anthropic/anthropicerror.h"

#include "translation/errors/contextoverflow.h"
#include "translation/errors/errormessage.h"
#include "translation/json/jsontext.h"

#include <optional>

namespace qiao::translation {

namespace {

struct TypeOfStatus
{
    int status;
    std::string_view type;
};

constexpr TypeOfStatus types[] = {
    {401, "authentication_error"},
    {402, "billing_error"},
    {403, "permission_error"},
    {404, "not_found_error"},
    {408, "timeout_error"},
    {413, "request_too_large"},
    {429, "rate_limit_error"},
    {503, "overloaded_error"},
    {504, "timeout_error"},
    {529, "overloaded_error"},
};

std::string overflowMessage(const ContextOverflow &overflow)
{
    const std::string limit = std::to_string(overflow.limit);
    if (overflow.output > 0) {
        return "input length and `max_tokens` exceed context limit: "
            + std::to_string(overflow.tokens - overflow.output) + " + " + std::to_string(overflow.output)
            + " > " + limit + ", decrease input length or `max_tokens` and try again";
    }
    return "prompt is too long: " + std::to_string(overflow.tokens) + " tokens > " + limit + " maximum";
}

/// DashScope: "Range of max_tokens should be [1, Y]".
std::optional<std::string> outputLimitMessage(std::string_view message)
{
    const auto limit = numberAfter(lowered(message), "range of max_tokens should be [1,");
    if (!limit) {
        return {};
    }
    // Clients lower their value by these numbers; the service does not repeat what was asked for, only that
    // it was more.
    return "max_tokens: " + std::to_string(*limit + 1) + " > " + std::to_string(*limit)
        + ", which is the maximum allowed number of output tokens for this model";
}

/// The name between the first quotes of the service's sentence ("The model `x` does not exist.").
std::optional<std::string> quotedName(std::string_view message)
{
    const std::size_t open = message.find_first_of("`'\"");
    if (open == std::string_view::npos) {
        return {};
    }
    const std::size_t close = message.find(message[open], open + 1);
    if (close == std::string_view::npos || close == open + 1) {
        return {};
    }
    return std::string(message.substr(open + 1, close - open - 1));
}

} // namespace

std::string anthropicErrorType(int status)
{
    for (const TypeOfStatus &row : types) {
        if (row.status == status) {
            return std::string(row.type);
        }
    }
    return status >= 400 && status < 499 ? "invalid_request_error" : "api_error";
}

std::string anthropicErrorMessage(const UpstreamError &error)
{
    if (error.overflow) {
        return overflowMessage(*error.overflow);
    }
    if (error.code == "context_length_exceeded") {
        return "prompt is too long: " + error.message;
    }
    if (error.code == "content_filter") {
        return "The content was rejected by the provider's filter: " + error.message;
    }
    if (error.code == "model_not_found") {
        const auto name = quotedName(error.message);
        return name ? "model: " + *name : error.message;
    }
    return outputLimitMessage(error.message).value_or(error.message);
}

std::string anthropicErrorBody(const UpstreamError &error, std::string_view requestId)
{
    std::string body = R"({"type":"error","error":{"type":)" + jsonString(anthropicErrorType(error.status))
        + R"(,"message":)" + jsonString(validUtf8(anthropicErrorMessage(error)));
    if (error.code == "thread_not_found") {
        body += R"(,"details":{"error_code":"thread_not_found"})";
    }
    body += '}';
    if (!requestId.empty()) {
        body += ",\"request_id\":" + jsonString(requestId);
    }
    return body += "}";
}

} // namespace qiao::translation
