#pragma once

#include <QList>
#include <QUrl>

namespace qiao {

/// Where a server told to listen on \a host and \a port is reached; nowhere yet with port 0.
[[nodiscard]] QList<QUrl> configuredUrls(const QString &host, quint16 port);

/// Whether \a url leads to a server that listens at \a serverUrls, as far as its text tells: the same port,
/// and the same host or this machine's loopback by another name.
[[nodiscard]] bool leadsTo(const QUrl &url, const QList<QUrl> &serverUrls);

} // namespace qiao
