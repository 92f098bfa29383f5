#pragma once

#include "accounts/account.h"
#include "server/answer.h"
#include "server/errorbody.h"
#include "server/preparedbody.h"
#include "server/prompttokens.h"
#include "upstream/upstream.h"

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <optional>

namespace qiao {

class ModelCatalog;

/// What an exchange asks of the service, and how it is answered. What is referred to outlives the attempt.
struct AttemptParts
{
    const PreparedBody &body;
    const Account &account;
    const Credential &credential;
    ModelCatalog &models;
    PromptTokens &prompt; ///< of the body
    TokenCounter &counter;
    const Addressee &to;
    bool stream; ///< the client wants a stream
    std::chrono::milliseconds pingInterval;
    QElapsedTimer clock; ///< started when the request arrived
};

/// One call to the service with one credential, and the answer made of it. Nothing is written to the client
/// before the service took the request. Ends with one of its signals; destroying it aborts the call. Lives on
/// the worker thread.
class Attempt : public QObject
{
    Q_OBJECT

public:
    /// \a sink must outlive this.
    Attempt(const AttemptParts &parts, ResponseSink &sink, QObject *parent);
    ~Attempt() override;

    void start(Upstream &upstream);

    /// Null until the service took the request.
    [[nodiscard]] Answer *answer() const { return m_answer; }
    [[nodiscard]] bool committed() const { return m_answer && m_answer->committed(); }
    /// Ends it unheard, from inside its own signals too; deletes itself.
    void abandon();
    /// The answer is complete: lets the call come to its own end, so that its connection can be used again.
    void finishQuietly(QObject *newParent);

Q_SIGNALS:
    /// The service answers, whatever it says; a connection to it stood after \a connectTime.
    void reached(std::chrono::milliseconds connectTime);
    /// The service took the request; \a answer lives no longer than this.
    void answering(qiao::Answer *answer);
    /// As Answer::progressed().
    void progressed();
    /// The service refused the request.
    void refused(const qiao::translation::UpstreamError &refusal);
    /// The service could not be reached, or went away without an answer.
    void failed(const qiao::Error &error);
    /// As Answer::ended().
    void ended(const qiao::Result<void> &result);

private:
    void headReceived(const UpstreamHead &head);
    void relayAnswer();
    void relayStream(const HttpHeaders &headers, const Answer::Explain &explain);
    [[nodiscard]] bool tellsPromptTokens() const;
    [[nodiscard]] OutputTokens countWhole(std::string_view body) const;
    void explainRefusal(int status, const QByteArray &body, std::optional<std::chrono::seconds> retryAfter);
    [[nodiscard]] translation::ErrorContext errorContext() const;
    [[nodiscard]] translation::AnswerContext answerContext() const;

    const AttemptParts m_parts;
    ResponseSink &m_sink;
    UpstreamCall *m_call = nullptr; ///< a child
    Answer *m_answer = nullptr; ///< a child of the call
    bool m_callFinished = false;
};

} // namespace qiao
