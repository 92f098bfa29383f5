#pragma once

#include <qiao/result.h>

#include <QHostAddress>
#include <QList>
#include <QUrl>

namespace qiao {

/// The addresses to listen on: 127.0.0.1 and ::1 for "localhost", else the one address named. An address
/// that other computers reach is refused without a client key, and so is a host that is no address.
[[nodiscard]] Result<QList<QHostAddress>> listenAddresses(const QString &host, bool hasClientKey);

/// Where clients reach the server, the most useful first. The "any" address stands for this computer's
/// addresses.
[[nodiscard]] QList<QUrl> baseUrls(const QList<QHostAddress> &addresses, quint16 port);

} // namespace qiao
