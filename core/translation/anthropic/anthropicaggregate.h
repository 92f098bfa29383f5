#pragma once

#include "translation/anthropic/anthropicmessage.h"
#include "translation/dialect.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// The whole message for a client of Anthropic's API: what the stream's events make when they are put
/// together. A tool's input that is no JSON object (cut short by max_tokens) is given as text under
/// "__unparsedToolInput", as Claude Code itself hands it back: never mended, so that nobody runs half a
/// command.
class AnthropicAggregate final : public WholeTranslator
{
public:
    AnthropicAggregate(const AnthropicAnswerOptions &options, const AnswerContext &context);
    ~AnthropicAggregate() override;

    void feed(std::string_view bytes) override;
    void finish() override;

    [[nodiscard]] const std::string &body() const override { return m_body; }
    [[nodiscard]] const std::optional<UpstreamError> &failure() const override { return m_failure; }
    [[nodiscard]] const std::optional<Usage> &usage() const override { return m_message.usage(); }
    [[nodiscard]] bool sawToken() const override { return m_message.sawToken(); }
    [[nodiscard]] const std::vector<Change> &changes() const override { return m_message.changes(); }

private:
    class Collector;

    void conclude();

    AnthropicMessage m_message;
    std::unique_ptr<Collector> m_collector;
    std::string m_body;
    std::optional<UpstreamError> m_failure;
    std::size_t m_bytes = 0;
};

} // namespace qiao::translation
