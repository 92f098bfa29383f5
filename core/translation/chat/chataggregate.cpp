#include "translation/chat/chataggregate.h"

#include "translation/errors/brokenanswer.h"
#include "translation/usage.h"

#include <algorithm>
#include <initializer_list>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

/// A key between its quotes, as it was spelled.
std::string_view keyOf(const Value &member)
{
    const std::string_view raw = member.key()->raw();
    return raw.substr(1, raw.size() - 2);
}

bool isOneOf(std::string_view key, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), key) != names.end();
}

bool isEmptyText(const Value &value)
{
    return value.raw() == "\"\"";
}

std::int64_t indexOf(const Value &object, std::int64_t otherwise)
{
    const auto member = object.find("index");
    const double number = member ? member->number().value_or(-1) : -1;
    return number >= 0 && number <= 1e6 ? static_cast<std::int64_t>(number) : otherwise;
}

template <typename Item> Item &itemOf(std::vector<Item> &items, std::int64_t index)
{
    const auto after =
        std::find_if(items.begin(), items.end(), [index](const Item &item) { return item.index >= index; });
    if (after != items.end() && after->index == index) {
        return *after;
    }
    Item item;
    item.index = index;
    return *items.insert(after, std::move(item));
}

/// name and arguments, of a tool call's function or of the older function_call.
void mergeFunction(const Value &function, JsonFields &fields)
{
    for (auto member = function.firstChild(); member; member = member->nextSibling()) {
        const std::string_view key = keyOf(*member);
        if (key == "arguments") {
            fields.append(key, *member);
        } else if (!isEmptyText(*member) || !fields.has(key)) {
            fields.set(key, member->raw());
        }
    }
}

} // namespace

ChatAggregate::ChatAggregate(std::uint64_t idSeed, const ErrorContext &context)
    : m_events(context), m_mender(idSeed)
{ }

void ChatAggregate::feed(std::string_view bytes)
{
    m_bytes += bytes.size();
    if (!m_failure && m_bytes > largestAnswer) {
        m_failure = tooLongAnswer();
    }
    if (!m_failure) {
        m_events.feed(bytes);
        readEvents();
    }
}

void ChatAggregate::finish()
{
    if (m_failure || !m_body.empty()) {
        return;
    }
    m_events.finish();
    readEvents();
    if (m_failure || !m_body.empty()) {
        return;
    }
    const bool allFinished =
        std::all_of(m_choices.begin(), m_choices.end(), [](const Choice &choice) { return choice.finished; });
    if (m_choices.empty() || (!m_sawDone && !sawToken() && !allFinished)) {
        m_failure = emptyAnswer();
        return;
    }
    if (!m_sawDone && !allFinished) {
        m_failure = brokenOffAnswer();
        return;
    }
    std::string choices;
    for (Choice &choice : m_choices) {
        if (!choice.finished && m_changes.empty()) {
            m_changes.push_back({"answer: finish reason added", "the service ended without one"});
        }
        choices += choices.empty() ? "[" : ",";
        choices += choiceText(choice);
    }
    m_fields.set("choices", choices + "]");
    m_body = m_fields.text();
}

void ChatAggregate::readEvents()
{
    using Event = ChatEvents::Event;
    for (Event event = m_events.next(); event != Event::None; event = m_events.next()) {
        if (event == Event::Chunk) {
            addChunk();
        } else if (event == Event::Answer) {
            takeAnswer();
        } else if (event == Event::Failure) {
            m_failure = m_events.failure();
        }
        m_sawDone = m_sawDone || event == Event::Done;
    }
}

void ChatAggregate::takeAnswer()
{
    m_body = m_events.text();
    const ChatChunk &answer = m_events.chunk();
    m_usage = answer.usage ? readUsage(*answer.usage) : std::nullopt;
}

void ChatAggregate::addChunk()
{
    const ChatChunk &chunk = m_events.chunk();
    if (chunk.usage) {
        m_usage = readUsage(*chunk.usage);
    }
    // Mended like a stream's, chunks have a role, and tool calls an index and an id.
    const std::vector<Edit> &edits = m_mender.mend(chunk);
    if (edits.empty()) {
        mergeChunk(chunk.root);
        return;
    }
    const std::string text = spliced(m_events.text(), edits);
    RawJson mended;
    if (mended.parse(text)) {
        mergeChunk(mended.root());
    }
}

void ChatAggregate::mergeChunk(const Value &root)
{
    for (auto member = root.firstChild(); member; member = member->nextSibling()) {
        const std::string_view key = keyOf(*member);
        if (key == "choices") {
            m_fields.set(key, "null"); // holds its place
            std::int64_t position = 0;
            for (auto choice = member->firstChild(); choice; choice = choice->nextSibling(), ++position) {
                if (choice->kind() == Kind::Object) {
                    mergeChoice(*choice, position);
                }
            }
        } else if (key == "object") {
            m_fields.set(key, "\"chat.completion\"");
        } else if (!isOneOf(key, {"id", "created", "model", "system_fingerprint"}) || !m_fields.has(key)) {
            m_fields.set(key, member->raw());
        }
    }
}

void ChatAggregate::mergeChoice(const Value &object, std::int64_t position)
{
    Choice &choice = itemOf(m_choices, indexOf(object, position));
    for (auto member = object.firstChild(); member; member = member->nextSibling()) {
        const std::string_view key = keyOf(*member);
        if (key == "delta") {
            choice.fields.set("message", "null"); // holds its place
            if (member->kind() == Kind::Object) {
                mergeDelta(*member, choice);
            }
        } else if (key == "finish_reason") {
            const bool said = member->kind() == Kind::String && !isEmptyText(*member);
            choice.finished = choice.finished || said;
            choice.fields.set(key, said ? member->raw() : "null");
        } else if (key == "logprobs" && member->kind() == Kind::Object) {
            for (auto list = member->firstChild(); list; list = list->nextSibling()) {
                choice.logprobs.extend(keyOf(*list), *list);
            }
            choice.fields.set(key, "{}");
        } else {
            choice.fields.set(key, member->raw());
        }
    }
}

void ChatAggregate::mergeDelta(const Value &delta, Choice &choice)
{
    for (auto member = delta.firstChild(); member; member = member->nextSibling()) {
        const std::string_view key = keyOf(*member);
        if (isOneOf(key, {"content", "reasoning_content", "reasoning", "refusal"})) {
            choice.message.append(key, *member);
        } else if (key == "tool_calls" && member->kind() == Kind::Array) {
            for (auto tool = member->firstChild(); tool; tool = tool->nextSibling()) {
                if (tool->kind() == Kind::Object) {
                    choice.message.set(key, "null"); // holds its place
                    mergeTool(*tool, choice);
                }
            }
        } else if (key == "function_call" && member->kind() == Kind::Object) {
            mergeFunction(*member, choice.functionCall);
            choice.message.set(key, "{}");
        } else if (key != "role" || (!choice.message.has(key) && !isEmptyText(*member))) {
            choice.message.set(key, member->raw());
        }
    }
}

void ChatAggregate::mergeTool(const Value &object, Choice &choice)
{
    Tool &tool = itemOf(choice.tools, indexOf(object, 0));
    for (auto member = object.firstChild(); member; member = member->nextSibling()) {
        const std::string_view key = keyOf(*member);
        if (key == "function" && member->kind() == Kind::Object) {
            mergeFunction(*member, tool.function);
            tool.fields.set(key, "{}");
        } else if (key != "index" && (!isEmptyText(*member) || !tool.fields.has(key))) {
            tool.fields.set(key, member->raw());
        }
    }
}

std::string ChatAggregate::choiceText(Choice &choice)
{
    std::string tools;
    for (Tool &tool : choice.tools) {
        if (tool.fields.has("function")) {
            tool.fields.set("function", tool.function.text());
        }
        tools += tools.empty() ? "[" : ",";
        tools += tool.fields.text();
    }
    if (!tools.empty()) {
        choice.message.set("tool_calls", tools + "]");
    }
    if (choice.message.has("function_call")) {
        choice.message.set("function_call", choice.functionCall.text());
    }
    if (choice.fields.has("logprobs") && choice.logprobs.text() != "{}") {
        choice.fields.set("logprobs", choice.logprobs.text());
    }
    if (!choice.message.has("role")) {
        choice.message.set("role", "\"assistant\"");
    }
    choice.message.set("content", "null");
    choice.fields.set("index", std::to_string(choice.index));
    choice.fields.set("message", choice.message.text());
    if (!choice.finished) {
        choice.fields.set("finish_reason", choice.tools.empty() ? "\"stop\"" : "\"tool_calls\"");
    }
    return choice.fields.text();
}

} // namespace qiao::translation
