#include "server/tracedupstream.h"

#include "server/exchange.h"

#include <utility>

namespace qiao {

namespace {

class TracedCall : public UpstreamCall
{
public:
    TracedCall(Upstream &upstream, const UpstreamRequest &request, ExchangeTrace &trace, QObject *parent)
        : UpstreamCall(parent), m_upstream(upstream), m_trace(trace), m_inner(upstream.start(request, this))
    {
        m_trace.upstreamRequest(request);
        connect(m_inner, &UpstreamCall::headReceived, this, [this](const UpstreamHead &head) {
            m_trace.upstreamHead(head);
            Q_EMIT headReceived(head);
        });
        connect(m_inner, &UpstreamCall::readyRead, this, &UpstreamCall::readyRead);
        connect(m_inner, &UpstreamCall::finished, this, [this](const Result<void> &result) {
            if (!result) {
                m_trace.upstreamFailed(result.error());
            }
            Q_EMIT finished(result);
        });
    }

    [[nodiscard]] QByteArray read(qint64 maxSize) override
    {
        QByteArray bytes = m_inner->read(maxSize);
        if (!bytes.isEmpty()) {
            m_trace.upstreamBytes(bytes);
        }
        return bytes;
    }

    /// Only the call itself goes on: nobody hears of its end.
    void finishQuietly(QObject *) override
    {
        disconnect();
        m_inner->finishQuietly(&m_upstream);
        deleteLater();
    }

private:
    Upstream &m_upstream;
    ExchangeTrace &m_trace;
    UpstreamCall *m_inner; ///< a child, until it goes on quietly
};

} // namespace

TracedUpstream::TracedUpstream(Upstream &inner, std::unique_ptr<ExchangeTrace> trace, QObject *parent)
    : Upstream(parent), m_inner(inner), m_trace(std::move(trace))
{ }

TracedUpstream::~TracedUpstream() = default;

UpstreamCall *TracedUpstream::start(const UpstreamRequest &request, QObject *parent)
{
    return new TracedCall(m_inner, request, *m_trace, parent);
}

std::unique_ptr<TracedUpstream> tracedUpstream(Upstream &inner, std::unique_ptr<ExchangeTrace> trace)
{
    return trace ? std::make_unique<TracedUpstream>(inner, std::move(trace)) : nullptr;
}

void follow(std::unique_ptr<TracedUpstream> upstream, Exchange *exchange)
{
    if (!upstream) {
        return;
    }
    auto *followed = upstream.release();
    followed->setParent(exchange);
    QObject::connect(exchange, &Exchange::finished, followed,
        [followed](const RequestRow &row) { followed->trace().ended(row); });
}

} // namespace qiao
