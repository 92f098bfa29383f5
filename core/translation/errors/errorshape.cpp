#include "translation/errors/errorshape.h"

#include "translation/sse.h"

#include <boost/json.hpp>

#include <array>
#include <charconv>

namespace qiao::translation {

namespace json = boost::json;

namespace {

constexpr std::size_t largestParsed = 1024 * 1024;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

std::string textOf(const json::object &object, std::string_view name)
{
    const json::value *value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::optional<int> statusOf(std::string_view digits)
{
    int status = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), status);
    const bool inRange = error == std::errc() && status >= 400 && status <= 599;
    return inRange && end == digits.data() + digits.size() ? std::optional(status) : std::nullopt;
}

std::optional<int> statusOf(const json::object &object, std::string_view name)
{
    const json::value *value = object.if_contains(name);
    if (!value) {
        return {};
    }
    if (value->is_string()) {
        return statusOf(std::string_view(value->get_string()));
    }
    return value->is_int64() ? statusOf(std::to_string(value->get_int64())) : std::nullopt;
}

/// Takes from \a object what \a shape does not know yet.
void addMembers(const json::object &object, ErrorShape &shape)
{
    static constexpr std::array messages{"message", "msg", "detail", "error_description", "error_msg"};
    static constexpr std::array codes{"code", "errorType", "error_code"};
    static constexpr std::array statuses{"status", "status_code", "http_status", "code"};
    for (const char *name : messages) {
        shape.message = shape.message.empty() ? textOf(object, name) : shape.message;
    }
    for (const char *name : codes) {
        shape.code = shape.code.empty() ? textOf(object, name) : shape.code;
    }
    for (const char *name : statuses) {
        shape.status = shape.status ? shape.status : statusOf(object, name);
    }
    shape.type = shape.type.empty() ? textOf(object, "type") : shape.type;
    if (statusOf(shape.code)) {
        shape.code.clear(); // a number says no more than the status does
    }
}

/// {"error": something}, or without choices {code, message}, {errorType, …}, {status: 4xx or 5xx, message}.
bool isErrorObject(const json::object &object, const ErrorShape &shape)
{
    if (const json::value *error = object.if_contains("error")) {
        const bool said = (error->is_object() && !error->get_object().empty())
            || (error->is_string() && !error->get_string().empty());
        if (said) {
            return true;
        }
    }
    const bool named = object.contains("message") || object.contains("errorType") || object.contains("msg");
    const bool answers = object.contains("choices") || object.contains("data");
    return named && !answers && (!shape.code.empty() || shape.status);
}

bool looksLikeFrame(std::string_view body)
{
    for (const std::string_view field : {"event:", "data:", "id:", ":"}) {
        if (body.starts_with(field)) {
            return true;
        }
    }
    return false;
}

/// Model Studio's Anthropic API wraps an error frame of the service behind it into the message of its own
/// error.
void unwrapFrame(ErrorShape &shape)
{
    if (!shape.message.starts_with("event:") && !shape.message.starts_with("data:")) {
        return;
    }
    SseDecoder decoder;
    SseEvent event;
    decoder.feed(shape.message);
    if (!decoder.next(event) && !decoder.finish(event)) {
        return;
    }
    boost::system::error_code failed;
    const json::value inner = json::parse(trimmed(event.data), failed);
    if (failed || !inner.is_object()) {
        return;
    }
    const std::string message = textOf(inner.get_object(), "message");
    const std::string code = textOf(inner.get_object(), "code");
    shape.message = message.empty() ? shape.message : message;
    shape.code = code.empty() ? shape.code : code;
}

ErrorShape readJson(std::string_view body)
{
    json::parse_options options;
    options.allow_invalid_utf8 = true; // mended before anything is shown
    options.max_depth = 64;
    boost::system::error_code failed;
    const json::value root = json::parse(body, failed, {}, options);
    ErrorShape shape;
    shape.form = ErrorShape::Form::Text;
    if (failed || !root.is_object()) {
        shape.message = failed ? std::string(body) : std::string();
        shape.form = failed ? ErrorShape::Form::Text : ErrorShape::Form::OtherJson;
        return shape;
    }
    const json::object &object = root.get_object();
    const json::value *error = object.if_contains("error");
    if (error && error->is_object()) {
        addMembers(error->get_object(), shape);
    } else if (error && error->is_string()) {
        shape.message = std::string(error->get_string());
    }
    addMembers(object, shape);
    unwrapFrame(shape);
    const bool known = !shape.message.empty() || !shape.code.empty() || shape.status || error;
    shape.isError = isErrorObject(object, shape);
    shape.form = known ? ErrorShape::Form::Json : ErrorShape::Form::OtherJson;
    return shape;
}

ErrorShape readFrame(std::string_view body)
{
    SseDecoder decoder;
    SseEvent event;
    decoder.feed(body);
    ErrorShape shape;
    std::optional<int> status;
    for (bool any = decoder.next(event); any; any = decoder.next(event)) {
        status = status ? status : statusInComments(event.comments);
        if (event.hasData) {
            break;
        }
    }
    if (event.hasData || decoder.finish(event)) {
        status = status ? status : statusInComments(event.comments);
        const std::string_view data = trimmed(event.data);
        shape = data.starts_with('{') ? readJson(data) : shape;
        if (!data.empty() && !data.starts_with('{')) {
            shape.form = ErrorShape::Form::Text;
            shape.message = std::string(data);
        }
    }
    shape.status = status ? status : shape.status;
    return shape;
}

} // namespace

std::optional<int> statusInComments(std::string_view comments)
{
    constexpr std::string_view mark = "HTTP_STATUS/";
    const std::size_t at = comments.find(mark);
    return at == std::string_view::npos ? std::nullopt
                                        : statusOf(comments.substr(at + mark.size()).substr(0, 3));
}

ErrorShape readErrorShape(std::string_view body)
{
    std::string_view text = trimmed(body);
    if (text.starts_with("\xEF\xBB\xBF")) {
        text = trimmed(text.substr(3));
    }
    ErrorShape shape;
    if (text.empty()) {
        return shape;
    }
    if (text.size() > largestParsed) {
        text = text.substr(0, largestParsed);
    }
    if (text.starts_with('<') && !(text.size() > 4 && text[4] == '>' && text[1] >= '0' && text[1] <= '9')) {
        shape.form = ErrorShape::Form::Html;
        shape.message = std::string(text);
        return shape;
    }
    if (looksLikeFrame(text)) {
        return readFrame(text);
    }
    if (text.starts_with('{') || text.starts_with('[')) {
        return readJson(text);
    }
    shape.form = ErrorShape::Form::Text;
    shape.message = std::string(text);
    return shape;
}

} // namespace qiao::translation
