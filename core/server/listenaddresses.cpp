#include "server/listenaddresses.h"

#include <QCoreApplication>
#include <QNetworkInterface>

#include <algorithm>

namespace qiao {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(ListenAddresses)
};

Error startError(const QString &sentence)
{
    return {Error::Kind::Rejected, sentence};
}

QUrl urlOf(const QHostAddress &address, quint16 port)
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(address.toString());
    url.setPort(port);
    return url;
}

bool isUseful(const QHostAddress &address)
{
    return !address.isLoopback() && !address.isLinkLocal() && !address.isMulticast();
}

} // namespace

Result<QList<QHostAddress>> listenAddresses(const QString &host, bool hasClientKey)
{
    if (host.compare(QLatin1StringView("localhost"), Qt::CaseInsensitive) == 0) {
        return QList<QHostAddress>{
            QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)};
    }
    const QHostAddress address(host);
    if (address.isNull()) {
        return tl::unexpected(startError(Words::tr(
            "\"%1\" is not an address to listen on. Set HOST to localhost or to an IP address of this "
            "computer.")
                                             .arg(host)));
    }
    if (!address.isLoopback() && !hasClientKey) {
        return tl::unexpected(startError(Words::tr(
            "Other computers can reach %1, so a client key is needed. Create one with \"qiao keys create "
            "NAME\" or set API_KEY, or set HOST to localhost.")
                                             .arg(host)));
    }
    return QList<QHostAddress>{address};
}

QList<QUrl> baseUrls(const QList<QHostAddress> &addresses, quint16 port)
{
    QList<QUrl> urls;
    for (const QHostAddress &address : addresses) {
        const bool any = address == QHostAddress(QHostAddress::AnyIPv4)
            || address == QHostAddress(QHostAddress::AnyIPv6) || address == QHostAddress(QHostAddress::Any);
        if (!any) {
            urls.append(urlOf(address, port));
            continue;
        }
        urls.append(urlOf(QHostAddress(QHostAddress::LocalHost), port));
        const QList<QHostAddress> own = QNetworkInterface::allAddresses();
        for (const QHostAddress &candidate : own) {
            const bool sameFamily = address.protocol() != QAbstractSocket::IPv4Protocol
                || candidate.protocol() == address.protocol();
            if (sameFamily && isUseful(candidate)) {
                urls.append(urlOf(candidate, port));
            }
        }
    }
    return urls;
}

} // namespace qiao
