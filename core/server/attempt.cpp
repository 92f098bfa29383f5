#include "server/attempt.h"

#include "server/bytesview.h"
#include "server/modelcatalog.h"
#include "server/randomid.h"
#include "server/streamanswer.h"
#include "server/wholeanswer.h"
#include "tokens/outputcounter.h"
#include "translation/outputtext.h"
#include "upstream/chatcall.h"
#include "upstream/errorconversion.h"
#include "upstream/messagescall.h"
#include "upstream/refusal.h"
#include "upstream/transporterror.h"

#include <QRandomGenerator>

#include <utility>

using namespace std::chrono_literals;

namespace qiao {

using translation::Dialect;
using Api = translation::PreparedRequest::Api;

namespace {

// A stream that could begin waits so long for the count of its prompt.
constexpr auto longestCount = 1s;

} // namespace

Attempt::Attempt(const AttemptParts &parts, ResponseSink &sink, QObject *parent)
    : QObject(parent), m_parts(parts), m_sink(sink)
{ }

Attempt::~Attempt() = default;

void Attempt::start(Upstream &upstream)
{
    const PreparedBody &body = m_parts.body;
    const translation::Service service = m_parts.models.names(m_parts.account).service;
    m_call = upstream.start(body.api == Api::Messages
            ? messagesCall(m_parts.credential, body.bytes, body.streamUpstream)
            : chatCompletionsCall(m_parts.credential, service, body.bytes, body.streamUpstream),
        this);
    connect(m_call, &UpstreamCall::headReceived, this, &Attempt::headReceived);
    // Until the head is there, the end of the call is a failure of the transport.
    connect(m_call, &UpstreamCall::finished, this, [this](const Result<void> &result) {
        Q_EMIT failed(result ? noAnswerError(m_parts.credential.baseUrl.host()) : result.error());
    });
    // Beside the call, never before it.
    m_parts.prompt.begin();
}

void Attempt::headReceived(const UpstreamHead &head)
{
    disconnect(m_call, nullptr, this, nullptr);
    connect(m_call, &UpstreamCall::finished, this, [this] { m_callFinished = true; });
    Q_EMIT reached(head.connectTime);
    if (head.status >= 200 && head.status < 300) {
        relayAnswer();
        return;
    }
    auto *refusal = new Refusal(m_call, head, m_call);
    connect(refusal, &Refusal::read, this, &Attempt::explainRefusal);
}

void Attempt::relayAnswer()
{
    const HttpHeaders headers = requestIdHeaders(m_parts.to);
    const auto explain = [this](const translation::UpstreamError &error) {
        return errorFromUpstream(error, m_parts.account, m_parts.body.bytes.size());
    };
    if (m_parts.stream) {
        relayStream(headers, explain);
        return;
    }
    m_answer = new WholeAnswer(
        m_call, &m_sink, m_parts.body.answer->whole(answerContext()), headers, explain,
        [this](std::string_view body) { return countWhole(body); }, m_call);
    connect(m_answer, &Answer::ended, this, &Attempt::ended);
    Q_EMIT answering(m_answer);
}

void Attempt::relayStream(const HttpHeaders &headers, const Answer::Explain &explain)
{
    auto *answer =
        new StreamAnswer(m_call, &m_sink, headers, explain, m_parts.pingInterval, m_parts.clock, m_call);
    m_answer = answer;
    connect(answer, &Answer::ended, this, &Attempt::ended);
    connect(answer, &Answer::progressed, this, &Attempt::progressed);
    Q_EMIT answering(answer);
    const auto translate = [this, answer] {
        answer->translate(m_parts.body.answer->stream(answerContext()),
            std::make_unique<OutputCounter>(m_parts.counter, m_parts.body.model));
    };
    if (tellsPromptTokens()) {
        m_parts.prompt.whenKnown(answer, translate, longestCount);
    } else {
        translate();
    }
}

/// Anthropic's streams begin with the count; a service that speaks Anthropic sends its own.
bool Attempt::tellsPromptTokens() const
{
    return m_parts.to.dialect == Dialect::Anthropic && m_parts.body.api == Api::ChatCompletions;
}

OutputTokens Attempt::countWhole(std::string_view body) const
{
    OutputCounter counter(m_parts.counter, m_parts.body.model);
    *counter.text() = translation::outputOf(m_parts.to.dialect, body);
    return counter.count();
}

void Attempt::explainRefusal(
    int status, const QByteArray &body, std::optional<std::chrono::seconds> retryAfter)
{
    const translation::UpstreamError refusal =
        translation::classifyUpstreamError(status, view(body), retryAfter, errorContext());
    const bool isTooLong = refusal.kind == translation::UpstreamError::Kind::ContextTooLong;
    if (isTooLong && !m_parts.prompt.count()) {
        // clients trim a conversation by how far it is over
        m_parts.prompt.begin();
        m_parts.prompt.whenKnown(
            m_call, [this, status, body, retryAfter] { explainRefusal(status, body, retryAfter); });
        return;
    }
    Q_EMIT refused(refusal);
}

translation::ErrorContext Attempt::errorContext() const
{
    translation::ErrorContext context;
    context.requestBytes = static_cast<std::size_t>(m_parts.body.bytes.size());
    context.contextTokens = m_parts.models.contextTokens(m_parts.account, m_parts.body.model);
    if (const auto &count = m_parts.prompt.count()) {
        context.promptTokens = count->tokens;
    }
    return context;
}

translation::AnswerContext Attempt::answerContext() const
{
    translation::AnswerContext context;
    context.idSeed = QRandomGenerator::system()->generate64();
    context.error = errorContext();
    context.messageId = anthropicMessageId().toStdString();
    context.requestId = m_parts.to.requestId.toStdString();
    context.promptTokens = context.error.promptTokens.value_or(0);
    return context;
}

void Attempt::abandon()
{
    disconnect();
    if (m_call) {
        m_call->disconnect();
    }
    deleteLater();
}

void Attempt::finishQuietly(QObject *newParent)
{
    if (!m_callFinished) {
        m_answer = nullptr;
        std::exchange(m_call, nullptr)->finishQuietly(newParent);
    }
}

} // namespace qiao
