#include "translation/anthropic/anthropicstream.h"

#include "translation/anthropic/anthropicerror.h"

namespace qiao::translation {

/// Writes content as it comes, and the message's start before the first of it.
class AnthropicStream::Writer final : public ContentSink
{
public:
    Writer(AnthropicStream &stream, std::string &out)
        : m_message(stream.m_message), m_events(stream.m_events), m_out(out)
    { }

    void start()
    {
        if (!m_events.started()) {
            m_events.start(m_message.head(), m_message.promptTokens(), m_out);
        }
    }

    void beginText() override
    {
        start();
        m_events.beginText(m_out);
    }

    void beginThinking() override
    {
        start();
        m_events.beginThinking(m_out);
    }

    void beginToolUse(std::string_view id, std::string_view name) override
    {
        start();
        m_events.beginToolUse(id, name, m_out);
    }

    void append(std::string_view spelling) override { m_events.append(spelling, m_out); }
    void sign(std::string_view signature) override { m_events.sign(signature, m_out); }
    void endBlock() override { m_events.endBlock(m_out); }

private:
    const AnthropicMessage &m_message;
    AnthropicEvents &m_events;
    std::string &m_out;
};

AnthropicStream::AnthropicStream(const AnthropicAnswerOptions &options, const AnswerContext &context)
    : m_requestId(context.requestId), m_message(options, context)
{ }

void AnthropicStream::feed(std::string_view bytes, std::string &out)
{
    Writer writer(*this, out);
    m_message.feed(bytes, writer);
    writeEnd(out);
}

void AnthropicStream::finish(std::string &out)
{
    Writer writer(*this, out);
    m_message.finish(writer);
    writeEnd(out);
}

void AnthropicStream::fail(const UpstreamError &error, std::string &out) const
{
    AnthropicEvents::error(anthropicErrorBody(error, m_requestId), out);
}

void AnthropicStream::ping(std::string &out)
{
    if (m_ended || failure()) {
        return;
    }
    Writer(*this, out).start();
    AnthropicEvents::ping(out);
}

void AnthropicStream::writeEnd(std::string &out)
{
    if (m_message.ended() && !m_ended) {
        m_ended = true;
        m_events.stop(m_message.stop(), m_message.endUsage(), out);
    }
}

} // namespace qiao::translation
