#include "deviceflowrun.h"

#include <QUuid>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;
using namespace std::chrono_literals;

/// What is sent and polled, and what ends it; how long it waits is tst_deviceflowwaits's.
class TestDeviceFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Up to the first poll under way.
    void theWire()
    {
        DeviceFlowRun scene;
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
        DeviceFlowRun scene;
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
        DeviceFlowRun scene;
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
        DeviceFlowRun scene;
        scene.begin(deviceAnswer(R"("expires_in":60,"interval":2)"));
        scene.call(2)->answer(400, oauthError("authorization_pending"));
        scene.now += 1h; // the computer slept
        QTRY_COMPARE(scene.results.size(), 1);
        QCOMPARE(scene.error().code, "expired_token"_ba);
        QCOMPARE(scene.upstream.callCount(), 2);
    }

    void anAnswerUnderWayAtTheEndStillCounts()
    {
        DeviceFlowRun scene;
        scene.begin(deviceAnswer(R"("expires_in":900)"));
        scene.now += 900s;
        QTest::qWait(60); // past the next look at the clock
        QVERIFY(scene.results.isEmpty());
        scene.call(2)->answer(200, grantedAnswer());
        QVERIFY(scene.results.first().has_value());
    }

    void cancelStopsAtOnce()
    {
        DeviceFlowRun scene;
        scene.begin();
        scene.flow.cancel();
        QTRY_VERIFY(scene.upstream.calls().at(1).isNull());
        DeviceFlowRun waiting;
        waiting.begin();
        waiting.call(2)->answer(400, oauthError("authorization_pending"));
        waiting.flow.cancel();
        DeviceFlowRun starting;
        starting.flow.start();
        starting.flow.cancel();
        QTRY_VERIFY(starting.upstream.calls().first().isNull());
        DeviceFlowRun refused(QUrl(u"https://evil.example"_s));
        refused.flow.start();
        refused.flow.cancel();
        QTest::qWait(30);
        QCOMPARE(scene.upstream.callCount(), 2);
        QCOMPARE(waiting.upstream.callCount(), 2);
        for (const DeviceFlowRun *each : {&scene, &waiting, &starting, &refused}) {
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
        DeviceFlowRun scene;
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
        DeviceFlowRun scene;
        scene.flow.start();
        scene.call(1)->fail(networkDown);
        QCOMPARE(scene.error().message, u"down"_s);
        QVERIFY(scene.unreachables.isEmpty());
    }

    void theServiceHasToBeQwens()
    {
        DeviceFlowRun scene(QUrl(u"https://evil.example"_s));
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
            DeviceFlowRun scene;
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
