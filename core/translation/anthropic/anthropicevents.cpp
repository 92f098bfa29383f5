#include "translation/anthropic/anthropicevents.h"

#include "translation/json/jsontext.h"
#include "translation/messagesevents.h"

namespace qiao::translation {

namespace {

void appendEvent(std::string_view type, std::string_view members, std::string &out)
{
    out.append("event: ").append(type).append("\ndata: {\"type\":\"").append(type).append("\"");
    out.append(members).append("}\n\n");
}

std::string indexMember(std::size_t index)
{
    return ",\"index\":" + std::to_string(index);
}

/// All of a delta event that stands before the text.
std::string deltaHead(std::size_t index, std::string_view type, std::string_view member)
{
    std::string head = "event: content_block_delta\ndata: {\"type\":\"content_block_delta\"";
    head.append(indexMember(index)).append(",\"delta\":{\"type\":\"").append(type).append("\",\"");
    return head.append(member).append("\":\"");
}

constexpr std::string_view deltaTail = "\"}}\n\n";

} // namespace

void AnthropicEvents::start(const AnthropicMessageHead &head, std::int64_t inputTokens, std::string &out)
{
    m_started = true;
    const AnthropicUsage usage{.inputTokens = inputTokens};
    appendEvent("message_start",
        R"(,"message":{"id":)" + jsonString(head.id) + R"(,"type":"message","role":"assistant","model":)"
            + jsonString(head.model) + R"(,"content":[],"stop_reason":null,"stop_sequence":null,"usage":)"
            + anthropicUsageText(usage) + "}",
        out);
}

void AnthropicEvents::beginText(std::string &out)
{
    beginBlock(R"({"type":"text","text":""})", out);
    m_deltaHead = deltaHead(m_index, "text_delta", "text");
}

void AnthropicEvents::beginThinking(std::string &out)
{
    beginBlock(R"({"type":"thinking","thinking":"","signature":""})", out);
    m_deltaHead = deltaHead(m_index, "thinking_delta", "thinking");
}

void AnthropicEvents::beginToolUse(std::string_view id, std::string_view name, std::string &out)
{
    beginBlock(R"({"type":"tool_use","id":)" + jsonString(id) + R"(,"name":)" + jsonString(name)
            + R"(,"input":{},"caller":)" + std::string(directCaller) + '}',
        out);
    m_deltaHead = deltaHead(m_index, "input_json_delta", "partial_json");
}

void AnthropicEvents::append(std::string_view spelling, std::string &out) const
{
    out.append(m_deltaHead).append(spelling).append(deltaTail);
}

void AnthropicEvents::sign(std::string_view signature, std::string &out) const
{
    out.append(deltaHead(m_index, "signature_delta", "signature")).append(signature).append(deltaTail);
}

void AnthropicEvents::endBlock(std::string &out)
{
    appendEvent("content_block_stop", indexMember(m_index), out);
    ++m_index;
}

void AnthropicEvents::stop(const AnthropicStop &stop, const AnthropicUsage &usage, std::string &out) const
{
    appendEvent("message_delta",
        R"(,"delta":{"stop_reason":)" + jsonString(stop.reason) + R"(,"stop_sequence":)"
            + (stop.sequence.empty() ? std::string("null") : jsonString(stop.sequence)) + R"(},"usage":)"
            + anthropicUsageText(usage),
        out);
    appendEvent("message_stop", {}, out);
}

void AnthropicEvents::ping(std::string &out)
{
    appendEvent("ping", {}, out);
}

void AnthropicEvents::error(std::string_view body, std::string &out)
{
    out.append("event: error\ndata: ").append(body).append("\n\n");
}

void AnthropicEvents::beginBlock(std::string_view block, std::string &out) const
{
    appendEvent("content_block_start", indexMember(m_index).append(",\"content_block\":").append(block), out);
}

} // namespace qiao::translation
