#include "failurescene.h"

using namespace qiao;
using namespace qiao::test;
using namespace Qt::StringLiterals;

/// What a client and the user get when the service refuses, or breaks off its answer.
class TestFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsStatusAndMeaning_data();
    void keepsStatusAndMeaning();
    void anErrorInsideAnOkStreamIsARealStatusWhenNothingWasSent_data();
    void anErrorInsideAnOkStreamIsARealStatusWhenNothingWasSent();
    void anErrorAfterTheFirstTokenIsAnErrorEvent();
    void aBreakMidStreamEndsTheStreamWithAnErrorEvent_data();
    void aBreakMidStreamEndsTheStreamWithAnErrorEvent();
    void redirectsAreNotFollowed();
    void aGatewayTimeoutOfALongContextSaysSo();
};

void TestFailures::keepsStatusAndMeaning_data()
{
    QTest::addColumn<int>("upstream");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<bool>("retryHelps");

    const auto shapeA = [](const char *code, const char *message) {
        return QByteArray(R"({"error":{"code":")") + code + R"(","message":")" + message
            + R"(","param":null,"type":"x"},"request_id":"r-1"})";
    };
    QTest::newRow("bad request") << 400 << shapeA("invalid_parameter_error", "bad request") << 400
                                 << "invalid_request_error"_ba
                                 << "invalid_parameter_error"_ba << false;
    QTest::newRow("context") << 400
                             << shapeA(
                                    "invalid_parameter_error", "Range of input length should be [1, 258048]")
                             << 400 << "invalid_request_error"_ba
                             << "context_length_exceeded"_ba << false;
    QTest::newRow("access denied") << 403 << shapeA("Model.AccessDenied", "Model access denied.") << 403
                                   << "permission_error"_ba
                                   << ""_ba << false;
    QTest::newRow("quota as 403") << 403
                                  << shapeA(
                                         "AllocationQuota.FreeTierOnly", "The free tier has been exhausted.")
                                  << 429 << "insufficient_quota"_ba
                                  << "insufficient_quota"_ba << false;
    QTest::newRow("model not found") << 404 << shapeA("model_not_found", "The model `x` does not exist.")
                                     << 404 << "invalid_request_error"_ba
                                     << "model_not_found"_ba << false;
    QTest::newRow("too large") << 413 << shapeA("x", "Request body too large") << 413
                               << "invalid_request_error"_ba
                               << ""_ba << false;
    QTest::newRow("throttled") << 429
                               << shapeA("limit_requests", "You have exceeded your current request limit.")
                               << 429 << "rate_limit_error"_ba
                               << "rate_limit_exceeded"_ba << true;
    QTest::newRow("gateway timeout") << 504 << QByteArray("stream timeout") << 504 << "server_error"_ba
                                     << ""_ba << true;
}

void TestFailures::keepsStatusAndMeaning()
{
    QFETCH(int, upstream);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, code);
    QFETCH(bool, retryHelps);
    Bridge bridge;
    for (const bool stream : {false, true}) {
        bridge.service().script({.status = upstream, .body = body});
        HttpClient client(bridge.port());
        client.post(chat(stream));
        QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
        QCOMPARE(client.status(), status);
        QCOMPARE(client.header("Content-Type"), "application/json"_ba);
        const boost::json::object error = errorIn(client.body());
        QCOMPARE(QByteArray(error.at("type").as_string().c_str()), type);
        if (!code.isEmpty()) {
            QCOMPARE(QByteArray(error.at("code").as_string().c_str()), code);
        }
        QVERIFY(error.contains("param"));
        QVERIFY(!client.body().contains("r-1"));
        QCOMPARE(client.header("x-should-retry"), retryHelps ? ""_ba : "false"_ba);
    }
}

void TestFailures::anErrorInsideAnOkStreamIsARealStatusWhenNothingWasSent_data()
{
    QTest::addColumn<simulator::ErrorForm>("form");
    QTest::newRow("event") << simulator::ErrorForm::StreamEvent;
    QTest::newRow("data") << simulator::ErrorForm::StreamData;
    QTest::newRow("json body") << simulator::ErrorForm::JsonOk;
}

void TestFailures::anErrorInsideAnOkStreamIsARealStatusWhenNothingWasSent()
{
    QFETCH(simulator::ErrorForm, form);
    Bridge bridge;
    bridge.service().script({.error = "quota-tpm", .as = form});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 429);
    QCOMPARE(client.header("Content-Type"), "application/json"_ba);
    QVERIFY(!messageIn(client.body()).isEmpty());
}

void TestFailures::anErrorAfterTheFirstTokenIsAnErrorEvent()
{
    Bridge bridge;
    bridge.service().script(
        {.error = "quota-tpm", .as = simulator::ErrorForm::StreamEvent, .afterChunks = 2});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QVERIFY(!messageIn(client.events().last()).isEmpty());
    QVERIFY(!client.body().contains("[DONE]"));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QVERIFY(!bridge.rows().first().error.isEmpty());
}

void TestFailures::aBreakMidStreamEndsTheStreamWithAnErrorEvent_data()
{
    QTest::addColumn<simulator::BreakWith>("with");
    QTest::newRow("FIN") << simulator::BreakWith::Fin;
    QTest::newRow("RST") << simulator::BreakWith::Rst;
}

void TestFailures::aBreakMidStreamEndsTheStreamWithAnErrorEvent()
{
    QFETCH(simulator::BreakWith, with);
    Bridge bridge;
    bridge.service().script({.breakAfterChunks = 3, .breakWith = with});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QVERIFY(!client.body().contains("[DONE]"));
    const QByteArray last = client.events().last();
    QVERIFY2(messageIn(last).contains("127.0.0.1"), last.constData());
}

void TestFailures::redirectsAreNotFollowed()
{
    Bridge bridge;
    bridge.service().script(
        {.status = 302, .headers = {{"Location", bridge.service().keyBaseUrl().toEncoded()}}, .body = ""_ba});
    HttpClient client(bridge.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 502);
    QCOMPARE(bridge.service().requestCount(), 1);
}

void TestFailures::aGatewayTimeoutOfALongContextSaysSo()
{
    Bridge bridge;
    bridge.service().script({.times = 2, .error = "504"});
    HttpClient client(bridge.port());
    const QByteArray body = chat(false);
    client.post(body);
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 504);
    QVERIFY2(messageIn(client.body()).contains("130,000"), client.body().constData());
    QCOMPARE(bridge.service().requestCount(), 1);
    client.next();
    client.post(QByteArray(body).replace("one two three", QByteArray(600'000, 'x')));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 504);
    QVERIFY2(messageIn(client.body()).contains("about 150,0"), client.body().constData());
}

QTEST_GUILESS_MAIN(TestFailures)
#include "tst_failures.moc"
