#include "rawclient.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::simulator;

namespace {

constexpr auto client = "client_id=f0304373b74a44d2b584a3fb70ca9e56";
// RFC 7636, appendix B
constexpr auto verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
constexpr auto challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

} // namespace

/// Sign-in and refreshing over the wire.
class TestSimulatorOAuth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void signsInWithADeviceCode();
    void endsDeviceFlows_data();
    void endsDeviceFlows();
    void approvesAtTheBrowser();
    void decidesByTheControlEndpoint();
    void answersWithAnIntervalAndAForeignAddress();
    void refusesAWrongVerifier();
    void rotatesRefreshTokens();
    void expiresAccessTokens();
    void writesCredentialsOfTheCli();
    void slowsTheTokenEndpoint();

private:
    QJsonObject answer(RawClient &connection, QByteArray *head = nullptr);
    QJsonObject form(
        RawClient &connection, const QByteArray &path, const QByteArray &body, QByteArray *head = nullptr);
    QJsonObject startDevice(RawClient &connection);
    QJsonObject poll(RawClient &connection, const QJsonObject &device, QByteArray *head = nullptr);
    int chatStatus(RawClient &connection, const QByteArray &token);

    Simulator m_simulator{SimulatorOptions{.apiKeys = {"sk-test"}}};
};

void TestSimulatorOAuth::init()
{
    m_simulator.reset();
    if (m_simulator.port() == 0) {
        QVERIFY(m_simulator.listen());
    }
}

QJsonObject TestSimulatorOAuth::answer(RawClient &connection, QByteArray *head)
{
    return QJsonDocument::fromJson(connection.answer(head)).object();
}

QJsonObject TestSimulatorOAuth::form(
    RawClient &connection, const QByteArray &path, const QByteArray &body, QByteArray *head)
{
    connection.post(path, body, "Content-Type: application/x-www-form-urlencoded\r\n");
    return answer(connection, head);
}

QJsonObject TestSimulatorOAuth::startDevice(RawClient &connection)
{
    return form(connection, "/api/v1/oauth2/device/code",
        QByteArray(client) + "&scope=openid%20profile&code_challenge=" + challenge
            + "&code_challenge_method=S256");
}

QJsonObject TestSimulatorOAuth::poll(RawClient &connection, const QJsonObject &device, QByteArray *head)
{
    return form(connection, "/api/v1/oauth2/token",
        QByteArray("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&") + client
            + "&device_code=" + device["device_code"_L1].toString().toUtf8() + "&code_verifier=" + verifier,
        head);
}

int TestSimulatorOAuth::chatStatus(RawClient &connection, const QByteArray &token)
{
    connection.post("/v1/chat/completions", R"({"model":"m","messages":[{"role":"user","content":"x"}]})",
        "Authorization: Bearer " + token + "\r\n");
    QByteArray head;
    (void)connection.answer(&head);
    return head.mid(9, 3).toInt();
}

void TestSimulatorOAuth::signsInWithADeviceCode()
{
    m_simulator.setDeviceFlow({.pendingPolls = 1, .slowDownPolls = 1});
    RawClient connection(m_simulator);
    const QJsonObject device = startDevice(connection);
    QVERIFY(device["verification_uri_complete"_L1].toString().contains(device["user_code"_L1].toString()));
    QByteArray head;
    QCOMPARE(poll(connection, device, &head)["error"_L1].toString(), u"authorization_pending"_s);
    QVERIFY(head.startsWith("HTTP/1.1 400 "));
    QCOMPARE(poll(connection, device, &head)["error"_L1].toString(), u"slow_down"_s);
    QVERIFY(head.startsWith("HTTP/1.1 429 "));
    const QJsonObject tokens = poll(connection, device, &head);
    QVERIFY(head.startsWith("HTTP/1.1 200 "));
    QCOMPARE(tokens["expires_in"_L1].toInt(), 21600);
    QCOMPARE(QUrl(tokens["resource_url"_L1].toString()), m_simulator.baseUrl());
    QCOMPARE(chatStatus(connection, tokens["access_token"_L1].toString().toUtf8()), 200);
    (void)poll(connection, device, &head);
    QVERIFY(head.startsWith("HTTP/1.1 401 "));
}

void TestSimulatorOAuth::endsDeviceFlows_data()
{
    QTest::addColumn<DeviceFlow>("flow");
    QTest::addColumn<QString>("error");
    QTest::newRow("denied") << DeviceFlow{.outcome = DeviceFlow::Outcome::Denied, .pendingPolls = 0}
                            << u"access_denied"_s;
    QTest::newRow("expired") << DeviceFlow{.outcome = DeviceFlow::Outcome::Expired, .pendingPolls = 0}
                             << u"expired_token"_s;
    QTest::newRow("forgotten") << DeviceFlow{.outcome = DeviceFlow::Outcome::Unknown, .pendingPolls = 0}
                               << u"invalid_request"_s;
    QTest::newRow("too often") << DeviceFlow{.pendingPolls = 0, .slowDownPolls = 1, .slowDownStatus = 400}
                               << u"slow_down"_s;
    QTest::newRow("too late") << DeviceFlow{.expiresIn = 0} << u"expired_token"_s;
}

void TestSimulatorOAuth::endsDeviceFlows()
{
    QFETCH(DeviceFlow, flow);
    QFETCH(QString, error);
    m_simulator.setDeviceFlow(flow);
    RawClient connection(m_simulator);
    QCOMPARE(poll(connection, startDevice(connection))["error"_L1].toString(), error);
}

void TestSimulatorOAuth::approvesAtTheBrowser()
{
    m_simulator.setDeviceFlow({.outcome = DeviceFlow::Outcome::Manual, .pendingPolls = 0});
    RawClient connection(m_simulator);
    const QJsonObject device = startDevice(connection);
    QCOMPARE(poll(connection, device)["error"_L1].toString(), u"authorization_pending"_s);
    const QUrl page(device["verification_uri_complete"_L1].toString());
    connection.get(page.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority));
    QVERIFY(connection.answer().contains("You are signed in"));
    QVERIFY(poll(connection, device).contains("access_token"_L1));
}

void TestSimulatorOAuth::decidesByTheControlEndpoint()
{
    RawClient connection(m_simulator);
    connection.post("/__simulator/device-flow", R"({"outcome": "manual", "pendingPolls": 0})");
    QVERIFY(answer(connection)["ok"_L1].toBool());
    const QJsonObject device = startDevice(connection);
    QVERIFY(!device.contains("interval"_L1));
    QCOMPARE(poll(connection, device)["error"_L1].toString(), u"authorization_pending"_s);
    connection.post("/__simulator/device-decision", R"({"userCode": "nobody's"})");
    QVERIFY(answer(connection).contains("error"_L1));
    connection.post("/__simulator/device-decision", R"({"outcome": "perhaps"})");
    QVERIFY(answer(connection).contains("error"_L1));
    connection.post("/__simulator/device-decision",
        "{\"userCode\": \"" + device["user_code"_L1].toString().toUtf8() + "\"}");
    QVERIFY(answer(connection)["ok"_L1].toBool());
    QVERIFY(poll(connection, device).contains("access_token"_L1));
}

void TestSimulatorOAuth::answersWithAnIntervalAndAForeignAddress()
{
    RawClient connection(m_simulator);
    connection.post(
        "/__simulator/device-flow", R"({"interval": 9, "verificationUri": "https:\/\/evil.example\/x"})");
    QVERIFY(answer(connection)["ok"_L1].toBool());
    const QJsonObject device = startDevice(connection);
    QCOMPARE(device["interval"_L1].toInt(), 9);
    QCOMPARE(device["verification_uri"_L1].toString(), u"https://evil.example/x"_s);
    QVERIFY(
        device["verification_uri_complete"_L1].toString().startsWith(u"https://evil.example/x?user_code="_s));
}

void TestSimulatorOAuth::refusesAWrongVerifier()
{
    m_simulator.setDeviceFlow({.pendingPolls = 0});
    RawClient connection(m_simulator);
    QJsonObject device = startDevice(connection);
    const QByteArray body = QByteArray("grant_type=urn:ietf:params:oauth:grant-type:device_code&") + client
        + "&device_code=" + device["device_code"_L1].toString().toUtf8() + "&code_verifier=wrong";
    QCOMPARE(form(connection, "/api/v1/oauth2/token", body)["error"_L1].toString(), u"invalid_grant"_s);
}

void TestSimulatorOAuth::rotatesRefreshTokens()
{
    RawClient connection(m_simulator);
    const QJsonObject first = QJsonDocument::fromJson(m_simulator.issueTokens()).object();
    const QByteArray body = QByteArray("grant_type=refresh_token&") + client
        + "&refresh_token=" + first["refresh_token"_L1].toString().toUtf8();
    const QJsonObject second = form(connection, "/api/v1/oauth2/token", body);
    QVERIFY(second["refresh_token"_L1].toString() != first["refresh_token"_L1].toString());
    QCOMPARE(m_simulator.refreshCount(), 1);
    QByteArray head;
    const QJsonObject refused = form(connection, "/api/v1/oauth2/token", body, &head);
    QVERIFY(head.startsWith("HTTP/1.1 400 "));
    QCOMPARE(refused["error"_L1].toString(), u"invalid_request"_s);
    QCOMPARE(refused["error_description"_L1].toString(), u"Invalid refresh token or client_id"_s);
    QCOMPARE(m_simulator.refreshCount(), 1);
    QCOMPARE(m_simulator.refusedRefreshCount(), 1);
}

void TestSimulatorOAuth::expiresAccessTokens()
{
    RawClient connection(m_simulator);
    const QByteArray token =
        QJsonDocument::fromJson(m_simulator.issueTokens())["access_token"_L1].toString().toUtf8();
    QCOMPARE(chatStatus(connection, token), 200);
    m_simulator.expireAccessTokens();
    QCOMPARE(chatStatus(connection, token), 401);
    m_simulator.setAccessTokenLife(std::chrono::seconds(0));
    const QByteArray dead =
        QJsonDocument::fromJson(m_simulator.issueTokens())["access_token"_L1].toString().toUtf8();
    QCOMPARE(chatStatus(connection, dead), 401);
    m_simulator.setAccessTokenLife(std::chrono::hours(6));
}

void TestSimulatorOAuth::writesCredentialsOfTheCli()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QJsonObject credentials = QJsonDocument::fromJson(m_simulator.issueTokens()).object();
    QCOMPARE(credentials["token_type"_L1].toString(), u"Bearer"_s);
    QCOMPARE(QUrl(credentials["resource_url"_L1].toString()), m_simulator.baseUrl());
    const auto life = qint64(credentials["expiry_date"_L1].toDouble()) - now;
    QVERIFY(life >= 21600000 && life < 21660000);
}

void TestSimulatorOAuth::slowsTheTokenEndpoint()
{
    m_simulator.script({.match = {.path = "/oauth2/token"}, .holdHead = true});
    RawClient slow(m_simulator);
    slow.post("/api/v1/oauth2/token", "grant_type=x");
    QTRY_COMPARE(m_simulator.requestCount(), 1);
    QVERIFY(m_simulator.requests().first().waiting);
    m_simulator.release();
    QCOMPARE(answer(slow)["error"_L1].toString(), u"unsupported_grant_type"_s);
}

QTEST_GUILESS_MAIN(TestSimulatorOAuth)
#include "tst_simulatoroauth.moc"
