#pragma once

#include "deviceflowscene.h"

namespace qiao::test {

/// A flow towards a service that answers by hand, a clock that stands still, and what the flow said.
struct DeviceFlowRun
{
    FakeUpstream upstream;
    TimePoint now{std::chrono::milliseconds(1'800'000'000'000)};
    DeviceFlow flow;
    QList<DeviceAuthorization> authorizations;
    QList<bool> unreachables;
    QList<Result<TokenResponse>> results;

    explicit DeviceFlowRun(const QUrl &url = QUrl(QStringLiteral("https://chat.qwen.ai")),
        const DeviceFlowTiming &timing = quickFlow())
        : flow(
            url, upstream, [this] { return now; }, timing)
    {
        QObject::connect(&flow, &DeviceFlow::authorized, &flow,
            [this](const auto &authorization) { authorizations.append(authorization); });
        QObject::connect(&flow, &DeviceFlow::unreachable, &flow,
            [this](bool unreachable) { unreachables.append(unreachable); });
        QObject::connect(
            &flow, &DeviceFlow::finished, &flow, [this](const auto &result) { results.append(result); });
    }

    FakeUpstreamCall *call(qsizetype number) { return callOf(upstream, number); }

    /// Up to the first poll under way.
    void begin(const QByteArray &answer = deviceAnswer())
    {
        flow.start();
        call(1)->answer(200, answer);
        flow.poll();
    }

    [[nodiscard]] Error error() const
    {
        return results.size() == 1 && !results.first() ? results.first().error() : Error{.message = {}};
    }
};

inline const Error networkDown{
    .kind = Error::Kind::Transient, .message = QStringLiteral("down"), .httpStatus = 502};

} // namespace qiao::test
