#include "upstream/networkupstream.h"

#include "upstream/networkcall.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QHttp1Configuration>
#endif

namespace qiao {

namespace {

QNetworkRequest networkRequest(const UpstreamRequest &request)
{
    QNetworkRequest result(request.url);
    for (const auto &[name, value] : request.headers) {
        result.setRawHeader(name, value);
    }
    // Set by hand, it also keeps Qt from decompressing: bytes go through as they come.
    result.setRawHeader("Accept-Encoding", "identity");
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    // Concurrent HTTP/2 requests can hang for good before Qt 6.10.1.
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, QT_VERSION >= QT_VERSION_CHECK(6, 10, 1));
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    QHttp1Configuration http1;
    http1.setNumberOfConnectionsPerHost(ConnectionPool::requestsPerManager);
    result.setHttp1Configuration(http1);
#endif
    return result;
}

} // namespace

NetworkUpstream::NetworkUpstream(Timeouts timeouts, QObject *parent) : Upstream(parent), m_timeouts(timeouts)
{ }

NetworkUpstream::~NetworkUpstream()
{
    // Calls that come to their end quietly go before the managers they use.
    qDeleteAll(findChildren<NetworkCall *>(Qt::FindDirectChildrenOnly));
}

UpstreamCall *NetworkUpstream::start(const UpstreamRequest &request, QObject *parent)
{
    QNetworkAccessManager *manager = m_pool.acquire();
    const QNetworkRequest networkRequest = qiao::networkRequest(request);
    QNetworkReply *reply = request.method == "POST"
        ? manager->post(networkRequest, request.body)
        : manager->sendCustomRequest(networkRequest, request.method, request.body);
    return new NetworkCall(&m_pool, manager, reply, m_timeouts, parent);
}

} // namespace qiao
