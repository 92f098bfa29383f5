#include "upstream/chatcall.h"

#include "upstream/useragent.h"

namespace qiao {

namespace {

QUrl endpoint(const QUrl &base, const QString &path)
{
    QUrl url = base;
    url.setPath(base.path() + path);
    return url;
}

HttpHeaders commonHeaders(const Credential &credential)
{
    return {{"Authorization", "Bearer " + credential.token}, {"User-Agent", userAgent()}};
}

} // namespace

UpstreamRequest chatCompletionsCall(
    const Credential &credential, translation::Service service, const QByteArray &body, bool stream)
{
    HttpHeaders headers = commonHeaders(credential);
    headers.emplaceBack("Content-Type", "application/json");
    headers.emplaceBack("Accept", stream ? "text/event-stream" : "application/json");
    if (service != translation::Service::Other) {
        // Lets cache_control in the body take effect.
        headers.emplaceBack("X-DashScope-CacheControl", "enable");
    }
    return {"POST", endpoint(credential.baseUrl, QStringLiteral("/chat/completions")), headers, body,
        credential.proxy};
}

UpstreamRequest modelsCall(const Credential &credential)
{
    HttpHeaders headers = commonHeaders(credential);
    headers.emplaceBack("Accept", "application/json");
    return {"GET", endpoint(credential.baseUrl, QStringLiteral("/models")), headers, {}, credential.proxy};
}

} // namespace qiao
