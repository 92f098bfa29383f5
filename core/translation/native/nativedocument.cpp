#include "translation/native/nativedocument.h"

#include "translation/json/jsonedits.h"
#include "translation/json/jsontext.h"
#include "translation/messagesevents.h"

namespace qiao::translation {

namespace {

using Event = NativeEvents::Event;
using Kind = RawJson::Kind;
using Value = RawJson::Value;
using Events = std::vector<std::pair<Event, std::string>>;

std::string rawMember(const Value &object, std::string_view name, std::string_view otherwise)
{
    const auto member = object.find(name);
    return std::string(member ? member->raw() : otherwise);
}

/// \a object as it reads after \a edits, which are places in the whole text.
std::string edited(const Value &object, std::vector<Edit> edits)
{
    for (Edit &edit : edits) {
        edit.offset -= object.begin();
    }
    return spliced(object.raw(), std::move(edits));
}

/// Writes the events of one block.
class BlockWriter
{
public:
    BlockWriter(const Value &block, std::size_t index, Events &events)
        : m_block(block), m_index(R"("index":)" + std::to_string(index)), m_events(events)
    { }

    void write()
    {
        const auto type = m_block.find("type");
        if (type && type->isString("text")) {
            start({{"text", R"("")"}});
            delta("text_delta", "text", "text");
        } else if (type && type->isString("thinking")) {
            start({{"thinking", R"("")"}, {"signature", R"("")"}});
            delta("thinking_delta", "thinking", "thinking");
            delta("signature_delta", "signature", "signature");
        } else if (type && type->isString("tool_use")) {
            start({{"input", "{}"}});
            add(Event::BlockDelta,
                R"("delta":{"type":"input_json_delta","partial_json":)"
                    + jsonString(rawMember(m_block, "input", "{}")) + '}');
        } else {
            start({});
        }
        add(Event::BlockStop, {});
    }

private:
    void start(const std::vector<std::pair<std::string_view, std::string>> &emptied)
    {
        std::vector<Edit> edits;
        for (const auto &[name, json] : emptied) {
            setMember(edits, m_block, name, json);
        }
        add(Event::BlockStart, R"("content_block":)" + edited(m_block, std::move(edits)));
    }

    void delta(std::string_view type, std::string_view name, std::string_view from)
    {
        const auto text = m_block.find(from);
        if (text && text->kind() == Kind::String && !text->isString("")) {
            add(Event::BlockDelta,
                R"("delta":{"type":)" + jsonString(type) + ',' + jsonString(name) + ':'
                    + std::string(text->raw()) + '}');
        }
    }

    void add(Event event, const std::string &members)
    {
        m_events.emplace_back(event,
            R"({"type":)" + jsonString(eventName(event)) + ',' + m_index
                + (members.empty() ? members : ',' + members) + '}');
    }

    const Value &m_block;
    std::string m_index;
    Events &m_events;
};

} // namespace

Events eventsOfDocument(const Value &message)
{
    std::vector<Edit> edits;
    setMember(edits, message, "content", "[]");
    setMember(edits, message, "stop_reason", "null");
    Events events{
        {Event::MessageStart, R"({"type":"message_start","message":)" + edited(message, edits) + '}'}};
    const auto content = message.find("content");
    std::size_t index = 0;
    for (auto block = content ? content->firstChild() : std::nullopt; block; block = block->nextSibling()) {
        if (block->kind() == Kind::Object) {
            BlockWriter(*block, index++, events).write();
        }
    }
    events.emplace_back(Event::MessageDelta,
        R"({"type":"message_delta","delta":{"stop_reason":)" + rawMember(message, "stop_reason", "null")
            + R"(,"stop_sequence":)" + rawMember(message, "stop_sequence", "null") + R"(},"usage":)"
            + rawMember(message, "usage", "null") + '}');
    return events;
}

} // namespace qiao::translation
