// A credentials file that is accepted says the same after it was written back.
#include "accounts/qwenclicredentials.h"

#include <cstdint>
#include <cstdlib>

using namespace qiao;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto credentials = parseQwenCliCredentials(QByteArrayView(data, static_cast<qsizetype>(size)));
    if (!credentials) {
        return 0;
    }
    const auto again = parseQwenCliCredentials(serialise(*credentials));
    if (!again || again->accessToken != credentials->accessToken
        || again->refreshToken != credentials->refreshToken || again->tokenType != credentials->tokenType
        || again->resourceUrl != credentials->resourceUrl || again->expiresAt != credentials->expiresAt) {
        std::abort();
    }
    const auto url = serviceBaseUrl(credentials->resourceUrl);
    if (url && !url->isValid()) {
        std::abort();
    }
    return 0;
}
