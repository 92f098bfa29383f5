#include "accounts/hostpolicy.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <algorithm>
#include <iterator>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView qwenDomains[] = {"qwen.ai"_L1, "aliyuncs.com"_L1, "alibabacloud.com"_L1};

constexpr QLatin1StringView proxySchemes[] = {"http"_L1, "https"_L1, "socks5"_L1, "socks5h"_L1};

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::HostPolicy)
};

tl::unexpected<Error> refused(const QString &message)
{
    return tl::make_unexpected(Error{.kind = Error::Kind::Rejected,
        .message = message,
        .httpStatus = 403,
        .type = "permission_error",
        .retryHelps = false});
}

tl::unexpected<Error> unusableProxy(const QString &message)
{
    return tl::make_unexpected(Error{.kind = Error::Kind::Rejected,
        .message = message,
        .httpStatus = 400,
        .type = "invalid_request_error",
        .retryHelps = false});
}

/// The host as it goes over the wire: punycode, so that a look-alike letter is no Latin one.
QString wireHost(const QUrl &url)
{
    return url.host(QUrl::FullyEncoded).toLower();
}

Result<void> checkShape(const QUrl &url)
{
    if (!url.isValid() || wireHost(url).isEmpty()
        || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)) {
        return refused(
            Text::tr("An address of the service is not a web address. It has to look like https://host/v1."));
    }
    if (!url.userInfo().isEmpty() || url.authority().contains(u'@')) {
        return refused(
            Text::tr("The address of %1 holds a user name and is not used. Remove what stands before the @.")
                .arg(wireHost(url)));
    }
    return {};
}

} // namespace

bool isQwenHost(const QString &host)
{
    return std::any_of(std::begin(qwenDomains), std::end(qwenDomains), [&host](QLatin1StringView domain) {
        return host.compare(domain, Qt::CaseInsensitive) == 0
            || (host.size() > domain.size() + 1 && host.endsWith(domain, Qt::CaseInsensitive)
                && host.at(host.size() - domain.size() - 1) == u'.');
    });
}

bool isLoopbackHost(const QString &host)
{
    if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0) {
        return true;
    }
    const QHostAddress address(host);
    return address == QHostAddress(QHostAddress::LocalHostIPv6)
        || (address.protocol() == QAbstractSocket::IPv4Protocol
            && address.isInSubnet(QHostAddress(QHostAddress::LocalHost), 8));
}

Result<void> checkServiceUrl(const QUrl &url)
{
    if (auto shape = checkShape(url); !shape) {
        return shape;
    }
    const QString host = wireHost(url);
    if (isLoopbackHost(host)) {
        return {};
    }
    if (!isQwenHost(host)) {
        return refused(
            Text::tr("The sign-in would send its token to %1, which is not one of Qwen's hosts; it was "
                     "not sent. Sign in again, and check QIAO_OAUTH_URL if you set it.")
                .arg(host));
    }
    if (url.scheme() != "https"_L1) {
        return refused(
            Text::tr("The sign-in would send its token unencrypted to %1; it was not sent. Sign in "
                     "again, and check QIAO_OAUTH_URL if you set it.")
                .arg(host));
    }
    return {};
}

Result<void> checkTypedUrl(const QUrl &url)
{
    if (auto shape = checkShape(url); !shape) {
        return shape;
    }
    if (url.scheme() != "https"_L1 && !isLoopbackHost(wireHost(url))) {
        return refused(
            Text::tr("The key would travel unencrypted to %1. Use an address that starts with https.")
                .arg(wireHost(url)));
    }
    return {};
}

Result<void> checkProxyUrl(const QUrl &url)
{
    if (url.authority().contains(u'@')) {
        return unusableProxy(
            Text::tr("The address of the proxy holds a user name. Use a proxy that asks for none."));
    }
    const bool known =
        std::find(std::begin(proxySchemes), std::end(proxySchemes), url.scheme()) != std::end(proxySchemes);
    const bool bare = (url.path().isEmpty() || url.path() == "/"_L1) && !url.hasQuery() && !url.hasFragment();
    if (!url.isValid() || !known || !bare || wireHost(url).isEmpty() || url.port() <= 0) {
        return unusableProxy(Text::tr("The address of the proxy cannot be used. It has to look like "
                                      "http://host:3128, https://host:443, socks5://host:1080 or "
                                      "socks5h://host:1080."));
    }
    return {};
}

Result<void> checkProxiedUrl(const QUrl &url, const QUrl &proxy)
{
    if (proxy.isEmpty() || url.scheme() == "https"_L1 || isLoopbackHost(wireHost(proxy))) {
        return {};
    }
    return refused(
        Text::tr("The key for %1 would travel unencrypted through the proxy %2. Use an address that "
                 "starts with https, or no proxy.")
            .arg(wireHost(url), wireHost(proxy)));
}

} // namespace qiao
