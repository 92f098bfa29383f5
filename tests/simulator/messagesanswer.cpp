#include "simulator/messagesanswer.h"

#include "simulator/jsontext.h"
#include "simulator/messageserrors.h"

#include <boost/json.hpp>

#include <algorithm>

namespace json = boost::json;

namespace qiao::simulator {

namespace {

constexpr qsizetype fillChunkSize = 4096;
constexpr qsizetype argumentPiece = 12;
constexpr const char *signature = "c2ltdWxhdGVk";

json::object usageJson(const Usage &usage, int outputTokens)
{
    const int read = std::max(0, usage.cachedTokens);
    const int created = std::max(0, usage.cacheCreationTokens);
    return {{"input_tokens", std::max(0, usage.promptTokens - read - created)},
        {"cache_creation_input_tokens", created}, {"cache_read_input_tokens", read},
        {"output_tokens", outputTokens}};
}

QByteArray messageId(int number)
{
    return "msg_sim" + QByteArray::number(number).rightJustified(8, '0');
}

/// The chat API's word for an ending in Anthropic's.
QByteArray stopReason(const QByteArray &finish)
{
    static constexpr std::pair<const char *, const char *> words[] = {{"stop", "end_turn"},
        {"tool_calls", "tool_use"}, {"length", "max_tokens"}, {"content_filter", "refusal"}};
    const auto *found =
        std::ranges::find_if(words, [&finish](const auto &word) { return finish == word.first; });
    return found == std::end(words) ? finish : QByteArray(found->second);
}

json::value inputOf(const ToolCall &call)
{
    json::error_code failed;
    const json::value input =
        json::parse({call.arguments.constData(), std::size_t(call.arguments.size())}, failed);
    return failed ? json::value(json::object()) : input;
}

json::object messageOf(const ChatRequest &request, int number)
{
    return {{"id", toJson(messageId(number))}, {"type", "message"}, {"role", "assistant"},
        {"model", toJson(request.model)}};
}

/// Writes the events of one answer, in order, as pieces of a plan.
class EventWriter
{
public:
    explicit EventWriter(const Behaviour &behaviour) : m_behaviour(behaviour) { }

    [[nodiscard]] bool has(Quirk quirk) const { return m_behaviour.quirks.testFlag(quirk); }

    void lines(const QList<QByteArray> &all)
    {
        const QByteArray end = has(Quirk::CrLf) ? "\r\n" : "\n";
        QByteArray piece = pieces.isEmpty() && has(Quirk::Bom) ? QByteArray("\xEF\xBB\xBF") : QByteArray();
        if (has(Quirk::Comments)) {
            piece += ": keep-alive" + end + end;
        }
        for (const QByteArray &line : all) {
            piece += line + end;
        }
        pieces.append(piece + end);
    }

    void event(const char *type, json::object members = {})
    {
        json::object data{{"type", type}};
        for (auto &entry : members) {
            data[entry.key()] = std::move(entry.value());
        }
        const QByteArray space = has(Quirk::NoSpace) ? "" : " ";
        QList<QByteArray> all{"event:" + space + type, "data:" + space + serialized(data)};
        if (has(Quirk::NoEventName)) {
            all.removeFirst();
        }
        lines(all);
    }

    void beginBlock(json::object block)
    {
        event("content_block_start", {{"index", m_index}, {"content_block", std::move(block)}});
    }
    void delta(json::object delta)
    {
        event("content_block_delta", {{"index", m_index}, {"delta", std::move(delta)}});
    }
    void endBlock() { event("content_block_stop", {{"index", m_index++}}); }

    QList<QByteArray> pieces;

private:
    const Behaviour &m_behaviour;
    int m_index = 0;
};

void writeStart(EventWriter &writer, const ChatContent &content, const ChatRequest &request, int number)
{
    if (writer.has(Quirk::NoRole)) {
        return;
    }
    json::object message = messageOf(request, number);
    message["content"] = json::array();
    message["stop_reason"] = nullptr;
    message["stop_sequence"] = nullptr;
    message["usage"] = usageJson(content.usage, 0);
    writer.event("message_start", {{"message", std::move(message)}});
    if (writer.has(Quirk::UnknownEvent)) {
        writer.event("message_hint", {{"hint", "nobody knows this event"}});
    }
}

void writeWords(EventWriter &writer, const ChatContent &content)
{
    if (!content.reasoning.isEmpty()) {
        writer.beginBlock({{"type", "thinking"}, {"thinking", ""}, {"signature", ""}});
        for (const QByteArray &piece : content.reasoning) {
            writer.delta({{"type", "thinking_delta"}, {"thinking", toJson(piece)}});
        }
        writer.delta({{"type", "signature_delta"}, {"signature", signature}});
        writer.endBlock();
    }
    if (!content.text.isEmpty()) {
        writer.beginBlock({{"type", "text"}, {"text", ""}});
        for (const QByteArray &piece : content.text) {
            writer.delta({{"type", "text_delta"}, {"text", toJson(piece)}});
        }
    }
}

void writeToolCalls(EventWriter &writer, const QList<ToolCall> &calls)
{
    for (const ToolCall &call : calls) {
        writer.beginBlock({{"type", "tool_use"}, {"id", toJson(call.id)}, {"name", toJson(call.name)},
            {"input", json::object()}});
        for (qsizetype at = 0; at < call.arguments.size(); at += argumentPiece) {
            writer.delta({{"type", "input_json_delta"},
                {"partial_json", toJson(call.arguments.mid(at, argumentPiece))}});
        }
        writer.endBlock();
    }
}

void writeEnd(EventWriter &writer, const ChatContent &content)
{
    if (!writer.has(Quirk::NoFinish)) {
        json::object members{
            {"delta", {{"stop_reason", toJson(stopReason(content.finish))}, {"stop_sequence", nullptr}}}};
        if (!writer.has(Quirk::UsageNull)) {
            members["usage"] = usageJson(content.usage, content.usage.completionTokens);
        }
        writer.event("message_delta", std::move(members));
    }
    if (!writer.has(Quirk::NoDone)) {
        writer.event("message_stop");
    }
}

/// An error in the middle; one as a finish reason does not exist here and comes as an event too.
void writeError(EventWriter &writer, const Behaviour &behaviour, const QByteArray &requestId)
{
    const NamedError *error = findError(behaviour.error);
    if (error == nullptr) {
        return;
    }
    QList<QByteArray> lines{"event: error", "data: " + messagesErrorBody(*error, requestId)};
    if (behaviour.as == ErrorForm::StreamData) {
        lines.removeFirst();
    }
    writer.lines(lines);
}

void writeWhole(EventWriter &writer, const ChatContent &content)
{
    writeWords(writer, content);
    if (!content.text.isEmpty() && !writer.has(Quirk::NoBlockStop)) {
        writer.endBlock();
    }
    writeToolCalls(writer, content.toolCalls);
    writeEnd(writer, content);
}

} // namespace

AnswerPlan plainMessagesAnswer(const ChatContent &content, const ChatRequest &request, int number)
{
    json::array blocks;
    if (!content.reasoning.isEmpty()) {
        blocks.push_back(json::object{
            {"type", "thinking"}, {"thinking", toJson(content.reasoning.join())}, {"signature", signature}});
    }
    if (!content.text.isEmpty()) {
        blocks.push_back(json::object{{"type", "text"}, {"text", toJson(content.text.join())}});
    }
    for (const ToolCall &call : content.toolCalls) {
        blocks.push_back(json::object{{"type", "tool_use"}, {"id", toJson(call.id)},
            {"name", toJson(call.name)}, {"input", inputOf(call)}});
    }
    json::object message = messageOf(request, number);
    message["content"] = std::move(blocks);
    message["stop_reason"] = toJson(stopReason(content.finish));
    message["stop_sequence"] = nullptr;
    message["usage"] = usageJson(content.usage, content.usage.completionTokens);
    return jsonAnswer(200, serialized(message));
}

AnswerPlan streamedMessagesAnswer(const ChatContent &content, const ChatRequest &request,
    const Behaviour &behaviour, int number, const QByteArray &requestId)
{
    EventWriter writer(behaviour);
    AnswerPlan plan;
    plan.headers = {{"Content-Type", "text/event-stream;charset=utf-8"}, {"Cache-Control", "no-cache"},
        {"request-id", requestId}};
    plan.framing = AnswerPlan::Framing::Chunked;
    const bool failsAtOnce = !behaviour.error.isEmpty() && behaviour.afterChunks <= 0;
    if (!failsAtOnce) {
        writeStart(writer, content, request, number);
    }
    if (behaviour.fillBytes != 0) {
        writer.beginBlock({{"type", "text"}, {"text", ""}});
        plan.repeatPiece = int(writer.pieces.size());
        plan.repeatBytes = behaviour.fillBytes;
        writer.delta({{"type", "text_delta"}, {"text", toJson(QByteArray(fillChunkSize, 'x'))}});
        writer.endBlock();
        writeEnd(writer, content);
    } else if (!behaviour.error.isEmpty()) {
        if (!failsAtOnce) {
            ChatContent beginning = content;
            beginning.text =
                content.text.first(std::min<qsizetype>(behaviour.afterChunks, content.text.size()));
            writeWords(writer, beginning);
        }
        writeError(writer, behaviour, requestId);
    } else {
        writeWhole(writer, content);
    }
    plan.pieces = std::move(writer.pieces);
    if (writer.has(Quirk::NoFinalBlankLine) && !plan.pieces.isEmpty()) {
        plan.pieces.last().chop(writer.has(Quirk::CrLf) ? 2 : 1);
    }
    return plan;
}

} // namespace qiao::simulator
