#include "accounts/serveraddress.h"

#include "accounts/hostpolicy.h"

#include <QHostAddress>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

/// 0.0.0.0 as a target is this machine on Linux and macOS.
bool isThisMachine(const QString &host)
{
    const QHostAddress address(host);
    return isLoopbackHost(host) || address == QHostAddress(QHostAddress::AnyIPv4)
        || address == QHostAddress(QHostAddress::AnyIPv6);
}

} // namespace

QList<QUrl> configuredUrls(const QString &host, quint16 port)
{
    if (port == 0) {
        return {};
    }
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(host);
    url.setPort(port);
    return {url};
}

bool leadsTo(const QUrl &url, const QList<QUrl> &serverUrls)
{
    return std::any_of(serverUrls.cbegin(), serverUrls.cend(), [&url](const QUrl &server) {
        return portOf(url) == portOf(server)
            && (url.host().compare(server.host(), Qt::CaseInsensitive) == 0
                || (isThisMachine(url.host()) && isThisMachine(server.host())));
    });
}

} // namespace qiao
