#include "translation/anthropic/anthropicanswer.h"

#include "translation/anthropic/anthropicaggregate.h"
#include "translation/anthropic/anthropicstream.h"

namespace qiao::translation {

namespace {

class Answer final : public AnswerTranslation
{
public:
    explicit Answer(AnthropicAnswerOptions options) : m_options(std::move(options)) { }

    [[nodiscard]] std::unique_ptr<StreamTranslator> stream(const AnswerContext &context) const override
    {
        return std::make_unique<AnthropicStream>(m_options, context);
    }

    [[nodiscard]] std::unique_ptr<WholeTranslator> whole(const AnswerContext &context) const override
    {
        return std::make_unique<AnthropicAggregate>(m_options, context);
    }

private:
    AnthropicAnswerOptions m_options;
};

} // namespace

std::shared_ptr<const AnswerTranslation> anthropicAnswer(AnthropicAnswerOptions options)
{
    return std::make_shared<Answer>(std::move(options));
}

} // namespace qiao::translation
