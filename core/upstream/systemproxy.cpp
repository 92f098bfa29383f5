#include "upstream/systemproxy.h"

#include "accounts/hostpolicy.h"

#include <QNetworkProxyFactory>

namespace qiao {

QByteArray systemProxyFor(const QUrl &url)
{
    if (isLoopbackHost(url.host())) {
        return {};
    }
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    const QNetworkProxy proxy = proxies.value(0, QNetworkProxy(QNetworkProxy::NoProxy));
    const bool isSocks = proxy.type() == QNetworkProxy::Socks5Proxy;
    const bool isHttp =
        proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::HttpCachingProxy;
    if (!isSocks && !isHttp) {
        return {};
    }
    QUrl result;
    result.setScheme(isSocks ? QStringLiteral("socks5h") : QStringLiteral("http"));
    result.setHost(proxy.hostName());
    result.setPort(proxy.port());
    result.setUserName(proxy.user());
    result.setPassword(proxy.password());
    return result.toEncoded();
}

} // namespace qiao
