#include "simulator/chatrequest.h"

#include "simulator/jsontext.h"
#include "simulator/models.h"

#include <boost/json.hpp>

namespace json = boost::json;

namespace qiao::simulator {

namespace {

constexpr int tokensPerImage = 1000;
constexpr qsizetype shownOfImage = 64;

QByteArray stringOf(const json::value &value)
{
    return value.is_string() ? toBytes(value.as_string()) : QByteArray();
}

void collectImages(const json::value &content, QList<QByteArray> &images)
{
    if (!content.is_array()) {
        return;
    }
    for (const json::value &part : content.as_array()) {
        if (!part.is_object() || stringOf(member(part.as_object(), "type")) != "image_url") {
            continue;
        }
        const json::value &image = member(part.as_object(), "image_url");
        const QByteArray url = stringOf(image.is_object() ? member(image.as_object(), "url") : image);
        images.append(url.size() <= shownOfImage
                ? url
                : url.first(shownOfImage) + "... (" + QByteArray::number(url.size()) + " bytes)");
    }
}

void readMessages(const json::array &messages, ChatRequest &request)
{
    qsizetype characters = 0;
    for (const json::value &message : messages) {
        if (!message.is_object()) {
            continue;
        }
        const json::value &content = member(message.as_object(), "content");
        const QByteArray text = textOf(content);
        characters += text.size();
        request.lastRole = stringOf(member(message.as_object(), "role"));
        if (request.lastRole == "user" || request.lastRole == "tool") {
            request.lastText = text;
        }
        collectImages(content, request.images);
    }
    request.promptTokens =
        int(characters / 4) + 4 * int(messages.size()) + tokensPerImage * int(request.images.size());
}

bool asksToThink(const json::object &body, const QByteArray &model)
{
    if (alwaysThinks(model)) {
        return true;
    }
    const json::value &enable = member(body, "enable_thinking");
    const QByteArray effort = stringOf(member(body, "reasoning_effort"));
    return (enable.is_bool() && enable.as_bool()) || (!effort.isEmpty() && effort != "none");
}

} // namespace

const json::value &member(const json::object &object, const char *name)
{
    static const json::value null;
    const json::value *found = object.if_contains(name);
    return found != nullptr ? *found : null;
}

QByteArray textOf(const json::value &content)
{
    if (!content.is_array()) {
        return stringOf(content);
    }
    QByteArray text;
    for (const json::value &part : content.as_array()) {
        if (part.is_object()) {
            text += stringOf(member(part.as_object(), "text"));
        }
    }
    return text;
}

tl::expected<ChatRequest, QByteArray> readChatRequest(const QByteArray &body)
{
    json::parse_options options;
    options.max_depth = 512;
    json::error_code error;
    json::value document = json::parse({body.constData(), std::size_t(body.size())}, error, {}, options);
    if (error) {
        return tl::unexpected(QByteArray("Request body format invalid: ") + error.message().c_str());
    }
    if (!document.is_object()) {
        return tl::unexpected(QByteArray("Request body format invalid: it has to be an object"));
    }
    ChatRequest request;
    request.body = std::move(document.as_object());
    request.model = stringOf(member(request.body, "model"));
    if (request.model.isEmpty()) {
        return tl::unexpected(QByteArray("you must provide a model parameter"));
    }
    const json::value &messages = member(request.body, "messages");
    if (!messages.is_array() || messages.as_array().empty()) {
        return tl::unexpected(QByteArray("[] is too short - 'messages'"));
    }
    readMessages(messages.as_array(), request);
    const json::value &stream = member(request.body, "stream");
    request.stream = stream.is_bool() && stream.as_bool();
    if (const json::value &options = member(request.body, "stream_options"); options.is_object()) {
        const json::value &include = member(options.as_object(), "include_usage");
        request.includeUsage = include.is_bool() && include.as_bool();
    }
    request.thinking = asksToThink(request.body, request.model);
    return request;
}

} // namespace qiao::simulator
