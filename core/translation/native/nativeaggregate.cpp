#include "translation/native/nativeaggregate.h"

#include "translation/errors/brokenanswer.h"
#include "translation/json/jsonedits.h"
#include "translation/json/jsontext.h"
#include "translation/json/splice.h"
#include "translation/messagesevents.h"

#include <utility>

namespace qiao::translation {

namespace {

using Event = NativeEvents::Event;
using Kind = RawJson::Kind;
using Value = RawJson::Value;

/// A key between its quotes, as it was spelled.
std::string_view keyOf(const Value &member)
{
    const std::string_view raw = member.key()->raw();
    return raw.substr(1, raw.size() - 2);
}

bool isType(const Value &object, std::string_view name)
{
    const auto type = object.find("type");
    return type && type->isString(name);
}

bool isWord(const std::optional<Value> &value)
{
    return value && value->kind() == Kind::String && !value->isString("");
}

/// A tool's input, put together from its pieces. One that broke off must not be taken for a smaller one: it
/// is marked, in the words in which Claude Code sends such inputs back.
std::string inputText(const std::string &pieces)
{
    RawJson json;
    if (json.parse(pieces) && json.root().kind() == Kind::Object) {
        return pieces;
    }
    return R"({"__unparsedToolInput":{"raw":)" + jsonString(pieces) + R"(,"len":)"
        + std::to_string(pieces.size()) + "}}";
}

} // namespace

NativeAggregate::NativeAggregate(NativeAnswerOptions options, AnswerContext context)
    : m_options(std::move(options)), m_context(std::move(context)), m_events(m_context.error)
{ }

void NativeAggregate::feed(std::string_view bytes)
{
    m_bytes += bytes.size();
    if (!m_failure && m_bytes > largestAnswer) {
        m_failure = tooLongAnswer();
    }
    if (!m_failure && m_body.empty()) {
        m_events.feed(bytes);
        readEvents();
    }
}

void NativeAggregate::finish()
{
    if (m_failure || !m_body.empty()) {
        return;
    }
    m_events.finish();
    readEvents();
    if (m_failure || !m_body.empty()) {
        return;
    }
    if (m_finished) {
        complete();
        return;
    }
    m_failure = m_sawToken ? brokenOffAnswer() : emptyAnswer();
}

void NativeAggregate::readEvents()
{
    for (Event event = m_events.next(); event != Event::None; event = m_events.next()) {
        if (event == Event::Failure) {
            m_failure = m_events.failure();
            return;
        }
        if (event == Event::Document) {
            takeDocument(m_events.root());
        } else if (event != Event::Nothing && event != Event::Unknown) {
            take(event, m_events.root());
        }
    }
}

void NativeAggregate::take(Event event, const Value &root)
{
    const auto delta = root.find("delta");
    const auto message = root.find("message");
    const auto usage = root.find("usage");
    switch (event) {
    case Event::MessageStart:
        if (isObject(message) && !std::exchange(m_started, true)) {
            startMessage(*message);
        }
        break;
    case Event::BlockStart:
        startBlock(root);
        break;
    case Event::BlockDelta:
        continueBlock(root);
        break;
    case Event::MessageDelta:
        if (isObject(delta) && !std::exchange(m_finished, true)) {
            setMembers(*delta);
        }
        if (isObject(usage)) {
            addUsage(*usage);
        }
        break;
    case Event::MessageStop:
        m_finished = m_finished || !m_blocks.empty();
        break;
    default:
        break;
    }
}

void NativeAggregate::setMembers(const Value &object)
{
    for (auto member = object.firstChild(); member; member = member->nextSibling()) {
        m_message.set(keyOf(*member), member->raw());
    }
}

void NativeAggregate::startMessage(const Value &message)
{
    for (auto member = message.firstChild(); member; member = member->nextSibling()) {
        const std::string_view key = keyOf(*member);
        if (key == "usage") {
            addUsage(*member);
        }
        m_message.set(key, key == "content" || key == "usage" ? "null" : member->raw());
    }
}

void NativeAggregate::startBlock(const Value &root)
{
    const auto index = blockIndex(root);
    const auto start = root.find("content_block");
    if (!index || !isObject(start) || m_blocks.contains(*index)) {
        return;
    }
    Block &block = m_blocks[*index];
    for (auto member = start->firstChild(); member; member = member->nextSibling()) {
        const std::string_view key = keyOf(*member);
        if (key == "text" || key == "thinking") {
            block.fields.append(key, *member);
        } else {
            block.fields.set(key, member->raw());
        }
    }
    block.isTool = isType(*start, "tool_use");
    m_sawTool = m_sawTool || block.isTool;
    m_sawToken = m_sawToken || bringsToken(*start);
}

void NativeAggregate::continueBlock(const Value &root)
{
    const auto index = blockIndex(root);
    const auto delta = root.find("delta");
    const auto found = index ? m_blocks.find(*index) : m_blocks.end();
    if (found == m_blocks.end() || !isObject(delta)) {
        return;
    }
    Block &block = found->second;
    m_sawToken = m_sawToken || bringsToken(*delta);
    for (auto member = delta->firstChild(); member; member = member->nextSibling()) {
        const std::string_view key = keyOf(*member);
        if (key == "text" || key == "thinking") {
            block.fields.append(key, *member);
        } else if (key == "signature") {
            block.fields.set(key, member->raw());
        } else if (key == "partial_json") {
            block.input += member->string();
        } else if (key == "citation") {
            const std::string list = '[' + std::string(member->raw()) + ']';
            if (RawJson one; one.parse(list)) {
                block.fields.extend("citations", one.root());
            }
        }
    }
}

void NativeAggregate::addUsage(const Value &usage)
{
    m_counts.add(usage);
    if (!m_counts.seen()) {
        return;
    }
    m_usage = m_counts.usage();
    for (auto member = usage.kind() == Kind::Object ? usage.firstChild() : std::nullopt; member;
         member = member->nextSibling()) {
        m_usageFields.set(keyOf(*member), member->raw());
    }
}

std::string NativeAggregate::contentText()
{
    std::string content = "[";
    for (auto &[index, block] : m_blocks) {
        if (block.isTool && !block.input.empty()) {
            block.fields.set("input", inputText(block.input));
        }
        if (block.isTool && !block.fields.has("caller")) {
            block.fields.set("caller", directCaller);
        }
        content += content.size() > 1 ? "," : "";
        content += block.fields.text();
    }
    return content + ']';
}

void NativeAggregate::complete()
{
    const std::string reason = m_sawTool ? R"("tool_use")" : R"("end_turn")";
    RawJson counts;
    const std::string countsText = m_counts.json();
    if (counts.parse(countsText)) { // of each count the one that stands
        for (auto member = counts.root().firstChild(); member; member = member->nextSibling()) {
            m_usageFields.set(keyOf(*member), member->raw());
        }
    }
    m_message.set("content", contentText());
    m_message.set("usage", m_usageFields.text());
    m_message.set("model", jsonString(m_options.model));
    const std::string text = m_message.text();
    RawJson json;
    if (!json.parse(text)) {
        m_failure = brokenAnswer("The service sent a message that cannot be put together.");
        return;
    }
    m_body = text;
    std::vector<Edit> edits;
    const auto stopReason = json.root().find("stop_reason");
    if (!isWord(stopReason) || (m_sawTool && stopReason->isString("end_turn"))) {
        setMember(edits, json.root(), "stop_reason", reason);
        m_changes.push_back({"answer: stop_reason set", "the service ended without the right one"});
    }
    const std::pair<std::string_view, std::string_view> usual[] = {
        {"id", m_context.messageId}, {"type", "message"}, {"role", "assistant"}};
    for (const auto &[name, value] : usual) {
        if (!isWord(json.root().find(name))) {
            setMember(edits, json.root(), name, jsonString(value));
        }
    }
    m_body = spliced(text, std::move(edits));
}

void NativeAggregate::takeDocument(const Value &message)
{
    startMessage(message);
    const auto content = message.find("content");
    for (auto block = content->firstChild(); block; block = block->nextSibling()) {
        m_sawToken = m_sawToken || bringsToken(*block);
    }
    std::vector<Edit> edits;
    for (auto block = content->firstChild(); block; block = block->nextSibling()) {
        addCaller(edits, *block);
    }
    setMember(edits, message, "model", jsonString(m_options.model));
    if (!isObject(message.find("usage"))) {
        setMember(edits, message, "usage", m_counts.json());
        m_changes.push_back({"answer: usage added", "clients fail without it"});
    }
    m_body = spliced(m_events.text(), std::move(edits));
}

} // namespace qiao::translation
