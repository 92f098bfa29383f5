// POST /auth/initiate and /auth/poll of a running server, in front of the simulated service.

#include "support/bridge.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

using simulator::DeviceFlow;
using Outcome = simulator::DeviceFlow::Outcome;

namespace {

constexpr auto tokenPath = "/api/v1/oauth2/token";

Bridge::Options keptInMemory()
{
    Bridge::Options options;
    options.adjust = [](Settings &settings) { settings.secretsBackend = SecretsBackend::Memory; };
    return options;
}

/// One client of the endpoints; everything it ever received is searched for tokens.
class AuthClient
{
public:
    explicit AuthClient(Bridge &bridge) : m_http(bridge.port()) { }

    void send(const QByteArray &path, const QByteArray &body)
    {
        m_http.next();
        // a body brings its own headers along
        m_http.send("POST", path, body,
            body.isEmpty()
                ? HttpClient::Headers{{"Content-Type", "application/json"}, {"Content-Length", "0"}}
                : HttpClient::Headers{});
    }
    void poll(const QByteArray &deviceCode, int wait)
    {
        send("/auth/poll",
            "{\"device_code\": \"" + deviceCode
                + "\", \"code_verifier\": \"x\", \"wait\": " + QByteArray::number(wait) + '}');
    }
    [[nodiscard]] bool isAnswered()
    {
        return m_http.waitUntilComplete() && !m_http.received().contains("sim-access")
            && !m_http.received().contains("sim-refresh");
    }
    [[nodiscard]] int status() const { return m_http.status(); }
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(m_http.body()).object(); }
    [[nodiscard]] QJsonObject error() const { return json()["error"_L1].toObject(); }
    [[nodiscard]] HttpClient &http() { return m_http; }

    /// The device code of a sign-in begun for \a account; empty when that failed.
    [[nodiscard]] QByteArray begin(const QByteArray &account)
    {
        send("/auth/initiate", "{\"account\": \"" + account + "\"}");
        return isAnswered() && status() == 200 ? json()["device_code"_L1].toString().toUtf8() : QByteArray();
    }

private:
    HttpClient m_http;
};

} // namespace

class TestAuthEndpoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSignInFromStartToUse();
    void theNameIsMadeUpWhenThereIsNone_data();
    void theNameIsMadeUpWhenThereIsNone();
    void namesThatCannotBe_data();
    void namesThatCannotBe();
    void pendingIsAnsweredInTimeAndEverybodyHearsOfTheEnd();
    void aPollerThatGoesAwayLeavesTheSignInAlone();
    void aStarterThatGoesAwayTakesTheSignInAlong();
    void whatEndsASignIn_data();
    void whatEndsASignIn();
    void aGrantThatDoesNotWorkIsExplained();
    void aServiceThatIsNotThere();
    void requestsThatAreNone_data();
    void requestsThatAreNone();
    void theGateStandsBeforeThem();
    void stoppingAnswersWhoWaits();
};

void TestAuthEndpoints::aSignInFromStartToUse()
{
    Bridge bridge(keptInMemory());
    bridge.service().setDeviceFlow({.pendingPolls = 0, .expiresIn = 600, .interval = 3});
    AuthClient client(bridge);
    client.send("/auth/initiate", R"({"account": "work"})");
    QVERIFY(client.isAnswered());
    QCOMPARE(client.status(), 200);
    QCOMPARE(client.http().header("Cache-Control"), "no-store"_ba);
    const QJsonObject started = client.json();
    QCOMPARE(started["account"_L1].toString(), u"work"_s);
    QCOMPARE(started["expires_in"_L1].toInt(), 600);
    QCOMPARE(started["interval"_L1].toInt(), 3);
    QVERIFY(started["verification_uri_complete"_L1].toString().contains(started["user_code"_L1].toString()));
    QVERIFY(!started.contains("code_verifier"_L1));

    client.poll(started["device_code"_L1].toString().toUtf8(), 60);
    QVERIFY(client.isAnswered());
    QCOMPARE(client.status(), 200);
    QCOMPARE(client.json()["status"_L1].toString(), u"authorized"_s);
    QCOMPARE(client.json()["account"_L1].toString(), u"work"_s);
    QVERIFY2(client.json()["works"_L1].toBool(), client.http().body().constData());

    // its own account from now on: the CLI's folder is as it was
    QCOMPARE(QDir(bridge.qwenHome()).entryList(QDir::Files), QStringList{u"oauth_creds.json"_s});
    client.http().next();
    client.http().post(R"({"model":"qwen3-coder-plus","messages":[{"role":"user","content":"hi"}]})",
        {{"X-Qwen-Account", "work"}});
    QVERIFY(client.isAnswered());
    QVERIFY2(client.status() == 200, client.http().body().constData());
}

void TestAuthEndpoints::theNameIsMadeUpWhenThereIsNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no body") << ""_ba;
    QTest::newRow("an empty object") << "{}"_ba;
    QTest::newRow("null") << R"({"account": null, "unknown": 1})"_ba;
}

void TestAuthEndpoints::theNameIsMadeUpWhenThereIsNone()
{
    QFETCH(QByteArray, body);
    Bridge bridge(keptInMemory());
    AuthClient client(bridge);
    client.send("/auth/initiate", body);
    QVERIFY(client.isAnswered());
    QCOMPARE(client.status(), 200);
    QCOMPARE(client.json()["account"_L1].toString(), u"qwen"_s);
}

void TestAuthEndpoints::namesThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("status");
    QTest::newRow("no name") << "../x"_ba << 400;
    QTest::newRow("the CLI's") << "default"_ba << 409;
}

void TestAuthEndpoints::namesThatCannotBe()
{
    QFETCH(QByteArray, name);
    QFETCH(int, status);
    Bridge bridge(keptInMemory());
    AuthClient client(bridge);
    QCOMPARE(client.begin(name), QByteArray());
    QCOMPARE(client.status(), status);
    QVERIFY(!client.error()["message"_L1].toString().isEmpty());
    QVERIFY(bridge.service().requests("/device/code").isEmpty());
}

void TestAuthEndpoints::pendingIsAnsweredInTimeAndEverybodyHearsOfTheEnd()
{
    Bridge bridge(keptInMemory());
    bridge.service().setDeviceFlow({.pendingPolls = 0});
    bridge.service().script({.match = {.path = "/oauth2/token"}, .holdHead = true});
    AuthClient first(bridge);
    const QByteArray code = first.begin("work");
    QVERIFY(!code.isEmpty());
    first.poll(code, 0);
    QVERIFY(first.isAnswered());
    QCOMPARE(first.status(), 202);
    QCOMPARE(first.json()["status"_L1].toString(), u"pending"_s);
    QVERIFY(first.json()["expires_in"_L1].toInt() > 800);
    QCOMPARE(first.json()["unreachable"_L1].toBool(true), false);

    AuthClient second(bridge);
    first.poll(code, 60);
    second.poll(code, 60);
    QTRY_VERIFY_WITH_TIMEOUT(bridge.service().lastRequest(tokenPath).waiting, patience);
    bridge.service().release();
    for (AuthClient *client : {&first, &second}) {
        QVERIFY(client->isAnswered());
        QCOMPARE(client->status(), 200);
        QCOMPARE(client->json()["works"_L1].toBool(), true);
    }
    QCOMPARE(bridge.service().requests(tokenPath).size(), 1);
    first.poll(code, 0); // and whoever asks later
    QVERIFY(first.isAnswered());
    QCOMPARE(first.status(), 200);
}

void TestAuthEndpoints::aPollerThatGoesAwayLeavesTheSignInAlone()
{
    Bridge bridge(keptInMemory());
    bridge.service().setDeviceFlow({.pendingPolls = 0});
    bridge.service().script({.match = {.path = "/oauth2/token"}, .holdHead = true});
    AuthClient client(bridge);
    const QByteArray code = client.begin("work");
    {
        AuthClient gone(bridge);
        gone.poll(code, 60);
        QTRY_VERIFY_WITH_TIMEOUT(bridge.service().lastRequest(tokenPath).waiting, patience);
        client.poll(code, 0); // has gone through, so the other is waiting as well
        QVERIFY(client.isAnswered());
        gone.http().reset();
        QTRY_VERIFY_WITH_TIMEOUT(!bridge.rows().isEmpty() && bridge.rows().last().status == 499, patience);
    }
    bridge.service().release();
    client.poll(code, 60);
    QVERIFY(client.isAnswered());
    QCOMPARE(client.status(), 200);
}

void TestAuthEndpoints::aStarterThatGoesAwayTakesTheSignInAlong()
{
    Bridge bridge(keptInMemory());
    bridge.service().script({.match = {.path = "/device/code"}, .holdHead = true});
    AuthClient gone(bridge);
    gone.send("/auth/initiate", "{}");
    QTRY_VERIFY_WITH_TIMEOUT(bridge.service().lastRequest("/device/code").waiting, patience);
    gone.http().reset();
    // sooner than after the 30 s that an answer may take
    QTRY_VERIFY_WITH_TIMEOUT(bridge.service().lastRequest("/device/code").aborted(), patience / 2);
    QVERIFY(bridge.service().requests(tokenPath).isEmpty());
}

void TestAuthEndpoints::whatEndsASignIn_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("code");
    QTest::newRow("denied") << Outcome::Denied << u"access_denied"_s;
    QTest::newRow("expired") << Outcome::Expired << u"expired_token"_s;
    QTest::newRow("forgotten") << Outcome::Unknown << u"invalid_grant"_s;
}

void TestAuthEndpoints::whatEndsASignIn()
{
    QFETCH(Outcome, outcome);
    QFETCH(QString, code);
    Bridge bridge(keptInMemory());
    bridge.service().setDeviceFlow({.outcome = outcome, .pendingPolls = 0});
    AuthClient client(bridge);
    client.poll(client.begin("work"), 60);
    QVERIFY(client.isAnswered());
    QCOMPARE(client.status(), 400);
    QCOMPARE(client.error()["code"_L1].toString(), code);
    QVERIFY(client.error()["message"_L1].toString().endsWith(u'.'));
    QVERIFY(!client.begin("work").isEmpty()); // the name is free again
}

void TestAuthEndpoints::aGrantThatDoesNotWorkIsExplained()
{
    Bridge bridge(keptInMemory());
    bridge.service().setDeviceFlow({.pendingPolls = 0});
    bridge.service().script({.times = 0, .error = "invalid-token"});
    AuthClient client(bridge);
    client.poll(client.begin("work"), 60);
    QVERIFY(client.isAnswered());
    QCOMPARE(client.status(), 200);
    QCOMPARE(client.json()["works"_L1].toBool(true), false);
    QVERIFY2(client.json()["message"_L1].toString().contains(u"15 April 2026"_s),
        client.http().body().constData());
}

void TestAuthEndpoints::aServiceThatIsNotThere()
{
    Bridge bridge(keptInMemory());
    bridge.service().close();
    AuthClient client(bridge);
    QCOMPARE(client.begin("work"), QByteArray());
    QCOMPARE(client.status(), 502);
}

void TestAuthEndpoints::requestsThatAreNone_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("param");
    const auto row = [](const char *name, const QByteArray &path, const QByteArray &body, const char *code,
                         const char *param) {
        QTest::newRow(name) << path << body << QString::fromLatin1(code) << QString::fromLatin1(param);
    };
    row("not JSON", "/auth/initiate", "{", "invalid_request", "");
    row("a list", "/auth/initiate", "[]", "invalid_request", "");
    row("a name that is no text", "/auth/initiate", R"({"account": 1})", "invalid_request", "account");
    row("no code", "/auth/poll", "{}", "invalid_request", "device_code");
    row("no body", "/auth/poll", "", "invalid_request", "");
    row("an unknown code", "/auth/poll", R"({"device_code": "x"})", "invalid_grant", "device_code");
    row("too long", "/auth/poll", R"({"device_code": "x", "wait": 61})", "invalid_request", "wait");
    row("the past", "/auth/poll", R"({"device_code": "x", "wait": -1})", "invalid_request", "wait");
    row("no number", "/auth/poll", R"({"device_code": "x", "wait": "5"})", "invalid_request", "wait");
}

void TestAuthEndpoints::requestsThatAreNone()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(QString, param);
    Bridge bridge(keptInMemory());
    AuthClient client(bridge);
    client.send(path, body);
    QVERIFY(client.isAnswered());
    QCOMPARE(client.status(), 400);
    QCOMPARE(client.error()["code"_L1].toString(), code);
    QCOMPARE(client.error()["param"_L1].toString(), param);
}

void TestAuthEndpoints::theGateStandsBeforeThem()
{
    Bridge bridge(keptInMemory());
    AuthClient client(bridge);
    client.http().send("GET", "/auth/poll");
    QVERIFY(client.isAnswered());
    QCOMPARE(client.status(), 405);
    client.http().next();
    client.http().sendRaw("POST /auth/initiate HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                          "Content-Length: 2\r\n\r\n{}");
    QVERIFY(client.isAnswered());
    QCOMPARE(client.status(), 415);
    AuthClient page(bridge);
    page.http().send("POST", "/auth/initiate", "{}", {{"Origin", "https://evil.example"}});
    QVERIFY(page.isAnswered());
    QCOMPARE(page.status(), 403);
    QVERIFY(bridge.service().requests("/device/code").isEmpty());
}

void TestAuthEndpoints::stoppingAnswersWhoWaits()
{
    Bridge bridge(keptInMemory());
    bridge.service().setDeviceFlow({.outcome = Outcome::Manual, .pendingPolls = 0});
    AuthClient client(bridge);
    const QByteArray code = client.begin("work");
    AuthClient waiting(bridge);
    waiting.poll(code, 60);
    client.poll(code, 0); // has gone through, so the other is waiting
    QVERIFY(client.isAnswered());
    bridge.qiao().stop();
    QVERIFY(waiting.isAnswered());
    QCOMPARE(waiting.status(), 503);
}

QTEST_GUILESS_MAIN(TestAuthEndpoints)
#include "tst_authendpoints.moc"
