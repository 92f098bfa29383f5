#pragma once

#include "upstream/connectionpool.h"
#include "upstream/upstream.h"

namespace qiao {

/// Reaches the service over the network, through the system's proxy where one is set. Redirects are not
/// followed: they would carry the credential elsewhere. Lives on the worker thread.
class NetworkUpstream : public Upstream
{
    Q_OBJECT

public:
    struct Timeouts
    {
        std::chrono::milliseconds connect{15'000}; ///< until the request is on its way, name look-up included
        std::chrono::milliseconds idle{300'000}; ///< without a single byte from the service
    };

    explicit NetworkUpstream(Timeouts timeouts, QObject *parent = nullptr);
    ~NetworkUpstream() override;

    [[nodiscard]] UpstreamCall *start(const UpstreamRequest &request, QObject *parent) override;

private:
    Timeouts m_timeouts;
    ConnectionPool m_pool;
};

} // namespace qiao
