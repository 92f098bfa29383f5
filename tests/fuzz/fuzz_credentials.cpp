<<<<<<< HEAD
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
=======
// Any bytes may lie in the Qwen CLI's folder. What is taken for credentials has to survive being written and
// read again, and what is written must not change any more.

#include "accounts/qwenclicredentials.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

void require(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto parsed = qiao::parseQwenCliCredentials(QByteArrayView(data, static_cast<qsizetype>(size)));
    if (!parsed) {
        return 0;
    }
    const QByteArray written = qiao::serialise(*parsed);
    const auto again = qiao::parseQwenCliCredentials(written);
    require(again.has_value());
    require(again->accessToken == parsed->accessToken && again->refreshToken == parsed->refreshToken);
    require(again->tokenType == parsed->tokenType && again->resourceUrl == parsed->resourceUrl);
    require(again->expiresAt == parsed->expiresAt);
    require(again->document.size() == parsed->document.size());
    require(qiao::serialise(*again) == written);
    static_cast<void>(qiao::serviceBaseUrl(parsed->resourceUrl));
    static_cast<void>(qiao::parseTokenAnswer(200, written));
>>>>>>> 6eaad92 (Fuzz the reader of credential files)
    return 0;
}
