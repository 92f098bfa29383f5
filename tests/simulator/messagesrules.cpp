#include "simulator/messagesrules.h"

#include "simulator/jsontext.h"
#include "simulator/messageserrors.h"
#include "simulator/models.h"

#include <boost/json.hpp>

#include <algorithm>

namespace json = boost::json;

namespace qiao::simulator {

namespace {

/// What is wrong, in the service's words.
using Complaint = std::optional<QByteArray>;

constexpr int mostMarkers = 4;
constexpr double leastBudget = 1024;

constexpr const char *requestFields[] = {"model", "messages", "max_tokens", "system", "stream", "temperature",
    "top_p", "top_k", "stop_sequences", "tools", "tool_choice", "thinking"};
constexpr const char *messageFields[] = {"role", "content"};
constexpr const char *toolFields[] = {"name", "description", "input_schema", "cache_control"};
constexpr const char *markerFields[] = {"type"};

struct BlockForm
{
    const char *type;
    std::initializer_list<const char *> fields;
};
const BlockForm blockForms[] = {
    {"text", {"type", "text", "cache_control"}},
    {"image", {"type", "source", "cache_control"}},
    {"thinking", {"type", "thinking", "signature"}},
    {"tool_use", {"type", "id", "name", "input", "cache_control"}},
    {"tool_result", {"type", "tool_use_id", "content", "is_error", "cache_control"}},
};

QByteArray number(qsizetype value)
{
    return QByteArray::number(value);
}

QByteArray stringOf(const json::value &value)
{
    return value.is_string() ? toBytes(value.as_string()) : QByteArray();
}

template <typename Fields>
Complaint unknownField(const json::object &object, const Fields &known, const QByteArray &where)
{
    for (const auto &entry : object) {
        const QByteArray key = toBytes(entry.key());
        if (std::ranges::none_of(known, [&key](const char *name) { return key == name; })) {
            return where + key + ": Extra inputs are not permitted";
        }
    }
    return std::nullopt;
}

Complaint wrongMarker(const json::object &holder, const QByteArray &where, int &markers)
{
    const json::value &marker = member(holder, "cache_control");
    if (!marker.is_object()) {
        return std::nullopt;
    }
    ++markers;
    return unknownField(marker.as_object(), markerFields, where + "cache_control.");
}

Complaint wrongBlock(const json::value &block, const QByteArray &where, int &markers)
{
    const QByteArray type = typeOf(block);
    const auto *form =
        std::ranges::find_if(blockForms, [&type](const BlockForm &known) { return type == known.type; });
    if (form == std::end(blockForms)) {
        return where + ": Input tag '" + type
            + "' found using 'type' does not match any of the expected tags: 'text', 'image', 'thinking', "
              "'tool_use', 'tool_result'";
    }
    const json::object &object = block.as_object();
    if (type == "text" && stringOf(member(object, "text")).trimmed().isEmpty()) {
        return QByteArray("messages: text content blocks must be non-empty");
    }
    if (auto unknown = unknownField(object, form->fields, where + '.' + type + '.')) {
        return unknown;
    }
    if (type == "tool_result") {
        qsizetype index = 0;
        for (const json::value &part : blocksOf(member(object, "content"))) {
            if (auto wrong = wrongBlock(part, where + ".tool_result.content." + number(index++), markers)) {
                return wrong;
            }
        }
    }
    return wrongMarker(object, where + '.' + type + '.', markers);
}

QList<QByteArray> idsOf(const json::value &message, const char *type, const char *name)
{
    QList<QByteArray> ids;
    if (!message.is_object()) {
        return ids;
    }
    for (const json::value &block : blocksOf(member(message.as_object(), "content"))) {
        if (typeOf(block) == type) {
            ids.append(stringOf(member(block.as_object(), name)));
        }
    }
    return ids;
}

/// Every call is answered in the next message, and nothing else is.
Complaint wrongPairing(const json::array &messages)
{
    QList<QByteArray> called;
    for (std::size_t i = 0; i <= messages.size(); ++i) {
        const json::value &message = i < messages.size() ? messages[i] : json::value();
        const QList<QByteArray> answered = idsOf(message, "tool_result", "tool_use_id");
        for (const QByteArray &id : called) {
            if (!answered.contains(id)) {
                return "messages." + number(qsizetype(i) - 1)
                    + ": `tool_use` ids were found without `tool_result` blocks immediately after: " + id
                    + ". Each `tool_use` block must have a corresponding `tool_result` block in the next "
                      "message.";
            }
        }
        for (const QByteArray &id : answered) {
            if (!called.contains(id)) {
                return "messages." + number(qsizetype(i))
                    + ": unexpected `tool_use_id` found in `tool_result` blocks: " + id;
            }
        }
        called = idsOf(message, "tool_use", "id");
    }
    return std::nullopt;
}

Complaint wrongMessage(const json::value &message, const QByteArray &where, int &markers)
{
    if (!message.is_object()) {
        return where + ": Input should be a valid dictionary";
    }
    const json::object &object = message.as_object();
    const QByteArray role = stringOf(member(object, "role"));
    if (role != "user" && role != "assistant") {
        return where + ".role: Input should be 'user' or 'assistant'";
    }
    if (auto unknown = unknownField(object, messageFields, where + '.')) {
        return unknown;
    }
    const json::value &content = member(object, "content");
    if (!content.is_array() && !content.is_string()) {
        return where + ".content: Field required";
    }
    qsizetype index = 0;
    for (const json::value &block : blocksOf(content)) {
        if (auto wrong = wrongBlock(block, where + ".content." + number(index++), markers)) {
            return wrong;
        }
    }
    return std::nullopt;
}

Complaint wrongTool(const json::value &tool, const QByteArray &where, int &markers)
{
    if (const QByteArray type = typeOf(tool); !type.isEmpty()) {
        return where + ": Input tag '" + type
            + "' found using 'type' does not match any of the expected tags";
    }
    if (!tool.is_object() || !member(tool.as_object(), "input_schema").is_object()) {
        return where + ".custom.input_schema: Field required";
    }
    if (auto unknown = unknownField(tool.as_object(), toolFields, where + '.')) {
        return unknown;
    }
    return wrongMarker(tool.as_object(), where + '.', markers);
}

Complaint wrongContents(const json::object &body)
{
    int markers = 0;
    qsizetype index = 0;
    for (const json::value &tool : blocksOf(member(body, "tools"))) {
        if (auto wrong = wrongTool(tool, "tools." + number(index++), markers)) {
            return wrong;
        }
    }
    index = 0;
    for (const json::value &block : blocksOf(member(body, "system"))) {
        if (auto wrong = wrongBlock(block, "system." + number(index++), markers)) {
            return wrong;
        }
    }
    index = 0;
    for (const json::value &message : member(body, "messages").as_array()) {
        if (auto wrong = wrongMessage(message, "messages." + number(index++), markers)) {
            return wrong;
        }
    }
    if (markers > mostMarkers) {
        return "A maximum of 4 blocks with cache_control may be provided. Found " + number(markers) + '.';
    }
    return wrongPairing(member(body, "messages").as_array());
}

Complaint wrongThinking(const MessagesRequest &request)
{
    const json::value &thinking = member(request.body, "thinking");
    const json::value &tokens = member(request.body, "max_tokens");
    if (typeOf(thinking) == "enabled") {
        const json::value &budget = member(thinking.as_object(), "budget_tokens");
        if (!budget.is_number() || budget.to_number<double>() < leastBudget) {
            return QByteArray(
                "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024");
        }
        if (budget.to_number<double>() >= tokens.to_number<double>()) {
            return QByteArray("`max_tokens` must be greater than `thinking.budget_tokens`.");
        }
    }
    const QByteArray choice = typeOf(member(request.body, "tool_choice"));
    if (request.chat.thinking && (choice == "any" || choice == "tool")) {
        return QByteArray("Thinking may not be enabled when tool_choice forces tool use.");
    }
    return std::nullopt;
}

Complaint brokenLimit(const MessagesRequest &request)
{
    const Model &model = findModel(request.chat.model);
    const json::value &tokens = member(request.body, "max_tokens");
    if (!tokens.is_number()) {
        return QByteArray("max_tokens: Field required");
    }
    const int limit = model.outputTokens > 0 ? model.outputTokens : 32768;
    if (tokens.to_number<double>() < 1
        || (model.outputTokens > 0 && tokens.to_number<double>() > model.outputTokens)) {
        return "<400> InternalError.Algo.InvalidParameter: Range of max_tokens should be [1, " + number(limit)
            + ']';
    }
    if (model.contextTokens > 0 && request.chat.promptTokens > model.contextTokens) {
        return "<400> InternalError.Algo.InvalidParameter: Range of input length should be [1, "
            + number(model.contextTokens) + ']';
    }
    return std::nullopt;
}

/// As Model Studio was seen to refuse it (anthropics/claude-code issue 29531): not in Anthropic's shape.
AnswerPlan unknownThinking(const QByteArray &type, const QByteArray &requestId)
{
    return errorAnswer(400, "invalid_parameter_error",
        "event:error\ndata:{\"code\":\"InvalidParameter\",\"message\":\"Only 'enabled' and 'disabled' are "
        "supported for thinking; '"
            + type + "' is not supported.\",\"request_id\":\"" + requestId + "\"}\n\n",
        requestId);
}

} // namespace

std::optional<AnswerPlan> messagesRefusal(
    const MessagesRequest &request, Rules rules, const QByteArray &requestId)
{
    if (rules == Rules::None) {
        return std::nullopt;
    }
    if (request.chat.model.startsWith("deepseek-v3.2")) {
        return messagesErrorAnswer(400, "model '" + request.chat.model + "' is not supported", requestId);
    }
    const json::value &thinking = member(request.body, "thinking");
    const QByteArray type = typeOf(thinking);
    if (!thinking.is_null() && type != "enabled" && type != "disabled") {
        return unknownThinking(type, requestId);
    }
    Complaint wrong = unknownField(request.body, requestFields, {});
    for (const auto &rule : {brokenLimit, wrongThinking}) {
        wrong = wrong ? wrong : rule(request);
    }
    wrong = wrong ? wrong : wrongContents(request.body);
    if (!wrong && !request.chat.stream && findModel(request.chat.model).streamsOnly) {
        wrong = findError("stream-only")->message;
    }
    return wrong ? std::optional(messagesErrorAnswer(400, *wrong, requestId)) : std::nullopt;
}

} // namespace qiao::simulator
