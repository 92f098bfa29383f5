#include "simulator/messageserrors.h"

#include "simulator/jsontext.h"

#include <boost/json.hpp>

#include <algorithm>

namespace json = boost::json;

namespace qiao::simulator {

namespace {

constexpr struct
{
    int status;
    const char *type;
} types[] = {
    {400, "invalid_request_error"},
    {401, "authentication_error"},
    {402, "billing_error"},
    {403, "permission_error"},
    {404, "not_found_error"},
    {413, "request_too_large"},
    {429, "rate_limit_error"},
    {504, "timeout_error"},
    {529, "overloaded_error"},
};

QByteArray body(int status, const QByteArray &message, const QByteArray &requestId)
{
    return serialized(json::object{
        {"type", "error"},
        {"error", {{"type", toJson(messagesErrorType(status))}, {"message", toJson(message)}}},
        {"request_id", toJson(requestId)},
    });
}

bool isGateways(ErrorShape shape)
{
    return shape == ErrorShape::Empty || shape == ErrorShape::Text || shape == ErrorShape::Html;
}

} // namespace

QByteArray messagesErrorType(int status)
{
    const auto *found = std::ranges::find(types, status, [](const auto &entry) { return entry.status; });
    return found == std::end(types) ? QByteArray("api_error") : QByteArray(found->type);
}

QByteArray messagesErrorBody(const NamedError &error, const QByteArray &requestId)
{
    if (isGateways(error.shape)) {
        return errorBody(error, requestId);
    }
    const QByteArray message = *error.message == '\0' ? error.code : error.message;
    return body(error.status, message, requestId);
}

AnswerPlan messagesErrorAnswer(const NamedError &error, const QByteArray &requestId)
{
    if (isGateways(error.shape)) {
        return errorAnswer(error, requestId);
    }
    return jsonAnswer(error.status, messagesErrorBody(error, requestId), {{"request-id", requestId}});
}

AnswerPlan messagesErrorAnswer(int status, const QByteArray &message, const QByteArray &requestId)
{
    return jsonAnswer(status, body(status, message, requestId), {{"request-id", requestId}});
}

} // namespace qiao::simulator
