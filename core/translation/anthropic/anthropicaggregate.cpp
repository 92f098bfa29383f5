#include "translation/anthropic/anthropicaggregate.h"

#include "translation/errors/brokenanswer.h"
#include "translation/json/jsontext.h"
#include "translation/json/rawjson.h"
#include "translation/messagesevents.h"

namespace qiao::translation {

namespace {

/// The input of a tool from the spelling of its JSON text.
std::string inputOf(std::string_view spelling)
{
    if (spelling.empty()) {
        return "{}";
    }
    const std::string text = unescaped(spelling);
    RawJson json;
    if (json.parse(text) && json.root().kind() == RawJson::Kind::Object) {
        return std::string(json.root().raw());
    }
    std::string input = R"({"__unparsedToolInput":{"raw":")";
    return input.append(spelling).append("\",\"len\":").append(std::to_string(text.size())).append("}}");
}

} // namespace

/// Puts the blocks of the message together.
class AnthropicAggregate::Collector final : public ContentSink
{
public:
    void beginText() override { begin(R"({"type":"text","text":")", "\"}"); }
    void beginThinking() override { begin(R"({"type":"thinking","thinking":")", "\"}"); }

    void beginToolUse(std::string_view id, std::string_view name) override
    {
        begin(R"({"type":"tool_use","id":)" + jsonString(id) + R"(,"name":)" + jsonString(name)
                + R"(,"input":)",
            "}");
        m_isInput = true;
    }

    void append(std::string_view spelling) override { (m_isInput ? m_input : m_content) += spelling; }

    void sign(std::string_view signature) override
    {
        m_content.append("\",\"signature\":\"").append(signature);
    }

    void endBlock() override
    {
        if (m_isInput) {
            m_content.append(inputOf(m_input)).append(",\"caller\":").append(directCaller);
        }
        m_content += m_tail;
        m_input.clear();
        m_isInput = false;
    }

    /// The blocks, with commas between them.
    [[nodiscard]] const std::string &content() const { return m_content; }

private:
    void begin(std::string_view head, std::string_view tail)
    {
        m_content += m_content.empty() ? "" : ",";
        m_content += head;
        m_tail = tail;
    }

    std::string m_content;
    std::string m_input; ///< of the open tool_use block
    std::string_view m_tail;
    bool m_isInput = false;
};

AnthropicAggregate::AnthropicAggregate(const AnthropicAnswerOptions &options, const AnswerContext &context)
    : m_message(options, context), m_collector(std::make_unique<Collector>())
{ }

AnthropicAggregate::~AnthropicAggregate() = default;

void AnthropicAggregate::feed(std::string_view bytes)
{
    m_bytes += bytes.size();
    if (!m_failure && m_body.empty() && m_bytes > largestAnswer) {
        m_failure = tooLongAnswer();
    }
    if (!m_failure) {
        m_message.feed(bytes, *m_collector);
        conclude();
    }
}

void AnthropicAggregate::finish()
{
    if (!m_failure) {
        m_message.finish(*m_collector);
        conclude();
    }
}

void AnthropicAggregate::conclude()
{
    m_failure = m_message.failure();
    if (m_failure || !m_message.ended() || !m_body.empty()) {
        return;
    }
    const AnthropicStop &stop = m_message.stop();
    m_body = R"({"id":)" + jsonString(m_message.head().id)
        + R"(,"type":"message","role":"assistant","model":)" + jsonString(m_message.head().model)
        + R"(,"content":[)" + m_collector->content() + R"(],"stop_reason":)" + jsonString(stop.reason)
        + R"(,"stop_sequence":)" + (stop.sequence.empty() ? std::string("null") : jsonString(stop.sequence))
        + R"(,"usage":)" + anthropicUsageText(m_message.endUsage()) + "}";
}

} // namespace qiao::translation
