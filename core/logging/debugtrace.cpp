#include "logging/debugtrace.h"

#include "logging/redaction.h"

#include <utility>

namespace qiao {

namespace {

// Of an answer that turned out to be a failure, where no debug files are written.
constexpr qsizetype shownOfFailure = 64 * 1024;
// Of a stream that may still fail: its last events. Every running stream keeps so much.
constexpr qsizetype keptOfStream = 8 * 1024;
// nginx's number for a client that went away before it was answered.
constexpr int clientClosedRequest = 499;

/// What has to be kept to show \a shown bytes; see capped().
qsizetype kept(qsizetype shown)
{
    return shown + 2 * longestSecretSpelling();
}

} // namespace

DebugTrace::DebugTrace(const ClientRequest &request, bool isWhole, std::function<void(ExchangeRecord)> done)
    : m_clock(request.clock), m_done(std::move(done))
{
    m_record.isWhole = isWhole;
    m_record.headers = request.headers;
    if (isWhole) {
        m_clientBody = request.body;
        m_record.query = request.query.toString(QUrl::FullyEncoded).toUtf8();
        m_record.body = capped(request.body);
    }
}

void DebugTrace::upstreamRequest(const UpstreamRequest &request)
{
    UpstreamRecord call{.time = now(), .method = request.method, .url = request.url};
    if (m_record.isWhole) {
        call.headers = request.headers;
        call.sentAsItCame = request.body == m_clientBody;
        call.body = call.sentAsItCame ? CappedText() : capped(request.body);
    }
    m_record.calls.push_back(std::move(call));
}

void DebugTrace::upstreamHead(const UpstreamHead &head)
{
    UpstreamRecord &call = m_record.calls.back();
    call.answerTime = now();
    call.status = head.status;
    call.contentType = head.contentType;
    call.answerHeaders = head.headers;
    const bool isStream = head.contentType.startsWith("text/event-stream");
    if (!m_record.isWhole) {
        call.shownBytes = shownOfFailure;
    }
    const bool isRunningStream = isStream && !m_record.isWhole && head.status < 300;
    call.answer = TimedBytes(isRunningStream ? keptOfStream : kept(call.shownBytes));
}

void DebugTrace::upstreamBytes(const QByteArray &bytes)
{
    m_record.calls.back().answer.add(now(), bytes);
}

void DebugTrace::upstreamFailed(const Error &error)
{
    m_record.calls.back().error = error.message;
}

void DebugTrace::ended(const RequestRow &row)
{
    const bool clientGone = row.errorClass == "client_gone" || row.status == clientClosedRequest;
    const bool serviceFailed = !row.error.isEmpty() && !clientGone && !m_record.calls.empty();
    if (m_record.isWhole || serviceFailed) {
        m_record.row = row;
        m_done(std::move(m_record));
    }
}

Milliseconds DebugTrace::now() const
{
    return Milliseconds(m_clock.elapsed());
}

} // namespace qiao
