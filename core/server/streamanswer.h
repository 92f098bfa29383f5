#pragma once

#include "server/answer.h"
#include "tokens/outputcounter.h"

#include <QTimer>

#include <memory>
#include <string>

namespace qiao {

/// A streamed answer: each event goes out when it comes in. The status is committed with the first bytes,
/// so a service that fails before them can still be answered with its real status. A client that reads
/// slowly slows the service down. While the service is silent, the client gets a sign of life; clients that
/// want one early get it after a second.
class StreamAnswer : public Answer
{
    Q_OBJECT

public:
    /// \a call and \a sink must outlive this. \a clock was started when the request arrived. Nothing is read
    /// from the call before translate().
    StreamAnswer(UpstreamCall *call, ResponseSink *sink, HttpHeaders headers, Explain explain,
        std::chrono::milliseconds pingInterval, QElapsedTimer clock, QObject *parent);
    ~StreamAnswer() override;

    /// Begins; what passes is counted by \a counter. Call once.
    void translate(
        std::unique_ptr<translation::StreamTranslator> translator, std::unique_ptr<OutputCounter> counter);

    [[nodiscard]] bool committed() const override { return m_committed; }
    void endWithError(const Error &error) override;
    [[nodiscard]] std::optional<translation::Usage> usage() const override;
    [[nodiscard]] std::vector<translation::Change> changes() const override;
    [[nodiscard]] std::optional<std::chrono::milliseconds> firstToken() const override
    {
        return m_firstToken;
    }
    [[nodiscard]] OutputTokens output() override;

private:
    void pump();
    void takeIn(const QByteArray &bytes);
    void upstreamFinished(const Result<void> &result);
    void concludeWhenRead();
    void send();
    void ping();
    [[nodiscard]] std::chrono::milliseconds mostSilence() const;
    void end(const Result<void> &result);

    UpstreamCall *m_call;
    ResponseSink *m_sink;
    std::unique_ptr<OutputCounter> m_output; ///< null before translate()
    std::unique_ptr<translation::StreamTranslator> m_translator; ///< null before translate()
    HttpHeaders m_headers;
    Explain m_explain;
    std::chrono::milliseconds m_pingInterval;
    QElapsedTimer m_clock;
    QElapsedTimer m_lastWrite;
    QTimer m_pingTimer;
    std::string m_out;
    std::optional<Result<void>> m_upstreamResult;
    std::optional<std::chrono::milliseconds> m_firstToken;
    bool m_committed = false;
    bool m_ended = false;
    bool m_pumping = false;
};

} // namespace qiao
