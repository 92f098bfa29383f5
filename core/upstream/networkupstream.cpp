#include "upstream/networkupstream.h"

#include "upstream/curlcall.h"
#include "upstream/curlloop.h"

namespace qiao {

namespace {

/// libcurl's own set-up, once in a process and for as long as it runs.
void initializeCurl()
{
    static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_UNUSED(done)
}

} // namespace

NetworkUpstream::NetworkUpstream(Timeouts timeouts, QObject *parent) : Upstream(parent), m_timeouts(timeouts)
{
    initializeCurl();
    m_loop = new CurlLoop(this);
}

NetworkUpstream::~NetworkUpstream()
{
    // Calls that come to their end quietly are taken out of the loop while it is still there.
    qDeleteAll(findChildren<CurlCall *>(Qt::FindDirectChildrenOnly));
}

UpstreamCall *NetworkUpstream::start(const UpstreamRequest &request, QObject *parent)
{
    return new CurlCall(m_loop, request, m_timeouts, parent);
}

} // namespace qiao
