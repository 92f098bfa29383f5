#include "support/anthropicgrammar.h"

#include "support/jsonchecks.h"

#include "translation/json/rawjson.h"
#include "translation/sse.h"

namespace qiao::test {

namespace {

using translation::RawJson;
using Kind = RawJson::Kind;
using Value = RawJson::Value;

} // namespace

/// One event, and what it does to the message.
struct AnthropicGrammar::Reader
{
    AnthropicGrammar &grammar;
    const Value root;

    void start()
    {
        const auto message = root.find("message");
        grammar.check(grammar.m_state == State::Before, "message_start where it cannot be");
        grammar.check(hasExactly(root, {"type", "message"}) && message
                && hasExactly(*message,
                    {"id", "type", "role", "model", "content", "stop_reason", "stop_sequence", "usage"}),
            "members of message_start");
        if (!message) {
            return;
        }
        grammar.m_message.id = textOf(*message, "id");
        grammar.m_message.model = textOf(*message, "model");
        const auto usage = usageOf(*message);
        grammar.check(!usage.empty() && usage.at("cache_read_input_tokens") == 0
                && usage.at("cache_creation_input_tokens") == 0,
            "usage of message_start");
        grammar.check(isAnthropicId(grammar.m_message.id), "id of the message");
        const auto content = message->find("content");
        grammar.check(content && content->raw() == "[]", "content of message_start");
        grammar.m_state = State::Between;
    }

    void checkIndex(std::size_t expected)
    {
        const auto index = root.find("index");
        grammar.check(index && index->raw() == std::to_string(expected), "index of a block");
    }

    void blockStart()
    {
        grammar.check(grammar.m_state == State::Between, "content_block_start where it cannot be");
        grammar.check(hasExactly(root, {"type", "index", "content_block"}), "members of a block's start");
        checkIndex(grammar.m_message.content.size());
        const auto member = root.find("content_block");
        if (!member) {
            return;
        }
        const Value block = *member;
        const std::string type = textOf(block, "type");
        bool fits = false;
        if (type == "text") {
            fits = hasExactly(block, {"type", "text"}) && isText(block, "text");
            grammar.m_deltaType = "text_delta";
        } else if (type == "thinking") {
            fits = hasExactly(block, {"type", "thinking", "signature"}) && isText(block, "thinking")
                && isText(block, "signature");
            grammar.m_deltaType = "thinking_delta";
        } else if (type == "tool_use") {
            const auto input = block.find("input");
            fits = hasExactly(block, {"type", "id", "name", "input", "caller"}) && input
                && input->raw() == "{}" && isDirectCall(block);
            grammar.m_deltaType = "input_json_delta";
        }
        grammar.check(fits, "a block's start");
        grammar.m_message.content.push_back({type, {}, {}, textOf(block, "id"), textOf(block, "name"), {}});
        grammar.m_input.clear();
        grammar.m_signed = false;
        grammar.m_state = State::InBlock;
    }

    void blockDelta()
    {
        grammar.check(grammar.m_state == State::InBlock, "content_block_delta where it cannot be");
        grammar.check(hasExactly(root, {"type", "index", "delta"}), "members of a delta");
        const auto delta = root.find("delta");
        if (grammar.m_state != State::InBlock || !delta) {
            return;
        }
        checkIndex(grammar.m_message.content.size() - 1);
        grammar.check(!grammar.m_signed, "a delta after the signature");
        AssembledMessage::Block &block = grammar.m_message.content.back();
        const std::string type = textOf(*delta, "type");
        if (type == "signature_delta" && block.type == "thinking") {
            grammar.check(hasExactly(*delta, {"type", "signature"}), "members of a signature");
            block.signature = textOf(*delta, "signature");
            grammar.m_signed = true;
            return;
        }
        const char *member = type == "text_delta" ? "text"
            : type == "thinking_delta"            ? "thinking"
                                                  : "partial_json";
        grammar.check(type == grammar.m_deltaType && isText(*delta, member), "a delta of another block");
        grammar.check(textOf(*delta, member) != "", "an empty delta");
        (block.type == "tool_use" ? grammar.m_input : block.text) += textOf(*delta, member);
    }

    void blockStop()
    {
        grammar.check(grammar.m_state == State::InBlock, "content_block_stop where it cannot be");
        grammar.check(hasExactly(root, {"type", "index"}), "members of a block's end");
        if (grammar.m_state != State::InBlock) {
            return;
        }
        checkIndex(grammar.m_message.content.size() - 1);
        AssembledMessage::Block &block = grammar.m_message.content.back();
        if (block.type == "tool_use") {
            block.input = inputOfPieces(grammar.m_input);
        }
        const std::string fault = blockFault(block);
        grammar.check(fault.empty(), fault);
        grammar.m_state = State::Between;
    }

    void messageDelta()
    {
        const auto delta = root.find("delta");
        grammar.check(grammar.m_state == State::Between, "message_delta where it cannot be");
        grammar.check(hasExactly(root, {"type", "delta", "usage"}) && delta
                && hasExactly(*delta, {"stop_reason", "stop_sequence"}),
            "members of message_delta");
        if (delta) {
            grammar.m_message.stopReason = textOf(*delta, "stop_reason");
            grammar.m_message.stopSequence = textOf(*delta, "stop_sequence");
        }
        grammar.m_message.usage = usageOf(root);
        grammar.check(!grammar.m_message.usage.empty(), "usage of message_delta");
        grammar.check(!grammar.m_message.content.empty(), "a message without content");
        const std::string fault = stopFault(grammar.m_message);
        grammar.check(fault.empty(), fault);
        grammar.m_state = State::Delta;
    }

    void failure()
    {
        const auto error = root.find("error");
        grammar.check(
            grammar.m_state != State::Stopped && grammar.m_state != State::Failed, "an error after the end");
        grammar.check(error && isText(*error, "type") && isText(*error, "message")
                && !textOf(*error, "message").empty(),
            "members of an error");
        grammar.m_state = State::Failed;
    }
};

void AnthropicGrammar::feed(std::string_view bytes)
{
    translation::SseDecoder decoder;
    translation::SseEvent event;
    decoder.feed(bytes);
    while (decoder.next(event)) {
        take(event);
    }
    check(!decoder.finish(event), "an event without its blank line");
}

void AnthropicGrammar::take(const translation::SseEvent &event)
{
    const std::string name(event.name);
    m_events.push_back(name);
    check(event.raw == "event: " + name + "\ndata: " + std::string(event.data) + "\n\n",
        "more or less than a name and one line of data");
    RawJson json;
    if (!json.parse(event.data) || json.root().kind() != Kind::Object) {
        check(false, "data that is no JSON object");
        return;
    }
    check(!hasLoneHalf(event.data), "half a character");
    check(textOf(json.root(), "type") == name, "a type that is not the event's name");
    Reader reader{*this, json.root()};
    if (name == "message_start") {
        reader.start();
    } else if (name == "content_block_start") {
        reader.blockStart();
    } else if (name == "content_block_delta") {
        reader.blockDelta();
    } else if (name == "content_block_stop") {
        reader.blockStop();
    } else if (name == "message_delta") {
        reader.messageDelta();
    } else if (name == "message_stop") {
        check(m_state == State::Delta && hasExactly(json.root(), {"type"}), "message_stop");
        m_state = State::Stopped;
    } else if (name == "error") {
        reader.failure();
    } else {
        check(name == "ping", "an event that is not known");
        check(m_state == State::Between || m_state == State::InBlock, "a ping where it cannot be");
    }
}

void AnthropicGrammar::check(bool condition, const std::string &what)
{
    if (!condition && m_error.empty()) {
        m_error = "event " + std::to_string(m_events.size()) + ": " + what;
    }
}

} // namespace qiao::test
