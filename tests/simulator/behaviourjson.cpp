#include "simulator/behaviourjson.h"

#include "simulator/errortable.h"
#include "simulator/jsonreader.h"

#include <boost/json.hpp>

namespace json = boost::json;

namespace qiao::simulator {

namespace {

constexpr struct
{
    const char *name;
    Quirk quirk;
} quirks[] = {
    {"no-done", Quirk::NoDone},
    {"no-role", Quirk::NoRole},
    {"no-tool-index", Quirk::NoToolIndex},
    {"no-finish", Quirk::NoFinish},
    {"usage-null", Quirk::UsageNull},
    {"usage-on-finish", Quirk::UsageOnFinish},
    {"crlf", Quirk::CrLf},
    {"no-space", Quirk::NoSpace},
    {"comments", Quirk::Comments},
    {"bom", Quirk::Bom},
    {"split-utf8", Quirk::SplitUtf8},
    {"byte-by-byte", Quirk::ByteByByte},
    {"empty-reasoning", Quirk::EmptyReasoning},
    {"late-tool-name", Quirk::LateToolName},
    {"role-with-content", Quirk::RoleWithContent},
    {"no-final-blank-line", Quirk::NoFinalBlankLine},
    {"no-event-name", Quirk::NoEventName},
    {"unknown-event", Quirk::UnknownEvent},
    {"no-block-stop", Quirk::NoBlockStop},
};

constexpr struct
{
    const char *name;
    ErrorForm form;
} forms[] = {
    {"status", ErrorForm::Status},
    {"stream-event", ErrorForm::StreamEvent},
    {"stream-data", ErrorForm::StreamData},
    {"finish", ErrorForm::Finish},
    {"json-200", ErrorForm::JsonOk},
};

Match readMatch(const json::value &value)
{
    static const Readers<Match> readers{
        {"method", text(&Match::method)},
        {"path", text(&Match::path)},
        {"bodyContains", text(&Match::bodyContains)},
        {"authorizationContains", text(&Match::authorizationContains)},
    };
    return readObject(value, "match", readers);
}

ToolCall readToolCall(const json::value &value)
{
    static const Readers<ToolCall> readers{
        {"name", text(&ToolCall::name)},
        {"id", text(&ToolCall::id)},
        {"arguments",
            [](ToolCall &call, const json::value &arguments, const QByteArray &) {
                call.arguments = bodyOf(arguments);
            }},
    };
    return readObject(value, "toolCalls", readers);
}

Usage readUsage(const json::value &value)
{
    static const Readers<Usage> readers{
        {"promptTokens", number(&Usage::promptTokens)},
        {"completionTokens", number(&Usage::completionTokens)},
        {"cachedTokens", number(&Usage::cachedTokens)},
        {"cacheCreationTokens", number(&Usage::cacheCreationTokens)},
        {"reasoningTokens", number(&Usage::reasoningTokens)},
    };
    return readObject(value, "usage", readers);
}

void readError(Behaviour &behaviour, const json::value &value, const QByteArray &key)
{
    behaviour.error = textOf(value, key);
    if (findError(behaviour.error) == nullptr) {
        throw ScriptError{"there is no error named \"" + behaviour.error + '"'};
    }
}

void readHeaders(Behaviour &behaviour, const json::value &value, const QByteArray &key)
{
    for (const auto &entry : objectOf(value, key)) {
        behaviour.headers.append({toBytes(entry.key()), textOf(entry.value(), key)});
    }
}

void readQuirks(Behaviour &behaviour, const json::value &value, const QByteArray &key)
{
    for (const json::value &entry : listOf(value, key)) {
        behaviour.quirks |= namedValue(quirks, textOf(entry, key), key);
    }
}

void readBreakWith(Behaviour &behaviour, const json::value &value, const QByteArray &key)
{
    constexpr std::pair<const char *, BreakWith> ways[] = {{"fin", BreakWith::Fin}, {"rst", BreakWith::Rst}};
    behaviour.breakWith = namedValue(ways, textOf(value, key), key);
}

template <typename Item, typename Read> auto list(QList<Item> Behaviour::*field, Read read)
{
    return [field, read](Behaviour &behaviour, const json::value &value, const QByteArray &key) {
        for (const json::value &entry : listOf(value, key)) {
            (behaviour.*field).append(read(entry));
        }
    };
}

const Readers<Behaviour> &behaviourReaders()
{
    using B = Behaviour;
    static const Readers<Behaviour> readers{
        {"match", [](B &b, const json::value &value, const QByteArray &) { b.match = readMatch(value); }},
        {"times", number(&B::times)},
        {"error", readError},
        {"as",
            [](B &b, const json::value &value, const QByteArray &key) {
                b.as = namedValue(forms, textOf(value, key), key);
            }},
        {"afterChunks", number(&B::afterChunks)},
        {"status", number(&B::status)},
        {"headers", readHeaders},
        {"body", [](B &b, const json::value &value, const QByteArray &) { b.body = bodyOf(value); }},
        {"events", list(&B::events, [](const json::value &value) { return textOf(value, "events"); })},
        {"text", optionalText(&B::text)},
        {"reasoning", text(&B::reasoning)},
        {"toolCalls", list(&B::toolCalls, readToolCall)},
        {"finish", text(&B::finish)},
        {"usage", [](B &b, const json::value &value, const QByteArray &) { b.usage = readUsage(value); }},
        {"retryAfter", number(&B::retryAfter)},
        {"chunks", number(&B::chunks)},
        {"chunkChars", number(&B::chunkChars)},
        {"chunkDelay", number(&B::chunkDelay)},
        {"fillBytes", number(&B::fillBytes)},
        {"delayHead", number(&B::delayHead)},
        {"delayFirstEvent", number(&B::delayFirstEvent)},
        {"holdHead", flag(&B::holdHead)},
        {"stallAfterChunks", number(&B::stallAfterChunks)},
        {"breakAfterChunks", number(&B::breakAfterChunks)},
        {"breakAfterBytes", number(&B::breakAfterBytes)},
        {"breakWith", readBreakWith},
        {"closeWithoutAnswer", flag(&B::closeWithoutAnswer)},
        {"closeAfterAnswer", flag(&B::closeAfterAnswer)},
        {"garbage", optionalText(&B::garbage)},
        {"quirks", readQuirks},
    };
    return readers;
}

} // namespace

tl::expected<QList<Behaviour>, QByteArray> behavioursFromJson(const QByteArray &text)
{
    json::error_code error;
    const json::value document = json::parse({text.constData(), std::size_t(text.size())}, error);
    if (error) {
        return tl::unexpected(QByteArray("The script is not JSON: ") + error.message().c_str());
    }
    QList<Behaviour> behaviours;
    try {
        if (!document.is_array()) {
            behaviours.append(readObject(document, "a behaviour", behaviourReaders()));
            return behaviours;
        }
        for (const json::value &entry : document.as_array()) {
            behaviours.append(readObject(entry, "a behaviour", behaviourReaders()));
        }
    } catch (const ScriptError &wrong) {
        return tl::unexpected("The script is not understood: " + wrong.message + '.');
    }
    return behaviours;
}

QByteArray describe(const Behaviour &behaviour)
{
    QList<QByteArray> words;
    if (!behaviour.error.isEmpty()) {
        words.append("error " + behaviour.error);
    }
    if (behaviour.status > 0) {
        words.append("status " + QByteArray::number(behaviour.status));
    }
    if (behaviour.holdHead || behaviour.stallAfterChunks >= 0) {
        words.append("stall");
    }
    if (behaviour.breakAfterChunks >= 0 || behaviour.breakAfterBytes >= 0 || behaviour.closeWithoutAnswer) {
        words.append("break");
    }
    if (behaviour.garbage) {
        words.append("garbage");
    }
    for (const auto &[name, quirk] : quirks) {
        if (behaviour.quirks.testFlag(quirk)) {
            words.append(name);
        }
    }
    return words.isEmpty() ? QByteArray("scripted") : words.join(", ");
}

QList<QByteArray> quirkNames()
{
    QList<QByteArray> names;
    for (const auto &entry : quirks) {
        names.append(entry.name);
    }
    return names;
}

} // namespace qiao::simulator
