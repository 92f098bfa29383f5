#include "simulator/errortable.h"

#include "simulator/jsontext.h"

#include <boost/json.hpp>

#include <algorithm>

namespace json = boost::json;

namespace qiao::simulator {

namespace {

constexpr auto A = ErrorShape::OpenAi;
constexpr auto B = ErrorShape::Flat;

constexpr const char *invalidRequest = "invalid_request_error";
constexpr const char *portalText = "bad request";
constexpr const char *badToken = "invalid access token or token expired";
constexpr const char *badKey = "Incorrect API key provided. ";
constexpr const char *tokensPerMinute =
    "You exceeded your current quota, please check your plan and billing details.";

constexpr NamedError table[] = {
    {"invalid-token", 401, A, "invalid_api_key", badToken, invalidRequest},
    {"invalid-key", 401, A, "invalid_api_key", badKey, invalidRequest},
    {"invalid-key-flat", 401, B, "InvalidApiKey", "Invalid API-key provided.", ""},
    {"invalid-key-modelscope", 401, A, "invalid_api_key",
        "Authentication failed, please make sure that a valid ModelScope token is supplied.", invalidRequest},
    {"invalid-key-openrouter", 401, A, "401", "User not found.", ""},
    {"access-denied", 403, A, "access_denied", "Model access denied.", "access_denied"},
    {"unpurchased", 403, B, "AccessDenied.Unpurchased",
        "Access to model denied. Please make sure you are eligible for using the model.", ""},
    {"wrong-host-key", 403, A, "access_denied", "invalid api-key", invalidRequest},
    {"free-tier-only", 403, B, "AllocationQuota.FreeTierOnly",
        "The free tier of the model has been exhausted. If you wish to continue access the model on a paid "
        "basis, please disable the \"use free tier only\" mode in the management console.",
        ""},
    {"quota-403", 403, A, "insufficient_quota", "Free allocated quota exceeded.", "insufficient_quota"},
    {"model-not-found", 404, A, "model_not_found",
        "The model `unknown-model` does not exist or you do not have access to it.", invalidRequest},
    {"model-not-found-flat", 404, B, "ModelNotFound", "Model can not be found.", ""},
    {"wrong-path", 404, ErrorShape::Empty, "", "", ""},
    {"too-large", 413, A, "request_too_large", "Exceeded limit on max bytes to request body.",
        invalidRequest},
    {"arrearage", 400, A, "Arrearage", "Access denied, please make sure your account is in good standing.",
        "Arrearage"},
    {"context", 400, A, "invalid_parameter_error",
        "<400> InternalError.Algo.InvalidParameter: Range of input length should be [1, 129024]",
        invalidRequest},
    {"context-openai", 400, A, "context_length_exceeded",
        "This model's maximum context length is 131072 tokens. However, your messages resulted in 150000 "
        "tokens.",
        invalidRequest},
    {"max-tokens", 400, A, "invalid_parameter_error",
        "<400> InternalError.Algo.InvalidParameter: Range of max_tokens should be [1, 65536]",
        invalidRequest},
    {"inspection", 400, A, "data_inspection_failed",
        "<400> InternalError.Algo.DataInspectionFailed: Input data may contain inappropriate content.",
        "data_inspection_failed"},
    {"inspection-flat", 400, B, "DataInspectionFailed", "Output data may contain inappropriate content.", ""},
    {"invalid-parameter", 400, A, "invalid_parameter_error",
        "<400> InternalError.Algo.InvalidParameter: The tool call is not supported.", invalidRequest},
    {"portal-bad-request", 400, A, "invalid_parameter_error", portalText, invalidRequest},
    {"unsupported-model", 400, A, "invalid_parameter_error", "model 'qwen3.5-plus' is not supported",
        invalidRequest},
    {"stream-only", 400, A, "invalid_parameter_error",
        "This model only support stream mode, please enable the stream parameter to access the model. ",
        invalidRequest},
    {"thinking-non-stream", 400, A, "invalid_parameter_error",
        "parameter.enable_thinking must be set to false for non-streaming calls", invalidRequest},
    {"developer-role", 400, A, "invalid_parameter_error",
        "<400> InternalError.Algo.InvalidParameter: developer is not one of "
        "['system', 'assistant', 'user', 'tool', 'function'] - 'messages.['0].role'",
        invalidRequest},
    {"json-word", 400, A, "invalid_parameter_error",
        "<400> InternalError.Algo.InvalidParameter: 'messages' must contain the word 'json' in some form, to "
        "use "
        "'response_format' of type 'json_object'.",
        invalidRequest},
    {"throttle-rate", 429, A, "limit_requests",
        "You exceeded your current requests list. For details, see the rate limits.", "limit_requests"},
    {"throttle-rate-flat", 429, B, "Throttling.RateQuota",
        "Requests rate limit exceeded, please try again later.", ""},
    {"throttle-burst", 429, B, "Throttling.BurstRate",
        "Request rate increased too quickly. To ensure system stability, please adjust your client logic to "
        "scale "
        "requests more smoothly over time.",
        ""},
    {"throttle-qps", 429, ErrorShape::Rid, "THROTTLING.userQPSLimit", "", ""},
    {"quota-tpm", 429, A, "insufficient_quota", tokensPerMinute, "insufficient_quota"},
    {"quota-tpm-flat", 429, B, "Throttling.AllocationQuota",
        "Allocated quota exceeded, please increase your quota limit.", ""},
    {"quota-hour", 429, A, "insufficient_quota", "hour allocated quota exceeded", "insufficient_quota"},
    {"quota-week", 429, A, "insufficient_quota", "week allocated quota exceeded", "insufficient_quota"},
    {"quota-month", 429, A, "insufficient_quota", "month allocated quota exceeded", "insufficient_quota"},
    {"quota-concurrency", 429, A, "insufficient_quota", "concurrency allocated quota exceeded",
        "insufficient_quota"},
    {"quota-usage", 429, A, "insufficient_quota", "usage allocated quota exceeded", "insufficient_quota"},
    {"quota-token-plan", 429, A, "insufficient_quota",
        "Your token-plan 1-week quota has been exhausted. The quota will reset at 11-30 16:00:00 UTC.",
        "insufficient_quota"},
    {"free-quota", 429, A, "insufficient_quota", "Free allocated quota exceeded.", "insufficient_quota"},
    {"500", 500, A, "internal_error", "An internal error has occurred, please try again later.",
        "internal_error"},
    {"500-flat", 500, B, "InternalError", "An internal error has occurred, please try again later.", ""},
    {"502", 502, ErrorShape::Html, "", "502 Bad Gateway", ""},
    {"503", 503, A, "service_unavailable", "<503> InternalError.Algo: The model is overloaded.",
        "service_unavailable"},
    {"504", 504, ErrorShape::Text, "", "stream timeout", ""},
    {"504-json", 504, A, "gateway_timeout", "Request timed out, please try again later.", "gateway_timeout"},
    {"529", 529, A, "overloaded", "The service is overloaded, please try again later.", "overloaded"},
    {"authorization-pending", 400, ErrorShape::OAuth, "authorization_pending",
        "The user has not approved yet.", ""},
    {"slow-down", 429, ErrorShape::OAuth, "slow_down", "The client polls too often.", ""},
    {"slow-down-400", 400, ErrorShape::OAuth, "slow_down", "The client polls too often.", ""},
    {"access-denied-oauth", 400, ErrorShape::OAuth, "access_denied", "The user refused.", ""},
    {"expired-token", 400, ErrorShape::OAuth, "expired_token", "The device code has expired.", ""},
    {"invalid-refresh", 400, ErrorShape::OAuth, "invalid_request", "Invalid refresh token or client_id", ""},
};

QByteArray openAiBody(
    const QByteArray &code, const QByteArray &message, const QByteArray &type, const QByteArray &id)
{
    return serialized(json::object{
        {"error",
            {{"message", toJson(message)}, {"type", toJson(type)}, {"param", nullptr},
                {"code", toJson(code)}}},
        {"request_id", toJson(id)},
    });
}

QByteArray contentType(ErrorShape shape)
{
    switch (shape) {
    case ErrorShape::Text:
        return "text/plain";
    case ErrorShape::Html:
        return "text/html";
    case ErrorShape::Empty:
        return {};
    default:
        return "application/json";
    }
}

} // namespace

std::span<const NamedError> namedErrors()
{
    return table;
}

const NamedError *findError(const QByteArray &name)
{
    const auto found =
        std::ranges::find_if(table, [&](const NamedError &error) { return name == error.name; });
    return found == std::end(table) ? nullptr : found;
}

QByteArray errorBody(const NamedError &error, const QByteArray &requestId)
{
    const json::string id = toJson(requestId);
    switch (error.shape) {
    case ErrorShape::OpenAi:
        return openAiBody(error.code, error.message, error.type, requestId);
    case ErrorShape::Flat:
        return serialized(json::object{{"code", error.code}, {"message", error.message}, {"request_id", id}});
    case ErrorShape::Rid:
        return serialized(json::object{
            {"errorType", error.code}, {"rid", id}, {"message", nullptr}, {"status", error.status}});
    case ErrorShape::OAuth:
        return serialized(json::object{{"error", error.code}, {"error_description", error.message}});
    case ErrorShape::Text:
        return error.message;
    case ErrorShape::Html:
        return QByteArray("<html>\r\n<head><title>") + error.message + "</title></head>\r\n<body><h1>"
            + error.message + "</h1></body>\r\n</html>\r\n";
    case ErrorShape::Empty:
        break;
    }
    return {};
}

AnswerPlan errorAnswer(const NamedError &error, const QByteArray &requestId)
{
    AnswerPlan plan;
    plan.status = error.status;
    const QByteArray type = contentType(error.shape);
    if (!type.isEmpty()) {
        plan.headers.append({"Content-Type", type});
        plan.pieces = {errorBody(error, requestId)};
    }
    plan.headers.append({"x-request-id", requestId});
    return plan;
}

AnswerPlan errorAnswer(
    int status, const QByteArray &code, const QByteArray &message, const QByteArray &requestId)
{
    return jsonAnswer(
        status, openAiBody(code, message, "invalid_request_error", requestId), {{"x-request-id", requestId}});
}

} // namespace qiao::simulator
