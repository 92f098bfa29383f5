#include "anthropicscene.h"

#include <QElapsedTimer>

using namespace qiao;
using namespace qiao::test;
using namespace Qt::StringLiterals;

/// A stream of Anthropic's over time: its first seconds, its count of tokens, its ends before the end.
class TestAnthropicStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSilentServiceIsCoveredFromTheFirstSecond_data() { bothWays(); }
    void aSilentServiceIsCoveredFromTheFirstSecond();
    void theStartHasTheExactCount();
    void tokensComeOneByOne_data() { bothWays(); }
    void tokensComeOneByOne();
    void aBreakMidStreamIsAnErrorEvent_data();
    void aBreakMidStreamIsAnErrorEvent();
    void anErrorMidStreamIsAnErrorEvent_data();
    void anErrorMidStreamIsAnErrorEvent();
    void whenTheClientGoesTheCallEnds_data() { bothWays(); }
    void whenTheClientGoesTheCallEnds();
    void aStopOfTheServerIsAnErrorEvent();
};

void TestAnthropicStreams::aSilentServiceIsCoveredFromTheFirstSecond()
{
    QFETCH(Way, way);
    Bridge bridge(keyed(way));
    bridge.service().script({.match = {.path = "*"}, .stallAfterChunks = 0});
    HttpClient client(bridge.port());
    QElapsedTimer timer;
    timer.start();
    postMessage(client, message("one two three", true));
    // before the service's own message_start it can only be a comment
    const QByteArray sign = way == Way::Native ? ": ping" : "event: ping";
    QTRY_VERIFY_WITH_TIMEOUT(client.body().contains(sign), patience);
    // long before the ten seconds of other silences
    QVERIFY2(timer.elapsed() < 8000, QByteArray::number(timer.elapsed()));
    bridge.service().release();
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    const QByteArrayList events = names(messageEvents(client.body()));
    QCOMPARE(events.count("message_start"), 1);
    QCOMPARE(events.indexOf("message_start"), way == Way::Native && events.first().isEmpty() ? 1 : 0);
    QCOMPARE(events.last(), "message_stop"_ba);
}

void TestAnthropicStreams::theStartHasTheExactCount()
{
    Bridge bridge(keyed(Way::Translated));
    const QByteArray body =
        message("How many tokens are these?", true).replace("claude-sonnet-4-5", "qwen3-coder-plus");
    HttpClient client(bridge.port());
    client.send("POST", "/anthropic/v1/messages/count_tokens", body);
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.header("x-qiao-token-count"), "exact"_ba);
    const auto counted = objectIn(client.body()).at("input_tokens").to_number<qint64>();
    QVERIFY(counted > 5);
    client.next();
    postMessage(client, body);
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    const auto usage = messageEvents(client.body()).first().data.at("message").at("usage");
    QCOMPARE(usage.at("input_tokens").to_number<qint64>(), counted);
    QCOMPARE(usage.at("cache_read_input_tokens").to_number<qint64>(), 0);
}

void TestAnthropicStreams::tokensComeOneByOne()
{
    QFETCH(Way, way);
    Bridge bridge(keyed(way));
    bridge.service().script({.match = {.path = "*"}, .text = "one two three four"_ba, .stallAfterChunks = 4});
    HttpClient client(bridge.port());
    postMessage(client, message("count", true));
    QTRY_VERIFY_WITH_TIMEOUT(joined(messageEvents(client.body()), "text").startsWith("one "), patience);
    QVERIFY(!client.complete());
    bridge.service().release();
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(joined(messageEvents(client.body()), "text"), "one two three four"_ba);
}

void TestAnthropicStreams::aBreakMidStreamIsAnErrorEvent_data()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<simulator::BreakWith>("with");
    QTest::newRow("translated, FIN") << Way::Translated << simulator::BreakWith::Fin;
    QTest::newRow("translated, RST") << Way::Translated << simulator::BreakWith::Rst;
    QTest::newRow("native, FIN") << Way::Native << simulator::BreakWith::Fin;
    QTest::newRow("native, RST") << Way::Native << simulator::BreakWith::Rst;
}

void TestAnthropicStreams::aBreakMidStreamIsAnErrorEvent()
{
    QFETCH(Way, way);
    QFETCH(simulator::BreakWith, with);
    Bridge bridge(keyed(way));
    bridge.service().script({.match = {.path = "*"}, .breakAfterChunks = 5, .breakWith = with});
    HttpClient client(bridge.port());
    postMessage(client, message("one two three four five six seven eight", true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    const QList<MessageEvent> events = messageEvents(client.body());
    QCOMPARE(events.last().name, "error"_ba);
    QVERIFY(!names(events).contains("message_stop"));
    const boost::json::value &error = events.last().data.at("error");
    QCOMPARE(error.at("type").as_string(), "api_error");
    QVERIFY(textAt(error.at("message")).contains("127.0.0.1"));
    QCOMPARE(textAt(events.last().data.at("request_id")), client.header("request-id"));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QVERIFY(!bridge.rows().first().error.isEmpty());
}

void TestAnthropicStreams::anErrorMidStreamIsAnErrorEvent_data()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char *error, const char *type, const char *theirs = nullptr) {
        QTest::addRow("translated, %s", error) << Way::Translated << QByteArray(error) << QByteArray(type);
        QTest::addRow("native, %s", error)
            << Way::Native << QByteArray(error) << QByteArray(theirs ? theirs : type);
    };
    row("quota-tpm", "rate_limit_error");
    row("500", "api_error");
    row("503", "overloaded_error", "api_error"); // an event has no status: it is what the service calls it
    row("529", "overloaded_error");
    row("504-json", "timeout_error");
    row("invalid-parameter", "invalid_request_error");
}

void TestAnthropicStreams::anErrorMidStreamIsAnErrorEvent()
{
    QFETCH(Way, way);
    QFETCH(QByteArray, error);
    Bridge bridge(keyed(way));
    bridge.service().script(
        {.match = {.path = "*"}, .error = error, .as = simulator::ErrorForm::StreamEvent, .afterChunks = 2});
    HttpClient client(bridge.port());
    postMessage(client, message("one two three four", true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    const QList<MessageEvent> events = messageEvents(client.body());
    QCOMPARE(events.last().name, "error"_ba);
    QCOMPARE(textAt(events.last().data.at("type")), "error"_ba);
    QTEST(textAt(events.last().data.at("error").at("type")), "type");
    QVERIFY(!textAt(events.last().data.at("error").at("message")).isEmpty());
    // the one of the header, not the service's
    QCOMPARE(textAt(events.last().data.at("request_id")), client.header("request-id"));
}

void TestAnthropicStreams::whenTheClientGoesTheCallEnds()
{
    QFETCH(Way, way);
    Bridge bridge(keyed(way));
    bridge.service().script({.match = {.path = "*"}, .fillBytes = -1});
    HttpClient client(bridge.port());
    postMessage(client, message("for ever", true));
    QTRY_VERIFY_WITH_TIMEOUT(client.body().size() > 100'000, patience);
    client.reset();
    QTRY_VERIFY_WITH_TIMEOUT(bridge.service().lastRequest(pathOf(way)).aborted(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QVERIFY(bridge.rows().first().error.contains(u"went away"_s));
}

void TestAnthropicStreams::aStopOfTheServerIsAnErrorEvent()
{
    Bridge bridge(keyed(Way::Translated));
    bridge.service().script({.text = "one two three"_ba, .stallAfterChunks = 3});
    HttpClient client(bridge.port());
    postMessage(client, message("count", true));
    QTRY_VERIFY_WITH_TIMEOUT(!joined(messageEvents(client.body()), "text").isEmpty(), patience);
    bridge.qiao().stop(std::chrono::milliseconds(0));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    const MessageEvent last = messageEvents(client.body()).last();
    QCOMPARE(last.name, "error"_ba);
    QCOMPARE(textAt(last.data.at("error").at("type")), "overloaded_error"_ba);
    QCOMPARE(textAt(last.data.at("request_id")), client.header("request-id"));
}

QTEST_GUILESS_MAIN(TestAnthropicStreams)
#include "tst_anthropicstreams.moc"
