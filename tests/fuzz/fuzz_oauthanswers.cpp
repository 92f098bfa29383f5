// Whatever the sign-in service answers, under whatever status: a grant holds a token that can stand in a
// header, a code can be shown, and nothing lasts absurdly long. The first three bytes are the status.

#include "require.h"

#include "auth/qwenoauth.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace {

void checkDevice(const qiao::DeviceAuthorization &authorization)
{
    using namespace std::chrono_literals;
    require(!authorization.deviceCode.isEmpty());
    require(authorization.lifetime >= 1s && authorization.lifetime <= 24h);
    require(authorization.interval >= 1s && authorization.interval <= 1h);
    require(authorization.userCode.size() <= 64);
    require(std::all_of(authorization.userCode.begin(), authorization.userCode.end(),
        [](QChar c) { return c > u' ' && c < u'\x7f'; }));
    static_cast<void>(qiao::pollBody(authorization.deviceCode, "verifier"));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView input(data, static_cast<qsizetype>(size));
    const auto split = std::min<qsizetype>(input.size(), 3);
    const int status = input.first(split).toByteArray().toInt();
    const QByteArrayView body = input.sliced(split);
    if (const auto device = qiao::parseDeviceAnswer(status, body)) {
        require(status >= 200 && status < 300);
        checkDevice(*device);
    }
    const auto poll = qiao::parsePollAnswer(status, body);
    const auto tokens = qiao::parseTokenAnswer(status, body);
    const bool granted = poll.meaning == qiao::PollAnswer::Meaning::Granted;
    require(granted == tokens.has_value());
    require(granted == qiao::isToken(poll.tokens.accessToken));
    require(poll.tokens.refreshToken.isEmpty() || qiao::isToken(poll.tokens.refreshToken));
    return 0;
}
