#pragma once

#include "server/exchangetrace.h"
#include "upstream/upstream.h"

#include <memory>

namespace qiao {

class Exchange;

/// The service for one exchange whose trace hears what is sent and what comes back.
class TracedUpstream : public Upstream
{
    Q_OBJECT

public:
    /// \a inner must outlive this.
    TracedUpstream(Upstream &inner, std::unique_ptr<ExchangeTrace> trace, QObject *parent = nullptr);
    ~TracedUpstream() override;

    [[nodiscard]] UpstreamCall *start(const UpstreamRequest &request, QObject *parent) override;

    [[nodiscard]] ExchangeTrace &trace() { return *m_trace; }

private:
    Upstream &m_inner;
    std::unique_ptr<ExchangeTrace> m_trace;
};

/// Null when \a trace is.
[[nodiscard]] std::unique_ptr<TracedUpstream> tracedUpstream(
    Upstream &inner, std::unique_ptr<ExchangeTrace> trace);

/// \a exchange, which was made to send through it, owns \a upstream from now on, and its trace hears when the
/// exchange ends. Nothing when it is null.
void follow(std::unique_ptr<TracedUpstream> upstream, Exchange *exchange);

} // namespace qiao
