#include "server/streamanswer.h"

#include "upstream/errorconversion.h"

#include <QScopeGuard>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace qiao {

namespace {

constexpr qint64 readSize = 64 * 1024;
// Bytes that may wait for a slow client before the service is made to wait as well.
constexpr qint64 mostPending = 256 * 1024;
constexpr auto firstSilence = 1s;

} // namespace

StreamAnswer::StreamAnswer(UpstreamCall *call, ResponseSink *sink, HttpHeaders headers, Explain explain,
    std::chrono::milliseconds pingInterval, QElapsedTimer clock, QObject *parent)
    : Answer(parent),
      m_call(call),
      m_sink(sink),
      m_headers(std::move(headers)),
      m_explain(std::move(explain)),
      m_pingInterval(pingInterval),
      m_clock(clock)
{
    m_headers.emplaceBack("Content-Type", "text/event-stream; charset=utf-8");
    m_headers.emplaceBack("Cache-Control", "no-cache");
    // Keeps an nginx in front from collecting events.
    m_headers.emplaceBack("X-Accel-Buffering", "no");

    connect(m_call, &UpstreamCall::readyRead, this, &StreamAnswer::pump);
    connect(m_call, &UpstreamCall::finished, this, &StreamAnswer::upstreamFinished);
    connect(m_sink, &ResponseSink::drained, this, &StreamAnswer::pump);

    m_pingTimer.setSingleShot(true);
    connect(&m_pingTimer, &QTimer::timeout, this, &StreamAnswer::ping);
    m_lastWrite.start();
}

StreamAnswer::~StreamAnswer() = default;

void StreamAnswer::translate(
    std::unique_ptr<translation::StreamTranslator> translator, std::unique_ptr<OutputCounter> counter)
{
    m_output = std::move(counter);
    m_translator = std::move(translator);
    m_translator->countInto(m_output->text());
    m_pingTimer.start(mostSilence());
    pump();
}

std::chrono::milliseconds StreamAnswer::mostSilence() const
{
    const bool early = !m_committed && m_translator->pingsEarly();
    return early ? std::min<std::chrono::milliseconds>(firstSilence, m_pingInterval) : m_pingInterval;
}

std::optional<translation::Usage> StreamAnswer::usage() const
{
    return m_translator ? m_translator->usage() : std::nullopt;
}

std::vector<translation::Change> StreamAnswer::changes() const
{
    return m_translator ? m_translator->changes() : std::vector<translation::Change>();
}

OutputTokens StreamAnswer::output()
{
    return m_output ? m_output->count() : OutputTokens();
}

void StreamAnswer::pump()
{
    // A write that the socket takes at once comes back here as drained().
    if (!m_translator || m_ended || std::exchange(m_pumping, true)) {
        return;
    }
    const auto stop = qScopeGuard([this] { m_pumping = false; });
    while (!m_ended && m_sink->bytesPending() < mostPending) {
        const QByteArray bytes = m_call->read(readSize);
        if (bytes.isEmpty()) {
            concludeWhenRead();
            return;
        }
        takeIn(bytes);
    }
}

void StreamAnswer::takeIn(const QByteArray &bytes)
{
    m_translator->feed({bytes.constData(), static_cast<std::size_t>(bytes.size())}, m_out);
    send();
    if (!m_firstToken && m_translator->sawToken()) {
        m_firstToken = std::chrono::milliseconds(m_clock.elapsed());
    }
    m_output->gather();
    Q_EMIT progressed();
    if (const auto &failure = m_translator->failure()) {
        end(tl::unexpected(m_explain(*failure)));
    } else if (m_translator->ended()) {
        // The client need not wait for the service to close its side too.
        m_sink->end();
        end({});
    }
}

void StreamAnswer::upstreamFinished(const Result<void> &result)
{
    m_upstreamResult = result;
    pump();
}

void StreamAnswer::concludeWhenRead()
{
    if (!m_upstreamResult || m_ended) {
        return;
    }
    if (!*m_upstreamResult) {
        end(*m_upstreamResult);
        return;
    }
    m_translator->finish(m_out);
    send();
    if (const auto &failure = m_translator->failure()) {
        end(tl::unexpected(m_explain(*failure)));
        return;
    }
    m_sink->end();
    end({});
}

void StreamAnswer::send()
{
    if (m_out.empty()) {
        return;
    }
    if (!m_committed) {
        m_committed = true;
        m_sink->begin(200, m_headers);
    }
    const QByteArray bytes(m_out.data(), static_cast<qsizetype>(m_out.size()));
    m_out.clear();
    m_sink->write(bytes);
    m_lastWrite.restart();
}

void StreamAnswer::ping()
{
    const auto silent = std::chrono::milliseconds(m_lastWrite.elapsed());
    if (silent < mostSilence()) {
        m_pingTimer.start(mostSilence() - silent);
        return;
    }
    m_translator->ping(m_out);
    send();
    m_pingTimer.start(mostSilence());
}

void StreamAnswer::endWithError(const Error &error)
{
    m_translator->fail(toUpstreamError(error), m_out);
    send();
    m_sink->end();
    m_ended = true;
    m_pingTimer.stop();
}

void StreamAnswer::end(const Result<void> &result)
{
    m_ended = true;
    m_pingTimer.stop();
    disconnect(m_call, nullptr, this, nullptr);
    disconnect(m_sink, nullptr, this, nullptr);
    Q_EMIT ended(result);
}

} // namespace qiao
