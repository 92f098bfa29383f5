#pragma once

#include <QByteArray>
#include <QUrl>

namespace qiao {

/// The system's proxy for \a url as libcurl writes one ("http://host:port",
/// "socks5h://user:password@host:port"); empty for none. This machine itself is never reached through a
/// proxy. May hold a password: never log it.
[[nodiscard]] QByteArray systemProxyFor(const QUrl &url);

} // namespace qiao
