#include "rawclient.h"

using namespace qiao;
using namespace qiao::simulator;

class TestSimulatorRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void holdsRequestsToTheRules_data();
    void holdsRequestsToTheRules();
    void portalWantsSystemFirst_data();
    void portalWantsSystemFirst();

private:
    Simulator m_simulator{SimulatorOptions{.apiKeys = {"sk-test"}}};
};

void TestSimulatorRules::init()
{
    m_simulator.reset();
    if (m_simulator.port() == 0) {
        QVERIFY(m_simulator.listen());
    }
}

void TestSimulatorRules::holdsRequestsToTheRules_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *name, const QByteArray &body, const char *words) {
        QTest::newRow(name) << body << QByteArray(words);
    };
    const QByteArray messages = R"("messages":[{"role":"user","content":"hi"}])";
    row("developer", R"({"model":"qwen3.7-plus","messages":[{"role":"developer","content":"x"}]})",
        "developer is not one of");
    row("stream only", R"({"model":"qwq-plus",)" + messages + '}', "only support stream mode");
    row("thinking", R"({"model":"qwen3-32b","enable_thinking":true,)" + messages + '}',
        "must be set to false");
    row("max_tokens", R"({"model":"coder-model","max_tokens":70000,)" + messages + '}',
        "max_tokens should be [1, 65536]");
    row("json word", R"({"model":"m","response_format":{"type":"json_object"},)" + messages + '}',
        "the word 'json'");
    row("context",
        R"({"model":"qwen3-max","messages":[{"role":"user","content":")" + QByteArray(1100000, 'a') + "\"}]}",
        "Range of input length should be [1, 262144]");
    row("not JSON", "{", "Request body format invalid");
    row("no messages", R"({"model":"m"})", "messages");
}

void TestSimulatorRules::holdsRequestsToTheRules()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, words);
    RawClient client(m_simulator);
    client.post("/v1/chat/completions", body);
    QByteArray head;
    const QByteArray answer = client.answer(&head);
    QVERIFY(head.startsWith("HTTP/1.1 400 Bad Request\r\n"));
    QVERIFY2(answer.contains(words), answer);
}

void TestSimulatorRules::portalWantsSystemFirst_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("system");
    QTest::addColumn<int>("status");
    const QByteArray good =
        R"({"role":"system","content":[{"type":"text","text":"","cache_control":{"type":"ephemeral"}}]},)";
    QTest::newRow("right") << QByteArray("/v1") << good << 200;
    QTest::newRow("none") << QByteArray("/v1") << QByteArray() << 400;
    QTest::newRow("two") << QByteArray("/v1") << good + good << 400;
    QTest::newRow("a string") << QByteArray("/v1") << QByteArray(R"({"role":"system","content":"x"},)")
                              << 400;
    QTest::newRow("no cache_control")
        << QByteArray("/v1") << QByteArray(R"({"role":"system","content":[{"type":"text","text":""}]},)")
        << 400;
    QTest::newRow("DashScope's path") << QByteArray("/compatible-mode/v1") << QByteArray() << 200;
}

void TestSimulatorRules::portalWantsSystemFirst()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, system);
    QFETCH(int, status);
    Simulator portal({.apiKeys = {"sk-test"}, .rules = Rules::Portal});
    QVERIFY(portal.listen());
    RawClient client(portal);
    client.post(path + "/chat/completions",
        R"({"model":"coder-model","messages":[)" + system + R"({"role":"user","content":[]}]})");
    QByteArray head;
    const QByteArray answer = client.answer(&head);
    QVERIFY2(head.startsWith("HTTP/1.1 " + QByteArray::number(status)), answer);
}

QTEST_GUILESS_MAIN(TestSimulatorRules)
#include "tst_simulatorrules.moc"
