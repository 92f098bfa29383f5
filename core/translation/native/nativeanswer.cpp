#include "translation/native/nativeanswer.h"

#include "translation/native/nativeaggregate.h"
#include "translation/native/nativestream.h"

#include <utility>

namespace qiao::translation {

namespace {

class NativeAnswerTranslation final : public AnswerTranslation
{
public:
    explicit NativeAnswerTranslation(NativeAnswerOptions options) : m_options(std::move(options)) { }

    [[nodiscard]] std::unique_ptr<StreamTranslator> stream(const AnswerContext &context) const override
    {
        return std::make_unique<NativeStream>(m_options, context);
    }
    [[nodiscard]] std::unique_ptr<WholeTranslator> whole(const AnswerContext &context) const override
    {
        return std::make_unique<NativeAggregate>(m_options, context);
    }

private:
    NativeAnswerOptions m_options;
};

} // namespace

std::shared_ptr<const AnswerTranslation> nativeAnswer(NativeAnswerOptions options)
{
    return std::make_shared<NativeAnswerTranslation>(std::move(options));
}

} // namespace qiao::translation
