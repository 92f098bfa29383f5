#include "simulator/chatstream.h"

#include "simulator/chatanswer.h"
#include "simulator/errortable.h"
#include "simulator/jsontext.h"

#include <boost/json.hpp>

#include <QDateTime>

namespace json = boost::json;

namespace qiao::simulator {

namespace {

constexpr qsizetype fillChunkSize = 4096;
constexpr qsizetype argumentPiece = 12;

/// Writes the events of one answer, in order, as pieces of a plan.
class StreamWriter
{
public:
    StreamWriter(const ChatRequest &request, const Behaviour &behaviour, int number)
        : m_request(request),
          m_behaviour(behaviour),
          m_id(answerId(number)),
          m_created(QDateTime::currentSecsSinceEpoch())
    { }

    [[nodiscard]] bool has(Quirk quirk) const { return m_behaviour.quirks.testFlag(quirk); }

    /// One event; \a lines without their line ends.
    void event(const QList<QByteArray> &lines)
    {
        const QByteArray end = has(Quirk::CrLf) ? "\r\n" : "\n";
        QByteArray piece = pieces.isEmpty() && has(Quirk::Bom) ? QByteArray("\xEF\xBB\xBF") : QByteArray();
        if (has(Quirk::Comments)) {
            piece += ": keep-alive" + end + end;
        }
        for (const QByteArray &line : lines) {
            piece += line + end;
        }
        pieces.append(piece + end);
    }

    void data(const QByteArray &payload) { event({(has(Quirk::NoSpace) ? "data:" : "data: ") + payload}); }

    void chunk(json::object delta, const char *finish = nullptr, const Usage *usage = nullptr)
    {
        if (!std::exchange(m_roleSent, true) && !has(Quirk::NoRole)) {
            delta.emplace("role", "assistant");
        }
        json::array choices;
        choices.push_back(json::object{{"delta", std::move(delta)},
            {"finish_reason", finish != nullptr ? json::value(finish) : json::value()}, {"index", 0},
            {"logprobs", nullptr}});
        document(std::move(choices), usage);
    }

    void document(json::array choices, const Usage *usage)
    {
        json::object document{{"choices", std::move(choices)}, {"object", "chat.completion.chunk"}};
        if (usage != nullptr) {
            document["usage"] = usageJson(*usage);
        } else if (has(Quirk::UsageNull)) {
            document["usage"] = nullptr;
        }
        document["created"] = m_created;
        document["system_fingerprint"] = nullptr;
        document["model"] = toJson(m_request.model);
        document["id"] = toJson(m_id);
        data(serialized(document));
    }

    QList<QByteArray> pieces;

private:
    const ChatRequest &m_request;
    const Behaviour &m_behaviour;
    QByteArray m_id;
    qint64 m_created;
    bool m_roleSent = false;
};

void writeWords(StreamWriter &writer, const ChatContent &content)
{
    if (!writer.has(Quirk::RoleWithContent)) {
        writer.chunk({{"content", content.reasoning.isEmpty() ? json::value("") : json::value()}});
    }
    for (const QByteArray &piece : content.reasoning) {
        writer.chunk({{"content", nullptr}, {"reasoning_content", toJson(piece)}});
    }
    for (const QByteArray &piece : content.text) {
        json::object delta{{"content", toJson(piece)}};
        if (writer.has(Quirk::EmptyReasoning)) {
            delta["reasoning_content"] = "";
        }
        writer.chunk(std::move(delta));
    }
}

void writeToolDelta(StreamWriter &writer, qsizetype index, const QByteArray &id, const QByteArray &name,
    const QByteArray &arguments)
{
    json::object call;
    if (!writer.has(Quirk::NoToolIndex)) {
        call["index"] = index;
    }
    call["id"] = toJson(id);
    call["type"] = "function";
    call["function"] = json::object{{"name", toJson(name)}, {"arguments", toJson(arguments)}};
    writer.chunk({{"content", nullptr}, {"tool_calls", json::array{std::move(call)}}});
}

/// Starts every call, then hands out their arguments in turn, as the service does for parallel calls:
/// continuation chunks carry empty ids and names.
void writeToolCalls(StreamWriter &writer, const QList<ToolCall> &calls)
{
    const bool late = writer.has(Quirk::LateToolName);
    for (qsizetype i = 0; i < calls.size(); ++i) {
        writeToolDelta(writer, i, calls.at(i).id, late ? QByteArray() : calls.at(i).name, {});
    }
    for (qsizetype i = 0; late && i < calls.size(); ++i) {
        writeToolDelta(writer, i, {}, calls.at(i).name, {});
    }
    bool more = true;
    for (qsizetype at = 0; more; at += argumentPiece) {
        more = false;
        for (qsizetype i = 0; i < calls.size(); ++i) {
            const QByteArray &arguments = calls.at(i).arguments;
            if (at < arguments.size()) {
                // Without an index only the id tells whose arguments these are.
                const QByteArray id = writer.has(Quirk::NoToolIndex) ? calls.at(i).id : QByteArray();
                writeToolDelta(writer, i, id, {}, arguments.mid(at, argumentPiece));
                more = true;
            }
        }
    }
}

void writeEnd(StreamWriter &writer, const ChatContent &content, bool includeUsage)
{
    const bool usageOnFinish = writer.has(Quirk::UsageOnFinish);
    if (!writer.has(Quirk::NoFinish)) {
        writer.chunk({{"content", ""}}, content.finish.constData(), usageOnFinish ? &content.usage : nullptr);
    }
    if (includeUsage && !usageOnFinish) {
        writer.document({}, &content.usage);
    }
    if (!writer.has(Quirk::NoDone)) {
        writer.data("[DONE]");
    }
}

void writeError(StreamWriter &writer, const Behaviour &behaviour, const QByteArray &requestId)
{
    const NamedError *error = findError(behaviour.error);
    if (error == nullptr) {
        return;
    }
    if (behaviour.as == ErrorForm::Finish) {
        writer.chunk({{"content", error->message}}, "error_finish");
        writer.data("[DONE]");
    } else if (behaviour.as == ErrorForm::StreamData) {
        NamedError inShapeA = *error;
        inShapeA.shape = ErrorShape::OpenAi;
        writer.data(errorBody(inShapeA, requestId));
    } else {
        writer.event({"id:" + QByteArray::number(writer.pieces.size() + 1), "event:error",
            ":HTTP_STATUS/" + QByteArray::number(error->status), "data:" + errorBody(*error, requestId)});
    }
}

} // namespace

AnswerPlan streamedChatAnswer(const ChatContent &content, const ChatRequest &request,
    const Behaviour &behaviour, int number, const QByteArray &requestId)
{
    StreamWriter writer(request, behaviour, number);
    AnswerPlan plan;
    plan.headers = {{"Content-Type", "text/event-stream;charset=utf-8"}, {"Cache-Control", "no-cache"},
        {"x-request-id", requestId}};
    plan.framing = AnswerPlan::Framing::Chunked;
    if (behaviour.fillBytes != 0) {
        writeWords(writer, content);
        plan.repeatPiece = int(writer.pieces.size());
        plan.repeatBytes = behaviour.fillBytes;
        writer.chunk({{"content", toJson(QByteArray(fillChunkSize, 'x'))}});
        writeEnd(writer, content, request.includeUsage);
    } else if (!behaviour.error.isEmpty()) {
        if (behaviour.afterChunks > 0) {
            ChatContent beginning = content;
            beginning.text =
                content.text.first(std::min<qsizetype>(behaviour.afterChunks, content.text.size()));
            writeWords(writer, beginning);
        }
        writeError(writer, behaviour, requestId);
    } else {
        writeWords(writer, content);
        writeToolCalls(writer, content.toolCalls);
        writeEnd(writer, content, request.includeUsage);
    }
    plan.pieces = std::move(writer.pieces);
    if (writer.has(Quirk::NoFinalBlankLine) && !plan.pieces.isEmpty()) {
        plan.pieces.last().chop(writer.has(Quirk::CrLf) ? 2 : 1);
    }
    return plan;
}

} // namespace qiao::simulator
