#include "auth/oauthrequest.h"

namespace qiao {

UpstreamRequest oauthRequest(const QUrl &url, const QByteArray &form)
{
    return {.method = "POST",
        .url = url,
        .headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}},
        .body = form};
}

} // namespace qiao
