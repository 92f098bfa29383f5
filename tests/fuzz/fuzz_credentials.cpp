// Any bytes may lie in the Qwen CLI's folder. What is taken for credentials has to survive being written and
// read again, and what is written must not change any more.

#include "accounts/qwenclicredentials.h"

#include <boost/json.hpp>

#include <algorithm>
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

/// Boost.JSON 1.81 reads a double to within one unit in the last place, so its spelling may change once more.
bool holdsDouble(const boost::json::value &value)
{
    if (const auto *object = value.if_object()) {
        return std::any_of(
            object->begin(), object->end(), [](const auto &member) { return holdsDouble(member.value()); });
    }
    if (const auto *array = value.if_array()) {
        return std::any_of(array->begin(), array->end(), holdsDouble);
    }
    return value.is_double();
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
    require(holdsDouble(parsed->document) || qiao::serialise(*again) == written);
    static_cast<void>(qiao::serviceBaseUrl(parsed->resourceUrl));
    static_cast<void>(qiao::parseTokenAnswer(200, written));
    return 0;
}
