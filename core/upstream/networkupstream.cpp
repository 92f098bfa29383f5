#include "upstream/networkupstream.h"

#include "accounts/hostpolicy.h"
#include "logging/categories.h"
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

/// A call that is not made, for \a error.
class UnsentCall : public UpstreamCall
{
public:
    UnsentCall(const Error &error, QObject *parent) : UpstreamCall(parent)
    {
        QMetaObject::invokeMethod(
            this, [this, error] { Q_EMIT finished(tl::unexpected(error)); }, Qt::QueuedConnection);
    }

    [[nodiscard]] QByteArray read(qint64) override { return {}; }
};

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
    if (const auto allowed = checkProxiedUrl(request.url, request.proxy); !allowed) {
        return new UnsentCall(allowed.error(), parent);
    }
    qCDebug(upstreamLog).noquote() << request.method << request.url.toString(QUrl::RemoveQuery)
                                   << request.body.size() << "bytes";
    return new CurlCall(m_loop, request, m_timeouts, parent);
}

} // namespace qiao
