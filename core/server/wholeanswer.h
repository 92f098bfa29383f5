#pragma once

#include "server/answer.h"

#include <functional>
#include <memory>
#include <string_view>

namespace qiao {

/// An answer in one piece: the service's own body, forwarded as it came, or put together from a stream for
/// models that only stream.
class WholeAnswer : public Answer
{
    Q_OBJECT

public:
    /// Counts the tokens of an answer's body.
    using Count = std::function<OutputTokens(std::string_view body)>;

    /// \a call and \a sink must outlive this.
    WholeAnswer(UpstreamCall *call, ResponseSink *sink,
        std::unique_ptr<translation::WholeTranslator> translator, HttpHeaders headers, Explain explain,
        Count count, QObject *parent);
    ~WholeAnswer() override;

    [[nodiscard]] bool committed() const override { return false; }
    void endWithError(const Error &error) override;
    [[nodiscard]] std::optional<translation::Usage> usage() const override { return m_translator->usage(); }
    [[nodiscard]] std::vector<translation::Change> changes() const override
    {
        return m_translator->changes();
    }
    [[nodiscard]] OutputTokens output() override;

private:
    void bytesArrived();
    void upstreamFinished(const Result<void> &result);

    UpstreamCall *m_call;
    ResponseSink *m_sink;
    std::unique_ptr<translation::WholeTranslator> m_translator;
    HttpHeaders m_headers;
    Explain m_explain;
    Count m_count;
};

} // namespace qiao
