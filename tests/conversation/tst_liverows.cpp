#include "support/bridge.h"
#include "support/files.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;

/// What is known of a request while it runs and when it has ended.
class TestLiveRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStreamIsCountedWhileItRuns_data();
    void aStreamIsCountedWhileItRuns();
    void aWholeAnswerWithoutUsageIsCounted();
    void nothingIsToldWhileNobodyLooks();
    void theClientsKeyIsToldByItsEnd();
    void ownAnswersBelongToTheirApi();
    void requestsArePricedByTheUsersTable();
    void plansAreCountedInRequests();
    void failuresHaveAClass_data();
    void failuresHaveAClass();
    void whatIsLearnedOutlivesTheServer();
};

namespace {

const QByteArray body =
    R"({"model":"qwen3-coder-plus","max_tokens":100,"stream":%1,"messages":[{"role":"user","content":"one two three"}]})";

QByteArray streamBody()
{
    return QByteArray(body).replace("%1", "true");
}

QByteArray wholeBody()
{
    return QByteArray(body).replace("%1", "false");
}

Bridge::Options withKey()
{
    Bridge::Options options;
    options.simulator.rules = simulator::Rules::DashScope;
    options.signedIn = false;
    options.withKey = true;
    return options;
}

/// The rows as the façade tells them.
class Watch
{
public:
    explicit Watch(Service &service) : m_service(service)
    {
        QObject::connect(&service, &Service::liveChanged, &m_context, [this](const LiveSnapshot &snapshot) {
            last = snapshot;
            ++count;
            for (const RequestRow &row : snapshot.running) {
                rows.insert(row.id, row);
            }
            for (const QByteArray &id : snapshot.ended) {
                rows.remove(id);
            }
        });
        service.setLiveWanted(true);
    }
    ~Watch() { m_service.setLiveWanted(false); }

    [[nodiscard]] RequestRow only() const { return rows.size() == 1 ? rows.cbegin().value() : RequestRow(); }

    QHash<QByteArray, RequestRow> rows;
    LiveSnapshot last;
    int count = 0;

private:
    Service &m_service;
    QObject m_context;
};

} // namespace

void TestLiveRows::aStreamIsCountedWhileItRuns_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("api");
    QTest::newRow("OpenAI") << QByteArray("/v1/chat/completions") << int(RequestRow::Api::OpenAi);
    QTest::newRow("Anthropic") << QByteArray("/v1/messages") << int(RequestRow::Api::Anthropic);
}

void TestLiveRows::aStreamIsCountedWhileItRuns()
{
    QFETCH(const QByteArray, path);
    QFETCH(const int, api);
    Bridge bridge(withKey());
    Watch watch(bridge.qiao());
    QTRY_COMPARE_WITH_TIMEOUT(watch.count, 1, patience);
    bridge.service().script(
        {.text = "alpha beta gamma delta epsilon", .holdHead = true, .stallAfterChunks = 4});
    HttpClient client(bridge.port());
    client.send("POST", path, streamBody(), {{"User-Agent", "test/1"}});

    QTRY_VERIFY_WITH_TIMEOUT(watch.only().promptEstimate.has_value(), patience);
    const RequestRow waiting = watch.only();
    QCOMPARE(waiting.phase, RequestRow::Phase::Waiting);
    QCOMPARE(int(waiting.api), api);
    QCOMPARE(waiting.account, u"env"_s);
    QCOMPARE(waiting.modelUsed, u"qwen3-coder-plus"_s);
    QCOMPARE(waiting.client, u"test/1"_s);
    QVERIFY(waiting.promptEstimate->exact);
    QCOMPARE(watch.last.active, 1);

    bridge.service().release();
    QTRY_VERIFY_WITH_TIMEOUT(watch.only().output.text > 0, patience);
    QCOMPARE(watch.only().phase, RequestRow::Phase::Streaming);
    QVERIFY(watch.only().timeToFirstToken);
    QVERIFY(bridge.rows().isEmpty());

    bridge.service().release();
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    const RequestRow row = bridge.rows().first();
    QCOMPARE(row.phase, RequestRow::Phase::Ended);
    QCOMPARE(row.promptEstimate, waiting.promptEstimate);
    QVERIFY(row.output.text >= 5 && row.output.text <= 12);
    QCOMPARE(row.output.reasoning, 0);
    QVERIFY(row.timeToFirstToken && row.timeToFirstToken <= row.duration);
    QVERIFY(row.queueTime && row.connectTime);
    QVERIFY(*row.queueTime + *row.connectTime <= *row.timeToFirstToken);
    QCOMPARE(row.errorClass, QByteArray());
    QTRY_VERIFY_WITH_TIMEOUT(watch.rows.isEmpty(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(watch.last.today.requests, 1, patience);
    QCOMPARE(watch.last.active, 0);
}

void TestLiveRows::aWholeAnswerWithoutUsageIsCounted()
{
    Bridge bridge(withKey());
    bridge.service().script({.status = 200,
        .headers = {{"Content-Type", "application/json"}},
        .body =
            R"({"choices":[{"index":0,"message":{"role":"assistant","content":"one two three four"},"finish_reason":"stop"}]})"});
    HttpClient client(bridge.port());
    client.post(wholeBody());
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QVERIFY(!bridge.rows().first().usage);
    QCOMPARE(bridge.rows().first().output.text, 4);
    client.next();
    client.post(wholeBody());
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 2, patience);
    QVERIFY(bridge.rows().last().usage);
    QCOMPARE(bridge.rows().last().output, OutputTokens());
}

void TestLiveRows::nothingIsToldWhileNobodyLooks()
{
    Bridge bridge(withKey());
    QSignalSpy told(&bridge.qiao(), &Service::liveChanged);
    HttpClient client(bridge.port());
    client.post(streamBody());
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QCOMPARE(told.size(), 0);
    bridge.qiao().setLiveWanted(true);
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, patience);
    bridge.qiao().setLiveWanted(false);
    client.next();
    client.post(streamBody());
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 2, patience);
    QCOMPARE(told.size(), 1);
}

void TestLiveRows::theClientsKeyIsToldByItsEnd()
{
    const QByteArray key = "qiao-client-key-9f2c";
    Bridge::Options options = withKey();
    options.adjust = [&key](Settings &settings) {
        settings.clientKeyHashes = {QCryptographicHash::hash(key, QCryptographicHash::Sha256)};
    };
    Bridge bridge(options);
    HttpClient client(bridge.port());
    client.post(wholeBody(), {{"x-api-key", key}});
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QCOMPARE(bridge.rows().last().clientKey, u"…9f2c"_s);
    client.next();
    client.send("GET", "/v1/models", {}, {{"Authorization", "Bearer " + key}});
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 2, patience);
    QCOMPARE(bridge.rows().last().clientKey, u"…9f2c"_s);
}

void TestLiveRows::ownAnswersBelongToTheirApi()
{
    Bridge bridge(withKey());
    const std::pair<const char *, RequestRow::Api> paths[] = {{"/v1/models", RequestRow::Api::OpenAi},
        {"/anthropic/v1/models", RequestRow::Api::Anthropic}, {"/health", RequestRow::Api::None},
        {"/nowhere", RequestRow::Api::None}};
    for (const auto &[path, api] : paths) {
        HttpClient client(bridge.port());
        const qsizetype before = bridge.rows().size();
        client.send("GET", path);
        QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), before + 1, patience);
        QCOMPARE(bridge.rows().last().api, api);
        QCOMPARE(bridge.rows().last().phase, RequestRow::Phase::Ended);
    }
    QCOMPARE(bridge.rows().last().errorClass, "not_found_error");
}

void TestLiveRows::requestsArePricedByTheUsersTable()
{
    Bridge::Options options = withKey();
    options.adjust = [](Settings &settings) {
        test::writeFile(settings.configFolder + u"/prices.json"_s,
            R"({"prices":[{"model":"qwen3-coder-*","currency":"CNY","input":4,"output":16,"cacheRead":0.4}]})");
    };
    Bridge bridge(options);
    bridge.service().script({.text = "x", .usage = {1000, 100, 500}});
    HttpClient client(bridge.port());
    client.post(wholeBody());
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QCOMPARE(bridge.rows().last().cost, std::optional(Cost{Currency::Cny, 2000 + 200 + 1600}));
    QVERIFY(!bridge.rows().last().onPlan);
    client.next();
    client.post(wholeBody().replace("qwen3-coder-plus", "some-model"));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 2, patience);
    QVERIFY(!bridge.rows().last().cost);
}

void TestLiveRows::plansAreCountedInRequests()
{
    Bridge::Options options;
    options.adjust = [](Settings &settings) {
        test::writeFile(settings.configFolder + u"/prices.json"_s,
            R"({"prices":[{"model":"*","currency":"CNY","input":4,"output":16}]})");
    };
    Bridge bridge(options);
    HttpClient client(bridge.port());
    client.post(wholeBody());
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QVERIFY(bridge.rows().last().usage);
    QVERIFY(bridge.rows().last().onPlan);
    QVERIFY(!bridge.rows().last().cost);
}

void TestLiveRows::failuresHaveAClass_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("the request") << QByteArray("{") << QByteArray() << false
                                 << QByteArray("invalid_request_error");
    QTest::newRow("a minute's tokens")
        << wholeBody() << QByteArray("quota-tpm") << false << QByteArray("rate_limit_error");
    QTest::newRow("no answer") << wholeBody() << QByteArray() << true << QByteArray("upstream_connection");
}

void TestLiveRows::failuresHaveAClass()
{
    QFETCH(const QByteArray, sent);
    QFETCH(const QByteArray, error);
    QFETCH(const bool, closes);
    QFETCH(const QByteArray, expected);
    Bridge bridge(withKey());
    simulator::Behaviour behaviour;
    behaviour.times = 0;
    behaviour.error = error;
    behaviour.closeWithoutAnswer = closes;
    bridge.service().script(behaviour);
    HttpClient client(bridge.port());
    client.post(sent);
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QCOMPARE(bridge.rows().last().errorClass, expected);
    QVERIFY(!bridge.rows().last().error.isEmpty());
}

void TestLiveRows::whatIsLearnedOutlivesTheServer()
{
    Bridge bridge;
    const QByteArray words = QByteArray("word ").repeated(2000);
    const QByteArray prompt =
        R"({"model":"coder-model","messages":[{"role":"user","content":")" + words + R"("}]})";
    bridge.service().script({.text = "x", .usage = {1800, 1}, .holdHead = true});
    {
        Watch watch(bridge.qiao());
        HttpClient client(bridge.port());
        client.post(prompt);
        QTRY_VERIFY_WITH_TIMEOUT(watch.only().promptEstimate.has_value(), patience);
        QVERIFY(watch.only().promptEstimate->tokens > 1990);
        bridge.service().release();
        QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    }
    bridge.stop();
    bridge.start();
    Watch watch(bridge.qiao());
    bridge.service().script({.text = "x", .holdHead = true});
    HttpClient client(bridge.port());
    client.post(prompt);
    QTRY_VERIFY_WITH_TIMEOUT(watch.only().promptEstimate.has_value(), patience);
    QVERIFY(qAbs(watch.only().promptEstimate->tokens - 1800) <= 1);
    bridge.service().release();
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 2, patience);
}

QTEST_GUILESS_MAIN(TestLiveRows)
#include "tst_liverows.moc"
