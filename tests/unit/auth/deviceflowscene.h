#pragma once

#include "auth/deviceflow.h"
#include "support/fakeupstream.h"
#include "support/patience.h"

#include <QTest>
#include <QUrlQuery>

namespace qiao::test {

/// A second of the service's is a millisecond here.
inline DeviceFlowTiming quickFlow()
{
    return {.second = std::chrono::milliseconds(1)};
}

inline QByteArray deviceAnswer(const QByteArray &more = R"("expires_in":900)")
{
    return R"({"device_code":"dc-canary","user_code":"WXYZ-1234",)"
           R"("verification_uri":"https://chat.qwen.ai/authorize",)"
           R"("verification_uri_complete":"https://chat.qwen.ai/authorize?user_code=WXYZ-1234&client=qwen-code",)"
        + more + '}';
}

inline QByteArray oauthError(const QByteArray &code)
{
    return R"({"error":")" + code + R"(","error_description":"words"})";
}

inline QByteArray grantedAnswer()
{
    return R"({"access_token":"at-canary","refresh_token":"rt-canary","token_type":"Bearer",)"
           R"("expires_in":21600,"resource_url":"portal.qwen.ai"})";
}

/// The request of that number, from 1 on, once it is there; null when it does not come.
inline FakeUpstreamCall *callOf(const FakeUpstream &upstream, qsizetype number)
{
    return QTest::qWaitFor([&] { return upstream.callCount() >= number; }, patience)
        ? upstream.calls().at(number - 1).data()
        : nullptr;
}

/// A field of a form, decoded.
inline QString formField(const FakeUpstreamCall &call, const QString &name)
{
    return QUrlQuery(QString::fromLatin1(call.request().body)).queryItemValue(name, QUrl::FullyDecoded);
}

} // namespace qiao::test
