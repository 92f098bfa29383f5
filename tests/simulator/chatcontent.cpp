#include "simulator/chatcontent.h"

#include "simulator/jsontext.h"
#include "simulator/schemasample.h"

#include <boost/json.hpp>

#include <algorithm>

namespace json = boost::json;

namespace qiao::simulator {

namespace {

bool startsCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// Pieces of \a characters characters, or of one word each (with the blanks that follow it) for 0.
QList<QByteArray> inPieces(const QByteArray &text, int characters)
{
    QList<QByteArray> pieces;
    qsizetype start = 0;
    int count = 0;
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (!startsCharacter(text.at(i))) {
            continue;
        }
        ++count;
        const bool wordEnds = text.at(i - 1) == ' ' && text.at(i) != ' ';
        if (characters > 0 ? count == characters : wordEnds) {
            pieces.append(text.sliced(start, i - start));
            start = i;
            count = 0;
        }
    }
    if (start < text.size()) {
        pieces.append(text.sliced(start));
    }
    return pieces;
}

QList<QByteArray> fillerWords(int count)
{
    QList<QByteArray> words;
    words.reserve(count);
    for (int i = 1; i <= count; ++i) {
        words.append("w" + QByteArray::number(i).rightJustified(4, '0') + ' ');
    }
    return words;
}

/// As many pieces as asked for, of nearly the same number of bytes; characters stay whole.
QList<QByteArray> inCountedPieces(const QByteArray &text, int count)
{
    QList<QByteArray> pieces;
    qsizetype start = 0;
    for (int i = 1; i <= count; ++i) {
        qsizetype end = std::max(start, text.size() * i / count);
        while (end < text.size() && !startsCharacter(text.at(end))) {
            ++end;
        }
        pieces.append(text.sliced(start, end - start));
        start = end;
    }
    return pieces;
}

const json::array &toolsOf(const ChatRequest &request)
{
    static const json::array none;
    const json::value &tools = member(request.body, "tools");
    return tools.is_array() ? tools.as_array() : none;
}

ToolCall callOf(const json::value &tool)
{
    ToolCall call;
    if (!tool.is_object() || !member(tool.as_object(), "function").is_object()) {
        return call;
    }
    const json::object &function = member(tool.as_object(), "function").as_object();
    if (const json::value &name = member(function, "name"); name.is_string()) {
        call.name = toBytes(name.as_string());
    }
    call.arguments = serialized(sampleForSchema(member(function, "parameters")));
    return call;
}

/// The name tool_choice insists on; "*" for any tool, empty for none.
QByteArray forcedTool(const ChatRequest &request)
{
    const json::value &choice = member(request.body, "tool_choice");
    if (choice.is_string()) {
        return choice.as_string() == "required" ? QByteArray("*") : QByteArray();
    }
    if (choice.is_object() && member(choice.as_object(), "function").is_object()) {
        const json::value &name = member(member(choice.as_object(), "function").as_object(), "name");
        return name.is_string() ? toBytes(name.as_string()) : QByteArray();
    }
    return {};
}

QList<ToolCall> decideToolCalls(const ChatRequest &request)
{
    const json::array &tools = toolsOf(request);
    const json::value &choice = member(request.body, "tool_choice");
    if (tools.empty() || request.lastRole != "user" || (choice.is_string() && choice.as_string() == "none")) {
        return {};
    }
    const QByteArray text = request.lastText.toLower();
    const QByteArray forced = forcedTool(request);
    QList<ToolCall> calls;
    for (const json::value &tool : tools) {
        const ToolCall call = callOf(tool);
        const bool all = text.contains("use all tools");
        const bool first =
            calls.isEmpty() && (forced == "*" || (forced.isEmpty() && text.contains("use the tool")));
        if (!call.name.isEmpty() && (all || first || call.name == forced)) {
            calls.append(call);
        }
    }
    return calls;
}

std::optional<QByteArray> structuredAnswer(const ChatRequest &request)
{
    const json::value &format = member(request.body, "response_format");
    if (!format.is_object()) {
        return std::nullopt;
    }
    const json::value &type = member(format.as_object(), "type");
    if (type == "json_schema" && member(format.as_object(), "json_schema").is_object()) {
        return serialized(
            sampleForSchema(member(member(format.as_object(), "json_schema").as_object(), "schema")));
    }
    if (type == "json_object") {
        return serialized(json::object{{"answer", toJson(request.lastText)}});
    }
    return std::nullopt;
}

QByteArray defaultText(const ChatRequest &request)
{
    if (const auto structured = structuredAnswer(request)) {
        return *structured;
    }
    QByteArray text;
    if (!request.images.isEmpty()) {
        text = "I see " + QByteArray::number(request.images.size())
            + (request.images.size() == 1 ? " image. " : " images. ");
    }
    return text + (request.lastRole == "tool" ? "The tool said: " : "You said: ") + request.lastText;
}

Usage countUsage(const ChatContent &content, const ChatRequest &request, const Usage &scripted)
{
    const auto known = [](int given, qsizetype counted) { return given >= 0 ? given : int(counted); };
    Usage usage;
    qsizetype toolTokens = 0;
    for (const ToolCall &call : content.toolCalls) {
        toolTokens += 1 + call.arguments.size() / 4;
    }
    usage.promptTokens = known(scripted.promptTokens, request.promptTokens);
    usage.reasoningTokens = known(scripted.reasoningTokens, content.reasoning.size());
    usage.completionTokens =
        known(scripted.completionTokens, content.text.size() + content.reasoning.size() + toolTokens);
    usage.cachedTokens = known(scripted.cachedTokens, 0);
    usage.cacheCreationTokens = known(scripted.cacheCreationTokens, 0);
    return usage;
}

QList<QByteArray> decideText(const ChatRequest &request, const Behaviour &behaviour, bool callsTools)
{
    if (behaviour.chunks > 0) {
        return behaviour.text ? inCountedPieces(*behaviour.text, behaviour.chunks)
                              : fillerWords(behaviour.chunks);
    }
    if (behaviour.text) {
        return inPieces(*behaviour.text, behaviour.chunkChars);
    }
    return callsTools ? QList<QByteArray>() : inPieces(defaultText(request), behaviour.chunkChars);
}

} // namespace

ChatContent decideContent(const ChatRequest &request, const Behaviour &behaviour, int number)
{
    ChatContent content;
    content.toolCalls = behaviour.toolCalls;
    if (content.toolCalls.isEmpty() && !behaviour.text && behaviour.chunks == 0) {
        content.toolCalls = decideToolCalls(request);
    }
    for (qsizetype i = 0; i < content.toolCalls.size(); ++i) {
        if (content.toolCalls.at(i).id.isEmpty()) {
            content.toolCalls[i].id = "call_sim" + QByteArray::number(number) + '_' + QByteArray::number(i);
        }
    }
    QByteArray reasoning = behaviour.reasoning;
    if (reasoning.isEmpty() && request.thinking) {
        reasoning = "Let me think about that.";
    }
    content.reasoning = inPieces(reasoning, behaviour.chunkChars);
    content.text = decideText(request, behaviour, !content.toolCalls.isEmpty());
    content.finish = behaviour.finish;
    if (content.finish.isEmpty()) {
        content.finish = content.toolCalls.isEmpty() ? "stop" : "tool_calls";
    }
    content.usage = countUsage(content, request, behaviour.usage);
    return content;
}

} // namespace qiao::simulator
