#include "deviceflowscene.h"

#include <QElapsedTimer>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;
using namespace std::chrono_literals;

namespace {

/// A flow towards a service that answers by hand, a clock that stands still, and what the flow said.
struct Scene
{
    FakeUpstream upstream;
    TimePoint now{std::chrono::milliseconds(1'800'000'000'000)};
    DeviceFlow flow;
    QList<DeviceAuthorization> authorizations;
    QList<bool> unreachables;
    QList<Result<TokenResponse>> results;

    explicit Scene(
        const QUrl &url = QUrl(u"https://chat.qwen.ai"_s), const DeviceFlowTiming &timing = quickFlow())
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

const Error networkDown{.kind = Error::Kind::Transient, .message = u"down"_s, .httpStatus = 502};

} // namespace

/// What is polled, when, and what ends it.
class TestDeviceFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWire()
    {
        Scene scene;
        scene.flow.start();
        auto *device = scene.call(1);
        QVERIFY(device);
        QCOMPARE(device->request().method, "POST"_ba);
        QCOMPARE(device->request().url, QUrl(u"https://chat.qwen.ai/api/v1/oauth2/device/code"_s));
        QCOMPARE(device->header("Content-Type"), "application/x-www-form-urlencoded"_ba);
        QCOMPARE(device->header("Accept"), "application/json"_ba);
        QVERIFY(!QUuid::fromString(QString::fromLatin1(device->header("x-request-id"))).isNull());
        const QByteArray challenge = formField(*device, u"code_challenge"_s).toLatin1();
        QCOMPARE(device->request().body, deviceBody(challenge));
        device->answer(200, deviceAnswer());

        scene.flow.poll();
        auto *poll = scene.call(2);
        QCOMPARE(poll->request().url, QUrl(u"https://chat.qwen.ai/api/v1/oauth2/token"_s));
        QCOMPARE(poll->request().headers.size(), 2);
        QCOMPARE(poll->header("Accept"), "application/json"_ba);
        const QByteArray verifier = formField(*poll, u"code_verifier"_s).toLatin1();
        QCOMPARE(poll->request().body, pollBody("dc-canary", verifier));
        QCOMPARE(codeChallenge(verifier), challenge);
        poll->answer(200, grantedAnswer());
        QCOMPARE(scene.results.size(), 1);
        QCOMPARE(scene.results.first()->accessToken, "at-canary"_ba);
        QCOMPARE(scene.results.first()->refreshToken, "rt-canary"_ba);
        QVERIFY(scene.unreachables.isEmpty());
    }

    void theAuthorizationIsHandedOnWithItsEnd()
    {
        Scene scene;
        scene.flow.start();
        scene.call(1)->answer(200, deviceAnswer(R"("expires_in":60)"));
        QCOMPARE(scene.authorizations.size(), 1);
        QCOMPARE(scene.flow.authorization().userCode, u"WXYZ-1234"_s);
        QCOMPARE(scene.flow.authorization().verificationUriComplete.toString(),
            u"https://chat.qwen.ai/authorize?user_code=WXYZ-1234&client=qwen-code"_s);
        QVERIFY(scene.flow.authorization().expiresAt == scene.now + 60s);
        QVERIFY(scene.flow.authorization().interval == 5s);
        QCOMPARE(scene.upstream.callCount(), 1);
    }

    // measured on the wall clock, so only the least waits are asserted
    void theIntervalIsKept_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<int>("seconds");
        QTest::newRow("absent: RFC 8628") << R"("expires_in":900)"_ba << 5;
        QTest::newRow("one: never under two") << R"("interval":1)"_ba << 2;
        QTest::newRow("as answered") << R"("interval":9)"_ba << 9;
    }

    void theIntervalIsKept()
    {
        QFETCH(QByteArray, more);
        QFETCH(int, seconds);
        Scene scene(QUrl(u"https://chat.qwen.ai"_s), {.second = 10ms});
        scene.begin(deviceAnswer(more));
        QElapsedTimer watch;
        watch.start();
        scene.call(2)->answer(400, oauthError("authorization_pending"));
        QVERIFY(scene.call(3));
        QVERIFY2(watch.elapsed() >= seconds * 10 - 1, qPrintable(QString::number(watch.elapsed())));
        QVERIFY(!scene.results.size());
    }

    void slowDownAddsFiveSecondsForGood_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("400") << 400;
        QTest::newRow("429") << 429;
    }

    void slowDownAddsFiveSecondsForGood()
    {
        QFETCH(int, status);
        Scene scene(QUrl(u"https://chat.qwen.ai"_s), {.second = 10ms});
        scene.begin(deviceAnswer(R"("interval":2)"));
        QElapsedTimer watch;
        qsizetype number = 2;
        for (const int seconds : {7, 12, 12}) {
            watch.start();
            const bool slowDown = number < 4;
            scene.call(number++)->answer(
                slowDown ? status : 400, oauthError(slowDown ? "slow_down" : "authorization_pending"));
            QVERIFY(scene.call(number));
            QVERIFY2(watch.elapsed() >= seconds * 10 - 1, qPrintable(QString::number(watch.elapsed())));
        }
    }

    void anotherThrottleIsWaitedOut()
    {
        Scene scene(QUrl(u"https://chat.qwen.ai"_s), {.second = 10ms});
        scene.begin(deviceAnswer(R"("interval":2)"));
        QElapsedTimer watch;
        watch.start();
        scene.call(2)->answer(429, oauthError("rate_limit"), {{"Retry-After", "11"}});
        QVERIFY(scene.call(3));
        QVERIFY2(watch.elapsed() >= 109, qPrintable(QString::number(watch.elapsed())));
        QVERIFY(scene.unreachables.isEmpty());
        scene.call(3)->answer(200, grantedAnswer());
        QVERIFY(scene.results.first().has_value());
    }

    void theLossOfTheNetworkIsWaitedOutEverLonger()
    {
        Scene scene(QUrl(u"https://chat.qwen.ai"_s), {.second = 5ms});
        scene.begin(deviceAnswer(R"("interval":2)"));
        QElapsedTimer watch;
        qsizetype number = 2;
        for (const int seconds : {2, 4, 8, 16, 30, 30}) {
            watch.start();
            scene.call(number++)->fail(networkDown);
            QCOMPARE(scene.unreachables, QList{true});
            QVERIFY(scene.call(number));
            QVERIFY2(watch.elapsed() >= seconds * 5 - 1, qPrintable(QString::number(watch.elapsed())));
        }
        scene.call(number++)->answer(400, oauthError("authorization_pending"));
        QCOMPARE(scene.unreachables, (QList{true, false}));
        // from the beginning again
        scene.call(number++)->fail(networkDown);
        watch.start();
        QVERIFY(scene.call(number));
        QCOMPARE(scene.unreachables, (QList{true, false, true}));
        scene.call(number)->answer(200, grantedAnswer());
        QVERIFY(scene.results.first().has_value());
    }

    void troubleOfTheServiceIsWaitedOut_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("unreachable");
        QTest::newRow("500") << 500 << "oops"_ba << true;
        QTest::newRow("503") << 503 << "{}"_ba << true;
        QTest::newRow("garbage") << 200 << "<html>"_ba << false;
        QTest::newRow("a firewall's page") << 403 << "<html>"_ba << false;
        QTest::newRow("far too long") << 200 << QByteArray(100'000, ' ') << true;
    }

    void troubleOfTheServiceIsWaitedOut()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, unreachable);
        Scene scene;
        scene.begin();
        scene.call(2)->answer(status, body);
        QCOMPARE(scene.unreachables, unreachable ? QList{true} : QList<bool>());
        QVERIFY(scene.call(3));
        scene.call(3)->answer(200, grantedAnswer());
        QVERIFY(scene.results.first().has_value());
    }

    void aServiceThatSaysNothingIsAskedAgain()
    {
        Scene scene(QUrl(u"https://chat.qwen.ai"_s), {.second = 1ms, .answerWithin = 20ms});
        scene.begin();
        QVERIFY(scene.call(3));
        QCOMPARE(scene.unreachables, QList{true});
    }

    void whatEndsIt_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("expired") << 400 << oauthError("expired_token") << "expired_token"_ba;
        QTest::newRow("denied") << 400 << oauthError("access_denied") << "access_denied"_ba;
        QTest::newRow("unknown") << 400 << oauthError("invalid_grant") << "invalid_grant"_ba;
        QTest::newRow("401") << 401 << ""_ba
                             << "invalid_grant"_ba;
        QTest::newRow("refused") << 400 << oauthError("invalid_client") << "sign_in_failed"_ba;
        QTest::newRow("no refresh token") << 200 << R"({"access_token":"at-canary","refresh_token":null})"_ba
                                          << "sign_in_failed"_ba;
    }

    void whatEndsIt()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        Scene scene;
        scene.begin();
        scene.call(2)->answer(status, body);
        QCOMPARE(scene.error().code, code);
        QCOMPARE(scene.error().httpStatus, code == "sign_in_failed" ? 502 : 400);
        QVERIFY(!scene.error().message.contains(u"canary"_s));
        QVERIFY(scene.error().message.endsWith(u'.'));
        QTest::qWait(20); // three intervals: nothing more is sent
        QCOMPARE(scene.upstream.callCount(), 2);
        QCOMPARE(scene.results.size(), 1);
    }

    void theCodeEndsByTheWallClockWhateverTheServiceSays()
    {
        Scene scene;
        scene.begin(deviceAnswer(R"("expires_in":60,"interval":2)"));
        scene.call(2)->answer(400, oauthError("authorization_pending"));
        scene.now += 1h; // the computer slept
        QTRY_COMPARE(scene.results.size(), 1);
        QCOMPARE(scene.error().code, "expired_token"_ba);
        QCOMPARE(scene.upstream.callCount(), 2);
    }

    void theCodeEndsInTheMiddleOfALongWait()
    {
        Scene scene;
        scene.begin(deviceAnswer(R"("expires_in":900)"));
        scene.call(2)->answer(429, "{}", {{"Retry-After", "86000"}});
        scene.now += 900s;
        QTRY_COMPARE(scene.results.size(), 1);
        QCOMPARE(scene.error().code, "expired_token"_ba);
    }

    void anAnswerUnderWayAtTheEndStillCounts()
    {
        Scene scene;
        scene.begin(deviceAnswer(R"("expires_in":900)"));
        scene.now += 900s;
        QTest::qWait(60); // past the next look at the clock
        QVERIFY(scene.results.isEmpty());
        scene.call(2)->answer(200, grantedAnswer());
        QVERIFY(scene.results.first().has_value());
    }

    void cancelStopsAtOnce()
    {
        Scene scene;
        scene.begin();
        scene.flow.cancel();
        QTRY_VERIFY(scene.upstream.calls().at(1).isNull());
        Scene waiting;
        waiting.begin();
        waiting.call(2)->answer(400, oauthError("authorization_pending"));
        waiting.flow.cancel();
        Scene starting;
        starting.flow.start();
        starting.flow.cancel();
        QTRY_VERIFY(starting.upstream.calls().first().isNull());
        Scene refused(QUrl(u"https://evil.example"_s));
        refused.flow.start();
        refused.flow.cancel();
        QTest::qWait(30);
        QCOMPARE(scene.upstream.callCount(), 2);
        QCOMPARE(waiting.upstream.callCount(), 2);
        for (const Scene *each : {&scene, &waiting, &starting, &refused}) {
            QVERIFY(each->results.isEmpty());
        }
    }

    void aFlowMayBeDestroyedFromItsOwnSignals()
    {
        FakeUpstream upstream;
        auto flow =
            std::make_unique<DeviceFlow>(QUrl(u"https://chat.qwen.ai"_s), upstream, systemTime, quickFlow());
        QObject::connect(flow.get(), &DeviceFlow::unreachable, &upstream, [&flow] { flow->cancel(); });
        QObject::connect(flow.get(), &DeviceFlow::authorized, &upstream, [&flow] { flow->poll(); });
        flow->start();
        callOf(upstream, 1)->answer(200, deviceAnswer());
        callOf(upstream, 2)->fail(networkDown);
        QTest::qWait(20);
        QCOMPARE(upstream.callCount(), 2);
    }

    void noCode_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<int>("httpStatus");
        QTest::newRow("refused") << 400 << oauthError("invalid_client") << Error::Kind::Rejected << 502;
        QTest::newRow("throttled") << 429 << oauthError("slow_down") << Error::Kind::Transient << 429;
        QTest::newRow("500") << 500 << "dc-canary"_ba << Error::Kind::Transient << 502;
        QTest::newRow("garbage") << 200 << "<html>"_ba << Error::Kind::Transient << 502;
        QTest::newRow("without a code") << 200 << "{}"_ba << Error::Kind::Transient << 502;
    }

    void noCode()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Error::Kind, kind);
        QFETCH(int, httpStatus);
        Scene scene;
        scene.flow.start();
        scene.call(1)->answer(status, body, {{"Retry-After", "3"}});
        QCOMPARE(scene.error().kind, kind);
        QCOMPARE(scene.error().httpStatus, httpStatus);
        QCOMPARE(scene.error().retryAfter.has_value(), kind == Error::Kind::Transient);
        QVERIFY(!scene.error().message.contains(u"canary"_s));
        QVERIFY(scene.authorizations.isEmpty());
    }

    void noNetworkToStartWith()
    {
        Scene scene;
        scene.flow.start();
        scene.call(1)->fail(networkDown);
        QCOMPARE(scene.error().message, u"down"_s);
        QVERIFY(scene.unreachables.isEmpty());
    }

    void theServiceHasToBeQwens()
    {
        Scene scene(QUrl(u"https://evil.example"_s));
        scene.flow.start();
        QTRY_COMPARE(scene.results.size(), 1);
        QCOMPARE(scene.error().kind, Error::Kind::Rejected);
        QCOMPARE(scene.upstream.callCount(), 0);
    }

    void aForeignVerificationAddressIsRefused_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("Qwen's") << "https://chat.qwen.ai/a?user_code=1"_ba << true;
        QTest::newRow("loopback") << "http://127.0.0.1:8/authorize"_ba << true;
        QTest::newRow("foreign") << "https://evil.example/authorize"_ba << false;
        QTest::newRow("looks alike") << "https://qwen.ai.evil.example/"_ba << false;
        QTest::newRow("unencrypted") << "http://chat.qwen.ai/authorize"_ba << false;
        QTest::newRow("a user name") << "https://chat.qwen.ai@evil.example/"_ba << false;
        QTest::newRow("a file") << "file:///etc/passwd"_ba << false;
        QTest::newRow("a script") << "javascript:alert(1)"_ba << false;
        QTest::newRow("spaces") << "https://chat.qwen.ai/a b"_ba << false;
        QTest::newRow("nothing") << ""_ba << false;
    }

    void aForeignVerificationAddressIsRefused()
    {
        QFETCH(QByteArray, url);
        QFETCH(bool, accepted);
        for (const char *key : {"verification_uri", "verification_uri_complete"}) {
            Scene scene;
            scene.flow.start();
            QByteArray answer = R"({"device_code":"dc-canary","user_code":"1",)";
            if (!url.isEmpty() && QByteArray(key) != "verification_uri") {
                answer += "\"verification_uri\":\"https://chat.qwen.ai/a\",";
            }
            answer += '"' + QByteArray(key) + "\":\"" + url + "\"}";
            scene.call(1)->answer(200, answer);
            QCOMPARE(scene.authorizations.size(), accepted ? 1 : 0);
            if (!accepted) {
                QCOMPARE(scene.error().kind, Error::Kind::Rejected);
                QVERIFY(!scene.error().message.isEmpty());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestDeviceFlow)
#include "tst_deviceflow.moc"
