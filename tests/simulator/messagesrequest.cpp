#include "simulator/messagesrequest.h"

#include "simulator/jsontext.h"
#include "simulator/models.h"

#include <boost/json.hpp>

#include <algorithm>

namespace json = boost::json;

namespace qiao::simulator {

namespace {

constexpr int tokensPerImage = 1000;

QByteArray stringOf(const json::value &value)
{
    return value.is_string() ? toBytes(value.as_string()) : QByteArray();
}

bool isTrue(const json::value &value)
{
    return value.is_bool() && value.as_bool();
}

/// An image as the chat API would have its address.
QByteArray addressOf(const json::object &image)
{
    const json::value &source = member(image, "source");
    if (!source.is_object()) {
        return {};
    }
    const json::object &object = source.as_object();
    const QByteArray url = stringOf(member(object, "url"));
    const QByteArray data = stringOf(member(object, "data"));
    constexpr qsizetype shown = 32;
    return !url.isEmpty() ? url
                          : "data:" + stringOf(member(object, "media_type")) + ";base64," + data.left(shown)
            + (data.size() > shown ? "... (" + QByteArray::number(data.size()) + " bytes)" : QByteArray());
}

void readBlocks(const json::array &blocks, ChatRequest &request)
{
    for (const json::value &block : blocks) {
        const QByteArray type = typeOf(block);
        if (type == "image") {
            request.images.append(addressOf(block.as_object()));
        } else if (type == "tool_result") {
            readBlocks(blocksOf(member(block.as_object(), "content")), request);
        }
    }
}

/// What the model is told last: the text of a user's message, or a tool's answer where it has none.
void readLast(const json::value &content, ChatRequest &request)
{
    request.lastRole = "user";
    request.lastText = textOf(content);
    if (!request.lastText.isEmpty()) {
        return;
    }
    for (const json::value &block : blocksOf(content)) {
        if (typeOf(block) == "tool_result") {
            request.lastRole = "tool";
            request.lastText = textOf(member(block.as_object(), "content"));
        }
    }
}

qsizetype charactersOf(const json::value &content)
{
    qsizetype characters = textOf(content).size();
    for (const json::value &block : blocksOf(content)) {
        if (typeOf(block) == "tool_result") {
            characters += textOf(member(block.as_object(), "content")).size();
        }
    }
    return characters;
}

void readMessages(const json::object &body, ChatRequest &request)
{
    const json::value &system = member(body, "system");
    const json::array &messages = member(body, "messages").as_array();
    qsizetype characters = charactersOf(system);
    for (const json::value &message : messages) {
        if (!message.is_object()) {
            continue;
        }
        const json::value &content = member(message.as_object(), "content");
        characters += charactersOf(content);
        readBlocks(blocksOf(content), request);
        if (member(message.as_object(), "role") == "user") {
            readLast(content, request);
        } else {
            request.lastRole = stringOf(member(message.as_object(), "role"));
        }
    }
    request.promptTokens = int(characters / 4) + 4 * int(messages.size() + (system.is_null() ? 0 : 1))
        + tokensPerImage * int(request.images.size());
}

/// The tools in the form of the chat API.
json::array chatTools(const json::value &tools)
{
    json::array all;
    for (const json::value &tool : blocksOf(tools)) {
        if (tool.is_object() && tool.as_object().contains("input_schema")) {
            all.push_back(json::object{{"type", "function"},
                {"function",
                    {{"name", member(tool.as_object(), "name")},
                        {"parameters", member(tool.as_object(), "input_schema")}}}});
        }
    }
    return all;
}

json::value chatToolChoice(const json::value &choice)
{
    const QByteArray type = typeOf(choice);
    if (type == "any") {
        return "required";
    }
    if (type == "tool") {
        return json::object{
            {"type", "function"}, {"function", {{"name", member(choice.as_object(), "name")}}}};
    }
    return type.isEmpty() ? json::value() : json::value(toJson(type));
}

bool asksToThink(const json::object &body, const QByteArray &model)
{
    return alwaysThinks(model) || typeOf(member(body, "thinking")) == "enabled";
}

} // namespace

const json::array &blocksOf(const json::value &content)
{
    static const json::array none;
    return content.is_array() ? content.as_array() : none;
}

QByteArray typeOf(const json::value &block)
{
    return block.is_object() ? stringOf(member(block.as_object(), "type")) : QByteArray();
}

tl::expected<MessagesRequest, QByteArray> readMessagesRequest(const QByteArray &body)
{
    json::parse_options options;
    options.max_depth = 512;
    json::error_code error;
    json::value document = json::parse({body.constData(), std::size_t(body.size())}, error, {}, options);
    if (error) {
        return tl::unexpected(QByteArray("The request body is not valid JSON: ") + error.message().c_str());
    }
    if (!document.is_object()) {
        return tl::unexpected(QByteArray("Input should be a valid dictionary"));
    }
    MessagesRequest request;
    request.body = std::move(document.as_object());
    request.chat.model = stringOf(member(request.body, "model"));
    if (request.chat.model.isEmpty()) {
        return tl::unexpected(QByteArray("model: Field required"));
    }
    const json::value &messages = member(request.body, "messages");
    if (!messages.is_array() || messages.as_array().empty()) {
        return tl::unexpected(QByteArray("messages: at least one message is required"));
    }
    readMessages(request.body, request.chat);
    request.chat.stream = isTrue(member(request.body, "stream"));
    request.chat.includeUsage = true;
    request.chat.thinking = asksToThink(request.body, request.chat.model);
    request.chat.body = json::object{{"tools", chatTools(member(request.body, "tools"))},
        {"tool_choice", chatToolChoice(member(request.body, "tool_choice"))}};
    return request;
}

} // namespace qiao::simulator
