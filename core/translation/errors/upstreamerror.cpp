#include "translation/errors/upstreamerror.h"

#include "translation/errors/contextoverflow.h"
#include "translation/errors/errormessage.h"
#include "translation/errors/errorrules.h"
#include "translation/errors/errorshape.h"

#include <boost/json.hpp>

#include <algorithm>

namespace qiao::translation {

namespace json = boost::json;

namespace {

constexpr std::size_t longestCode = 64;

/// The service's own code, where it is a plain word that a program can compare.
std::string ownCode(const std::string &code)
{
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
            || c == '.' || c == '-';
    };
    const bool usable = code.size() <= longestCode && std::all_of(code.begin(), code.end(), plain)
        && presentableMessage(code) == code;
    return usable ? code : std::string();
}

/// A status that stands for itself towards clients.
int clientStatus(int status)
{
    const bool isError = status >= 400 && status <= 599;
    return isError ? status : status == 0 ? 500 : 502;
}

/// Not followed: it would carry the credential elsewhere.
bool isRedirect(int status)
{
    return status >= 300 && status <= 399;
}

/// What to say where the service says nothing that can be shown.
std::string ownWords(int status, const ErrorShape &shape)
{
    const std::string number = std::to_string(status);
    if (isRedirect(status)) {
        return "The service points to another address: check the account's base URL (status " + number + ").";
    }
    if (shape.form == ErrorShape::Form::Html) {
        const std::string title = htmlTitle(shape.message);
        return "The service answered with a web page instead of JSON (status " + number
            + (title.empty() ? std::string() : ", \"" + title + "\"") + ").";
    }
    const std::string code = ownCode(shape.code);
    const std::string detail = " (status " + number + (code.empty() ? code : ", " + code) + ").";
    if (status == 404) {
        return "The service knows no such address: check the account's base URL" + detail;
    }
    if (status == 401) {
        return "The service did not accept the credential" + detail;
    }
    if (status == 429) {
        return "The service takes no more requests for the moment: try again later" + detail;
    }
    return "The service refused the request without saying why" + detail;
}

std::string messageOf(int status, const ErrorShape &shape)
{
    const bool own =
        !isRedirect(status) && (shape.form == ErrorShape::Form::Json || shape.form == ErrorShape::Form::Text);
    std::string message = own ? presentableMessage(shape.message) : std::string();
    return message.empty() ? ownWords(status, shape) : message;
}

UpstreamError classifyShape(int status, const ErrorShape &shape, const ErrorContext &context)
{
    const ErrorRule &rule = errorRuleFor(status, shape);
    UpstreamError error;
    error.kind = rule.kind;
    error.concern = rule.concern;
    error.status = rule.status != 0 ? rule.status : clientStatus(status);
    error.type = rule.type;
    error.code = rule.code == keepsOwnCode ? ownCode(shape.code) : std::string(rule.code);
    error.retryHelps = rule.retryHelps;
    error.message = messageOf(isRedirect(status) ? status : error.status, shape);
    if (error.kind == UpstreamError::Kind::QuotaExhausted) {
        error.resetsAt = resetTimeIn(shape.message);
    }
    if (error.kind == UpstreamError::Kind::ContextTooLong) {
        error.overflow = contextOverflowIn(error.message, context);
        error.message = error.overflow ? contextOverflowMessage(*error.overflow) : error.message;
    } else if (error.kind == UpstreamError::Kind::GatewayTimeout) {
        error.message = "The service took too long (504: " + error.message
            + "). Contexts of 130,000 to 150,000 tokens and more are the usual cause: shorten or compact the "
              "conversation, then try again.";
    }
    return error;
}

} // namespace

UpstreamError classifyUpstreamError(int status, std::string_view body,
    std::optional<std::chrono::seconds> retryAfter, const ErrorContext &context)
{
    const ErrorShape shape = readErrorShape(body);
    const int meant = status >= 200 && status < 300 ? statusMeantBy(shape) : status;
    UpstreamError error = classifyShape(meant, shape, context);
    error.retryAfter = retryAfter;
    return error;
}

std::optional<int> statusOfErrorInOkBody(std::string_view body)
{
    const ErrorShape shape = readErrorShape(body);
    if (shape.form != ErrorShape::Form::Json || !shape.isError) {
        return {};
    }
    return classifyShape(statusMeantBy(shape), shape, {}).status;
}

std::string openAiErrorBody(const UpstreamError &error)
{
    json::object inner;
    inner["message"] = validUtf8(error.message);
    inner["type"] = validUtf8(error.type);
    inner["param"] = nullptr;
    inner["code"] = error.code.empty() ? json::value(nullptr) : json::value(validUtf8(error.code));
    json::object outer;
    outer["error"] = std::move(inner);
    return json::serialize(outer);
}

} // namespace qiao::translation
