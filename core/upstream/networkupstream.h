#pragma once

#include "upstream/upstream.h"

namespace qiao {

class CurlLoop;

/// Reaches the service over the network, through the request's proxy or else the system's. A request that
/// would carry its credential through a proxy in the clear (see checkProxiedUrl()) is not sent. Redirects are
/// not followed: they would carry the credential elsewhere. Nothing is sent twice, except once over a new
/// connection when an idle one turns out to be closed. Lives on the worker thread.
class NetworkUpstream : public Upstream
{
    Q_OBJECT

public:
    struct Timeouts
    {
        std::chrono::milliseconds connect{15'000}; ///< name look-up and TLS included
        std::chrono::milliseconds idle{300'000}; ///< without a single byte from the service
    };

    explicit NetworkUpstream(Timeouts timeouts, QObject *parent = nullptr);
    ~NetworkUpstream() override;

    [[nodiscard]] UpstreamCall *start(const UpstreamRequest &request, QObject *parent) override;
    /// Of calls from now on.
    void setTimeouts(Timeouts timeouts) { m_timeouts = timeouts; }

private:
    Timeouts m_timeouts;
    CurlLoop *m_loop; ///< a child
};

} // namespace qiao
