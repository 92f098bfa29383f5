// Any bytes may lie in the Qwen CLI's folder. What is taken for credentials has to survive being written and
// read again, and what is written must not change any more.

#include "require.h"

#include "accounts/qwenclicredentials.h"
#include "translation/json/rawjson.h"

#include <cstddef>
#include <cstdint>

namespace {

std::size_t memberCount(const QByteArray &document)
{
    qiao::translation::RawJson json;
    require(json.parse({document.data(), static_cast<std::size_t>(document.size())}));
    std::size_t count = 0;
    for (auto child = json.root().firstChild(); child; child = child->nextSibling()) {
        ++count;
    }
    return count;
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
    require(memberCount(written) == memberCount(parsed->document));
    require(qiao::serialise(*again) == written);
    static_cast<void>(qiao::serviceBaseUrl(parsed->resourceUrl));
    static_cast<void>(qiao::parseTokenAnswer(200, written));
    return 0;
}
