#pragma once

#include "auth/qwenclivault.h"
#include "auth/tokenrefresher.h"
#include "support/credentialsfolder.h"
#include "support/fakeupstream.h"

#include <QDateTime>
#include <QTest>

namespace qiao::test {

using Answer = QFuture<Result<QwenCliCredentials>>;

// the age of a lock file is told by the machine's clock, so the scene's clock stands at its time
inline const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
inline const qint64 past = nowMs - 1'000;
inline const qint64 future = nowMs + 3'600'000;
inline const QString creds = QStringLiteral("oauth_creds.json");
inline const QString lockName = QStringLiteral("oauth_creds.lock");

inline RefreshTiming quickTiming()
{
    using namespace std::chrono_literals;
    return {.answerWithin = 5s,
        .partialWaits = {10ms, 20ms, 40ms},
        .lastLookAfter = 60ms,
        .lock = {.staleAfter = 35s, .touchEvery = 3s, .firstWait = 5ms, .longestWait = 20ms, .attempts = 20}};
}

inline QUrl tokenUrl()
{
    return QUrl(QStringLiteral("https://chat.qwen.ai/api/v1/oauth2/token"));
}

/// A service that answers by hand.
struct TokenService
{
    FakeUpstream upstream;

    /// The request of that number, from 1 on, once it is there; null when it does not come.
    FakeUpstreamCall *call(qsizetype number)
    {
        return QTest::qWaitFor([&] { return upstream.callCount() >= number; })
            ? upstream.calls().at(number - 1).data()
            : nullptr;
    }
};

/// A credentials file, a service that answers by hand, and a clock that stands still.
struct Scene : TokenService
{
    CredentialsFolder folder;
    TimePoint now{std::chrono::milliseconds(nowMs)};
    std::unique_ptr<TokenRefresher> refresher;

    explicit Scene(const RefreshTiming &timing = quickTiming(),
        const QString &name = QStringLiteral("default"), const QUrl &url = tokenUrl())
    {
        const QString fileName = name == u"default" ? creds : QStringLiteral("oauth_creds_%1.json").arg(name);
        const Clock clock = [this] { return now; };
        refresher = std::make_unique<TokenRefresher>(
            std::make_unique<QwenCliVault>(QwenCliFile{name, folder.filePath(fileName)}, clock, timing), url,
            upstream, clock, timing);
    }
};

inline QByteArray tokenOf(const Answer &answer)
{
    return answer.isFinished() && answer.result() ? answer.result()->accessToken : QByteArray();
}

inline Error errorOf(const Answer &answer)
{
    return answer.isFinished() && !answer.result() ? answer.result().error() : Error{.message = {}};
}

} // namespace qiao::test
