#pragma once

#include <qiao/result.h>

#include <QString>
#include <QUrl>

namespace qiao {

/// qwen.ai, aliyuncs.com, alibabacloud.com, or a name below one of them.
[[nodiscard]] bool isQwenHost(const QString &host);

/// "localhost", ::1, or an address in 127.0.0.0/8. Names that merely look like one are not.
[[nodiscard]] bool isLoopbackHost(const QString &host);

/// Where a sign-in's token may go although nobody typed the address (a resource_url, the OAuth service):
/// https to a Qwen host, or loopback. Never with a user name in the address. Otherwise Rejected (403)
/// with a sentence that names the host.
[[nodiscard]] Result<void> checkServiceUrl(const QUrl &url);

/// Where a key may go because the user typed \a url for it: https to any host, http to loopback only
/// (anywhere else it would travel in the clear). Otherwise Rejected (403).
[[nodiscard]] Result<void> checkTypedUrl(const QUrl &url);

/// What may be an account's outbound proxy: scheme http, https, socks5 or socks5h, a host and a port, and
/// nothing else. A user name or password would be a secret in a place for settings. Otherwise Rejected (400).
[[nodiscard]] Result<void> checkProxyUrl(const QUrl &url);

/// Whether a key for \a url may go through \a proxy (empty: none). An address without encryption is this
/// machine's own, and would leave it in the clear by a proxy elsewhere: then Rejected (403).
[[nodiscard]] Result<void> checkProxiedUrl(const QUrl &url, const QUrl &proxy);

} // namespace qiao
