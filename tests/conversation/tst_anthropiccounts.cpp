#include "anthropicscene.h"

#include <QElapsedTimer>

#include <memory>
#include <vector>

using namespace qiao;
using namespace qiao::test;
using namespace Qt::StringLiterals;

/// POST …/messages/count_tokens: answered here, at once, whatever accounts there are.
class TestAnthropicCounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsHere_data();
    void countsHere();
    void toolsAndSystemCount();
    void maxTokensIsNotAskedFor();
    void twentyFiveAtATimeAreQuick();
    void anAccountIsNotNeeded();
    void aForcedAccountHasToBeThere();
    void badBodiesAreRefused();
    void aClientThatGoesIsForgotten();

private:
    static qint64 count(HttpClient &client, const QByteArray &body)
    {
        client.next();
        client.send("POST", "/anthropic/v1/messages/count_tokens?beta=true", body);
        if (!client.waitUntilComplete() || client.status() != 200) {
            return -1;
        }
        return objectIn(client.body()).at("input_tokens").to_number<qint64>();
    }
};

namespace {

QByteArray counted(
    const QByteArray &text, const QByteArray &more = {}, const QByteArray &model = "qwen3-coder-plus")
{
    return R"({"model":")" + model + R"(","messages":[{"role":"user","content":")" + text + R"("}])" + more
        + '}';
}

} // namespace

void TestAnthropicCounts::countsHere_data()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("known vocabulary") << Way::Translated << "qwen3-coder-plus"_ba
                                      << "exact"_ba;
    QTest::newRow("newer vocabulary") << Way::Translated << "claude-sonnet-4-5"_ba
                                      << "approximate"_ba;
    QTest::newRow("native service") << Way::Native << "qwen3-coder-plus"_ba
                                    << "exact"_ba;
}

void TestAnthropicCounts::countsHere()
{
    QFETCH(Way, way);
    QFETCH(QByteArray, model);
    Bridge bridge(keyed(way));
    HttpClient client(bridge.port());
    const qint64 few = count(client, counted("foo", {}, model));
    QVERIFY(few > 0 && few < 40);
    QTEST(client.header("x-qiao-token-count"), "kind");
    QVERIFY(client.header("request-id").startsWith("req_"));
    QCOMPARE(client.header("Content-Type"), "application/json"_ba);
    // digits are a token each
    QCOMPARE(count(client, counted("foo" + QByteArray(1000, '1'), {}, model)), few + 1000);
    QCOMPARE(bridge.service().requestCount(), 0);
}

void TestAnthropicCounts::toolsAndSystemCount()
{
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    const qint64 plain = count(client, counted("foo"));
    const qint64 withSystem = count(client, counted("foo", R"(,"system":"Be brief and precise.")"));
    const qint64 withTool = count(client,
        counted("foo",
            R"(,"tools":[{"name":"read","description":"Reads a file","input_schema":{"type":"object"}}])"));
    QVERIFY(withSystem > plain + 4);
    QVERIFY(withTool > plain + 20);
}

void TestAnthropicCounts::maxTokensIsNotAskedFor()
{
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    QCOMPARE(
        count(client, counted("foo", R"(,"max_tokens":5,"stream":true)")), count(client, counted("foo")));
}

void TestAnthropicCounts::twentyFiveAtATimeAreQuick()
{
    Bridge bridge(keyed(Way::Translated));
    HttpClient first(bridge.port());
    QVERIFY(count(first, counted("foo")) > 0); // the vocabulary is read with the first
    const QByteArray tool = R"(,"tools":[{"name":"read","description":")"
        + QByteArray("Reads a file. ").repeated(150)
        + R"(","input_schema":{"type":"object","properties":{"path":{"type":"string"}}}}])";
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < 25; ++i) {
        clients.push_back(std::make_unique<HttpClient>(bridge.port()));
        clients.back()->sendRaw("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    }
    const auto allComplete = [&clients] {
        return std::all_of(
            clients.begin(), clients.end(), [](const auto &client) { return client->complete(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(allComplete(), patience);
    QElapsedTimer timer;
    timer.start();
    for (const auto &client : clients) {
        client->next();
        client->send("POST", "/anthropic/v1/messages/count_tokens?beta=true", counted("foo", tool));
    }
    QTRY_VERIFY_WITH_TIMEOUT(allComplete(), patience);
    qInfo("25 counts took %lld ms", timer.elapsed());
    // far above what it takes, because machines that test are busy; one call to the service each would be
    // more
    QVERIFY(timer.elapsed() < 2000);
    for (const auto &client : clients) {
        QCOMPARE(client->body(), clients.front()->body());
    }
    QCOMPARE(bridge.service().requestCount(), 0);
}

void TestAnthropicCounts::anAccountIsNotNeeded()
{
    Bridge bridge({.signedIn = false});
    HttpClient client(bridge.port());
    QVERIFY(count(client, counted("foo", {}, "claude-sonnet-4-5")) > 0);
    QVERIFY(count(client, counted("foo")) > 0);
}

void TestAnthropicCounts::aForcedAccountHasToBeThere()
{
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    QCOMPARE(count(client, counted("foo", R"(,"account":"nobody")")), -1);
    QCOMPARE(client.status(), 400);
    QVERIFY2(errorMember(client.body(), "message").contains("nobody"), client.body());
    QVERIFY(count(client, counted("foo", R"(,"account":"work")")) > 0);
}

void TestAnthropicCounts::badBodiesAreRefused()
{
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    for (const QByteArray &body : {"{"_ba, R"({"model":"m"})"_ba, "[]"_ba}) {
        QCOMPARE(count(client, body), -1);
        QCOMPARE(refusal(client), "400 invalid_request_error"_ba);
    }
}

void TestAnthropicCounts::aClientThatGoesIsForgotten()
{
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    client.send("POST", "/v1/messages/count_tokens", counted(QByteArray(8'000'000, '7')));
    client.reset();
    HttpClient other(bridge.port());
    QVERIFY(count(other, counted("foo")) > 0);
    QTRY_VERIFY_WITH_TIMEOUT(!bridge.rows().isEmpty(), patience);
}

QTEST_GUILESS_MAIN(TestAnthropicCounts)
#include "tst_anthropiccounts.moc"
