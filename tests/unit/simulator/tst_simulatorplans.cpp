#include "rawclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::simulator;

namespace {

constexpr auto intlHost = "coding-intl.dashscope.aliyuncs.com";

} // namespace

class TestSimulatorPlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void answersOnlyWhereTheKeyBelongs_data();
    void answersOnlyWhereTheKeyBelongs();
    void refusesAModelOfAnotherPlan();
    void listsForAnyoneWhereTheServiceDoes();
    void knowsNoOtherPath();
    void takesKeysThroughTheControlEndpoint();
    void journalNamesTheHost();

private:
    int models(RawClient &connection, const QByteArray &prefix, const QByteArray &key, QByteArray *body);

    Simulator m_simulator{SimulatorOptions{.apiKeys = {"sk-of-no-plan"}}};
};

void TestSimulatorPlans::initTestCase()
{
    QVERIFY(m_simulator.listen());
    QVERIFY(m_simulator.addPlanKey(intlHost, "sk-sp-intl"));
    QVERIFY(m_simulator.addPlanKey("ws-1.eu-central-1.maas.aliyuncs.com", "sk-ws"));
    QVERIFY(!m_simulator.addPlanKey("example.org", "sk-sp-intl"));
}

void TestSimulatorPlans::init()
{
    m_simulator.reset();
}

int TestSimulatorPlans::models(
    RawClient &connection, const QByteArray &prefix, const QByteArray &key, QByteArray *body)
{
    connection.get(prefix + "/models", "Authorization: Bearer " + key + "\r\n");
    QByteArray head;
    *body = connection.answer(&head);
    return head.mid(9, 3).toInt();
}

void TestSimulatorPlans::answersOnlyWhereTheKeyBelongs_data()
{
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("words");

    const auto row = [](const char *name, const char *prefix, const char *key, int status,
                         const char *words) {
        QTest::newRow(name) << QByteArray(prefix) << QByteArray(key) << status << QByteArray(words);
    };
    const char *token = "/token-plan.ap-southeast-1.maas.aliyuncs.com/compatible-mode/v1";
    row("its own", "/coding-intl.dashscope.aliyuncs.com/v1", "sk-sp-intl", 200, "qwen3-coder-next");
    row("the other region", "/coding.dashscope.aliyuncs.com/v1", "sk-sp-intl", 401, "token expired");
    row("another plan", token, "sk-sp-intl", 401, "Invalid API-key provided");
    row("pay as you go", "/dashscope.aliyuncs.com/compatible-mode/v1", "sk-sp-intl", 401,
        "Incorrect API key");
    row("a workspace", "/ws-1.eu-central-1.maas.aliyuncs.com/compatible-mode/v1", "sk-ws", 200, "qwen-plus");
    row("another workspace", "/ws-2.eu-central-1.maas.aliyuncs.com/compatible-mode/v1", "sk-ws", 403,
        "invalid api-key");
    row("a key of no plan", "/coding-intl.dashscope.aliyuncs.com/v1", "sk-of-no-plan", 401, "token expired");
    row("no plan's path", "/v1", "sk-of-no-plan", 200, "qwen3-coder-next");
}

void TestSimulatorPlans::answersOnlyWhereTheKeyBelongs()
{
    QFETCH(QByteArray, prefix);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, words);
    RawClient connection(m_simulator);
    QByteArray body;
    QTEST(models(connection, prefix, key, &body), "status");
    QVERIFY2(body.contains(words), body);
}

void TestSimulatorPlans::refusesAModelOfAnotherPlan()
{
    RawClient connection(m_simulator);
    const auto status = [&connection](const QByteArray &model) {
        connection.post("/coding-intl.dashscope.aliyuncs.com/v1/chat/completions",
            R"({"model":")" + model + R"(","messages":[{"role":"user","content":"x"}]})",
            "Authorization: Bearer sk-sp-intl\r\n");
        QByteArray head;
        (void)connection.answer(&head);
        return head.mid(9, 3).toInt();
    };
    QCOMPARE(status("glm-5"), 200);
    QCOMPARE(status("qwen3.8-max"), 400);
}

void TestSimulatorPlans::listsForAnyoneWhereTheServiceDoes()
{
    RawClient connection(m_simulator);
    QByteArray body;
    QCOMPARE(models(connection, "/openrouter.ai/api/v1", "sk-or-nobodys", &body), 200);
    QVERIFY(body.contains("qwen/qwen3-coder"));
    connection.post("/openrouter.ai/api/v1/chat/completions",
        R"({"model":"qwen/qwen3-coder","messages":[{"role":"user","content":"x"}]})",
        "Authorization: Bearer sk-or-nobodys\r\n");
    QByteArray head;
    QVERIFY(connection.answer(&head).contains("User not found."));
    QVERIFY(head.startsWith("HTTP/1.1 401 "));
}

void TestSimulatorPlans::knowsNoOtherPath()
{
    RawClient connection(m_simulator);
    QByteArray body;
    QCOMPARE(
        models(connection, "/coding-intl.dashscope.aliyuncs.com/compatible-mode/v1", "sk-sp-intl", &body),
        404);
    QVERIFY(body.isEmpty());
}

void TestSimulatorPlans::takesKeysThroughTheControlEndpoint()
{
    RawClient connection(m_simulator);
    connection.post("/__simulator/plan-key", "openrouter.ai sk-or-v1-x\n");
    QVERIFY(connection.answer().contains("ok"));
    connection.post("/__simulator/plan-key", "example.org sk-x");
    QByteArray head;
    QVERIFY(connection.answer(&head).contains("plan's host"));
    QVERIFY(head.startsWith("HTTP/1.1 400 "));
    connection.post("/openrouter.ai/api/v1/chat/completions",
        R"({"model":"qwen/qwen3-coder","messages":[{"role":"user","content":"x"}]})",
        "Authorization: Bearer sk-or-v1-x\r\n");
    QVERIFY(connection.answer().contains("You said: x"));
}

void TestSimulatorPlans::journalNamesTheHost()
{
    RawClient connection(m_simulator);
    QByteArray body;
    (void)models(connection, "/coding-intl.dashscope.aliyuncs.com/v1", "sk-sp-intl", &body);
    (void)models(connection, "/v1", "sk-of-no-plan", &body);
    QCOMPARE(m_simulator.requests("/models").first().host, QByteArray(intlHost));
    QVERIFY(m_simulator.requests("/models").last().host.isEmpty());
    connection.get("/__simulator/requests");
    const QJsonArray requests = QJsonDocument::fromJson(connection.answer()).array();
    QCOMPARE(requests.first().toObject().value("host"_L1).toString(), QString::fromLatin1(intlHost));
}

QTEST_GUILESS_MAIN(TestSimulatorPlans)
#include "tst_simulatorplans.moc"
