#include "upstream/messagescall.h"

#include "upstream/useragent.h"

namespace qiao {

UpstreamRequest messagesCall(const Credential &credential, const QByteArray &body, bool stream)
{
    QUrl url = credential.anthropicBaseUrl;
    url.setPath(url.path() + QStringLiteral("/v1/messages"));
    const HttpHeaders headers{
        {"x-api-key", credential.token},
        {"anthropic-version", "2023-06-01"},
        {"User-Agent", userAgent()},
        {"Content-Type", "application/json"},
        {"Accept", stream ? "text/event-stream" : "application/json"},
    };
    return {"POST", url, headers, body, credential.proxy};
}

} // namespace qiao
