// The device flow over real sockets: every way in which the service can answer, one row each.

#include "auth/deviceflow.h"
#include "simulator/simulator.h"
#include "support/patience.h"
#include "upstream/networkupstream.h"

#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace std::chrono_literals;

using Outcome = simulator::DeviceFlow::Outcome;

namespace {

using Script = simulator::DeviceFlow;

constexpr auto tokenPath = "/api/v1/oauth2/token";
constexpr auto devicePath = "/api/v1/oauth2/device/code";

/// The simulated service, and a flow for which a second lasts a millisecond.
struct Scene
{
    Simulator service;
    NetworkUpstream upstream{NetworkUpstream::Timeouts{}};
    std::unique_ptr<qiao::DeviceFlow> flow;
    std::optional<Result<TokenResponse>> result;
    QList<bool> unreachables;

    Scene()
    {
        if (!service.listen()) {
            qFatal("The simulator cannot listen.");
        }
        flow = std::make_unique<qiao::DeviceFlow>(
            service.originUrl(), upstream, systemTime, DeviceFlowTiming{.second = 1ms});
        QObject::connect(flow.get(), &qiao::DeviceFlow::authorized, flow.get(), [this] { flow->poll(); });
        QObject::connect(flow.get(), &qiao::DeviceFlow::unreachable, flow.get(),
            [this](bool unreachable) { unreachables.append(unreachable); });
        QObject::connect(flow.get(), &qiao::DeviceFlow::finished, flow.get(),
            [this](const Result<TokenResponse> &finished) { result = finished; });
    }

    [[nodiscard]] bool ends()
    {
        return QTest::qWaitFor([this] { return result.has_value(); }, patience);
    }
    [[nodiscard]] qsizetype polls() const { return service.requests(tokenPath).size(); }
};

} // namespace

class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGrantThatTheServiceAccepts()
    {
        Scene scene;
        scene.service.setDeviceFlow({.pendingPolls = 0});
        scene.flow->start();
        QVERIFY(scene.ends());
        QVERIFY(scene.result->has_value());
        // the simulator has checked the verifier against the challenge
        QVERIFY((*scene.result)->accessToken.startsWith("sim-access-"));
        QVERIFY((*scene.result)->refreshToken.startsWith("sim-refresh-"));
        QCOMPARE(QUrl(QString::fromUtf8((*scene.result)->resourceUrl)), scene.service.baseUrl());
        QCOMPARE(scene.polls(), 1);
        const auto device = scene.service.lastRequest(devicePath);
        const auto poll = scene.service.lastRequest(tokenPath);
        QVERIFY(!device.header("x-request-id").isEmpty());
        QVERIFY(poll.header("x-request-id").isEmpty());
        QCOMPARE(poll.header("Content-Type"), "application/x-www-form-urlencoded"_ba);
        QVERIFY(device.body.startsWith("client_id=f0304373b74a44d2b584a3fb70ca9e56&scope=openid%20profile"));
    }

    void howItGoes_data()
    {
        QTest::addColumn<Script>("flow");
        QTest::addColumn<QByteArray>("script"); // for the token endpoint
        QTest::addColumn<QByteArray>("code"); // of the error; empty: granted
        QTest::addColumn<int>("polls");
        const auto row = [](const char *name, const Script &flow, const QByteArray &script,
                             const QByteArray &code,
                             int polls) { QTest::newRow(name) << flow << script << code << polls; };
        const Script at = {.pendingPolls = 0};
        row("pending three times", {.pendingPolls = 3}, {}, {}, 4);
        row("pending in a 200", at, R"({"body": {"status": "pending"}, "times": 2})", {}, 3);
        row("slow down, 429", {.pendingPolls = 1, .slowDownPolls = 2}, {}, {}, 4);
        row("slow down, 400", {.pendingPolls = 0, .slowDownPolls = 1, .slowDownStatus = 400}, {}, {}, 2);
        row("an interval", {.pendingPolls = 1, .interval = 3}, {}, {}, 2);
        row("denied", {.outcome = Outcome::Denied, .pendingPolls = 1}, {}, "access_denied", 2);
        row("expired", {.outcome = Outcome::Expired, .pendingPolls = 1}, {}, "expired_token", 2);
        row("forgotten: 401", {.outcome = Outcome::Unknown, .pendingPolls = 1}, {}, "invalid_grant", 2);
        row("refused", at, R"({"status": 400, "body": {"error": "invalid_client"}})", "sign_in_failed", 1);
        row("throttled", at, R"({"status": 429, "retryAfter": 20, "times": 2})", {}, 3);
        row("500", at, R"({"error": "500", "times": 2})", {}, 3);
        row("502 in HTML", at, R"({"error": "502"})", {}, 2);
        row("garbage for HTTP", {.pendingPolls = 1}, R"({"garbage": "SSH-2.0-x"})", {}, 2);
        row("garbage for JSON", at, R"({"status": 200, "body": "<html>"})", {}, 2);
        row("the connection ends", {.pendingPolls = 3},
            R"({"closeWithoutAnswer": true, "breakWith": "rst", "times": 3})", {}, 4);
        row("a broken answer", at, R"({"breakAfterBytes": 20})", "invalid_grant", 2);
    }

    void howItGoes()
    {
        QFETCH(Script, flow);
        QFETCH(QByteArray, script);
        QFETCH(QByteArray, code);
        QFETCH(int, polls);
        Scene scene;
        scene.service.setDeviceFlow(flow);
        if (!script.isEmpty()) {
            const QByteArray whole = "{\"match\": {\"path\": \"/oauth2/token\"}, " + script.sliced(1);
            const auto added = scene.service.scriptJson(whole);
            QVERIFY2(added, added ? "" : added.error().constData());
        }
        scene.flow->start();
        QVERIFY(scene.ends());
        QCOMPARE(scene.result->has_value() ? QByteArray() : scene.result->error().code, code);
        // a connection that was idle and turns out closed is tried once more without our doing
        QVERIFY2(scene.polls() >= polls, qPrintable(QString::number(scene.polls())));
        QVERIFY(scene.unreachables.isEmpty() || scene.unreachables.first());
        const auto seen = scene.polls();
        QTest::qWait(20);
        QCOMPARE(scene.polls(), seen);
    }

    void aPersonAtTheBrowserDecides()
    {
        for (const auto outcome : {Outcome::Approved, Outcome::Denied}) {
            Scene scene;
            scene.service.setDeviceFlow({.outcome = Outcome::Manual, .pendingPolls = 0});
            scene.flow->start();
            QTRY_VERIFY_WITH_TIMEOUT(scene.polls() >= 3, patience);
            QVERIFY(!scene.result);
            const QByteArray userCode = scene.flow->authorization().userCode.toLatin1();
            QVERIFY(!scene.service.decideDeviceCode("another", outcome));
            QVERIFY(scene.service.decideDeviceCode(userCode, outcome));
            QVERIFY(scene.ends());
            QCOMPARE(scene.result->has_value(), outcome == Outcome::Approved);
        }
    }

    void theNetworkComesBack()
    {
        Scene scene;
        scene.service.setDeviceFlow({.outcome = Outcome::Manual, .pendingPolls = 0});
        scene.flow->start();
        QTRY_VERIFY_WITH_TIMEOUT(scene.polls() >= 1, patience);
        const quint16 port = scene.service.port();
        scene.service.close();
        QTRY_COMPARE_WITH_TIMEOUT(scene.unreachables, QList{true}, patience);
        scene.service.decideDeviceCode();
        QVERIFY(scene.service.listen(port));
        QVERIFY(scene.ends());
        QVERIFY(scene.result->has_value());
    }

    void anAddressThatIsNotTheServicesIsRefused()
    {
        for (const auto &url : {"https://evil.example/authorize"_ba, "http://chat.qwen.ai/authorize"_ba,
                 "https://chat.qwen.ai@evil.example/"_ba, "javascript:alert(1)//"_ba}) {
            Scene scene;
            scene.service.setDeviceFlow({.verificationUri = url});
            scene.flow->start();
            QVERIFY(scene.ends());
            QCOMPARE(scene.result->error().kind, Error::Kind::Rejected);
            QCOMPARE(scene.polls(), 0);
        }
    }

    void aServiceThatHandsOutNoCode()
    {
        Scene scene;
        scene.service.script({.match = {.path = "/device/code"}, .error = "503", .retryAfter = 7});
        scene.flow->start();
        QVERIFY(scene.ends());
        QCOMPARE(scene.result->error().kind, Error::Kind::Transient);
        QVERIFY(scene.result->error().retryAfter == 7s);
    }
};

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
