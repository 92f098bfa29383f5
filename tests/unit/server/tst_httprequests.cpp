#include "frontendfixture.h"

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace std::chrono_literals;

namespace {

const QByteArray chunkedPost = "POST /c HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                               "Transfer-Encoding: chunked\r\n\r\n"
                               "5;ext=1\r\nhello\r\nA\r\n0123456789\r\n0\r\nX-Trailer: 1\r\n\r\n";

} // namespace

class TestHttpRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepAliveServesSeveralRequests();
    void headHasNoBody();
    void headersKeepOrderAndSpelling();
    void unknownMethodReachesTheHandler();
    void chunkedBodyByteByByte();
    void requestByteByByteThenAnother();
    void expectIsAnsweredOnceBeforeTheBody();
    void expectOfTooMuchIsRefusedAtOnce();
    void expectIsNotAnsweredWhenTheBodyIsThere();
    void http10KeepAlive();
    void connectionCloseIsHonoured();
    void statusWithoutBody();
    void responseHeadersCannotBeSplit();
    void pipelinedInOneSegment();
    void pipelinedInTwoSegments();
    void preflightOfAListedOrigin();
    void leadingBlankLines();
};

void TestHttpRequests::keepAliveServesSeveralRequests()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    for (int i = 0; i < 5; ++i) {
        client.forget();
        client.send(post("/p?x=1&y=%20", QByteArray(i * 100'000, 'a')));
        QVERIFY(client.waitFor("POST /p " + QByteArray::number(i * 100'000)));
        QVERIFY(!client.received().contains("Connection:"));
    }
    QCOMPARE(fixture.requests.size(), 5);
    QCOMPARE(fixture.requests.last().query.queryItemValue(u"x"_s), u"1"_s);
    QCOMPARE(fixture.requests.last().body.size(), 400'000);
    QCOMPARE(fixture.requests.last().localAddress, QHostAddress(QHostAddress::LocalHost));
}

void TestHttpRequests::headHasNoBody()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send("HEAD /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(client.waitFor("\r\n\r\n"));
    QVERIFY(client.received().contains("Content-Length: 14\r\n"));
    QCOMPARE(client.body(), QByteArray());
    client.forget();
    client.send(get("/again"));
    QVERIFY(client.waitFor("GET /again 0"));
    QCOMPARE(client.status(), 200);
}

void TestHttpRequests::headersKeepOrderAndSpelling()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send("GET /a%2Fb HTTP/1.1\r\nhOsT:\t LOCALHOST:1 \r\nX-B: 1\r\nx-a:\r\nX-B: 2\r\n\r\n");
    QVERIFY(client.waitFor("GET /a%2Fb"));
    const HttpHeaders expected{{"hOsT", "LOCALHOST:1"}, {"X-B", "1"}, {"x-a", ""}, {"X-B", "2"}};
    QCOMPARE(fixture.requests.first().headers, expected);
    QCOMPARE(fixture.requests.first().header("x-b").value(), QByteArray("2"));
    QVERIFY(!fixture.requests.first().header("x-c"));
}

void TestHttpRequests::unknownMethodReachesTheHandler()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send("PROPFIND /x HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(client.waitFor("PROPFIND /x 0"));
}

void TestHttpRequests::chunkedBodyByteByByte()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    for (const char c : chunkedPost) {
        client.send(QByteArray(1, c));
        QCoreApplication::processEvents();
    }
    QVERIFY(client.waitFor("POST /c 15"));
    QCOMPARE(fixture.requests.first().body, QByteArray("hello0123456789"));
    for (qsizetype cut = 1; cut < chunkedPost.size(); ++cut) {
        client.forget();
        client.send(chunkedPost.left(cut));
        QCoreApplication::processEvents();
        client.send(chunkedPost.mid(cut));
        QVERIFY(client.waitFor("POST /c 15"));
    }
    QVERIFY(fixture.refused.isEmpty());
}

void TestHttpRequests::requestByteByByteThenAnother()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const QByteArray request = post("/slow", "{}");
    for (const char c : request) {
        client.send(QByteArray(1, c));
        QCoreApplication::processEvents();
    }
    QVERIFY(client.waitFor("POST /slow 2"));
    client.forget();
    client.send(get("/next"));
    QVERIFY(client.waitFor("GET /next 0"));
}

void TestHttpRequests::expectIsAnsweredOnceBeforeTheBody()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send("POST /e HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                "Expect: 100-Continue\r\nContent-Length: 2\r\n\r\n");
    QVERIFY(client.waitFor("HTTP/1.1 100 Continue\r\n\r\n"));
    QVERIFY(fixture.requests.isEmpty());
    client.send("{}");
    QVERIFY(client.waitFor("POST /e 2"));
    QCOMPARE(client.received().count("100 Continue"), 1);
}

void TestHttpRequests::expectOfTooMuchIsRefusedAtOnce()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send("POST /e HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                "Expect: 100-continue\r\nContent-Length: 67108865\r\n\r\n");
    QVERIFY(client.waitForClose());
    QCOMPARE(client.status(), 413);
    QVERIFY(!client.received().contains("100 Continue"));
}

void TestHttpRequests::expectIsNotAnsweredWhenTheBodyIsThere()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send(post("/e", "{}", "Expect: 100-continue\r\n"));
    QVERIFY(client.waitFor("POST /e 2"));
    QCOMPARE(client.status(), 200);
}

void TestHttpRequests::http10KeepAlive()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send("GET /1 HTTP/1.0\r\nHost: localhost\r\nConnection: Keep-Alive\r\n\r\n");
    QVERIFY(client.waitFor("GET /1 0"));
    QVERIFY(client.received().contains("Connection: keep-alive\r\n"));
    client.send("GET /2 HTTP/1.0\r\nHost: localhost\r\n\r\n");
    QVERIFY(client.waitForClose());
    QVERIFY(client.received().contains("GET /2 0"));
}

void TestHttpRequests::connectionCloseIsHonoured()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send(get("/c", "Connection: foo, Close\r\n"));
    QVERIFY(client.waitForClose());
    QCOMPARE(client.body(), QByteArray("GET /c 0"));
    QVERIFY(client.received().contains("Connection: close\r\n"));
}

void TestHttpRequests::statusWithoutBody()
{
    FrontendFixture fixture;
    fixture.holdAnswers = true;
    RawClient client(fixture.port);
    client.send("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(fixture.sinks.size(), 1U);
    fixture.sinks[0]->respond(204, {{"Allow", "GET"}}, "ignored");
    QVERIFY(client.waitFor("\r\n\r\n"));
    QVERIFY(client.received().startsWith("HTTP/1.1 204 No Content\r\n"));
    QVERIFY(!client.received().contains("Content-Length"));
    QVERIFY(!client.received().contains("ignored"));
}

void TestHttpRequests::responseHeadersCannotBeSplit()
{
    FrontendFixture fixture;
    fixture.holdAnswers = true;
    RawClient client(fixture.port);
    client.send(get("/s"));
    QTRY_COMPARE(fixture.sinks.size(), 1U);
    fixture.sinks[0]->respond(200, {{"X-Bad", "a\r\nX-Evil: 1"}, {"X-Good", "b"}}, "done");
    QVERIFY(client.waitFor("done"));
    QVERIFY(!client.received().contains("X-Evil"));
    QVERIFY(client.received().contains("X-Good: b\r\n"));
}

void TestHttpRequests::pipelinedInOneSegment()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send(get("/first") + get("/second"));
    QVERIFY(client.waitForClose());
    QVERIFY(client.received().endsWith("GET /first 0"));
    QVERIFY(client.received().contains("Connection: close\r\n"));
    QCOMPARE(fixture.requests.size(), 1);
}

void TestHttpRequests::pipelinedInTwoSegments()
{
    FrontendFixture fixture;
    fixture.holdAnswers = true;
    RawClient client(fixture.port);
    client.send(get("/first"));
    QTRY_COMPARE(fixture.sinks.size(), 1U);
    fixture.sinks[0]->begin(200, {});
    fixture.sinks[0]->write("one");
    client.send(get("/second"));
    client.send(get("/third"));
    QVERIFY(client.waitFor("one"));
    QTest::qWait(50); // nothing may come of the second request: there is no event to wait for
    fixture.sinks[0]->write("two");
    fixture.sinks[0]->end();
    QVERIFY(client.waitForClose());
    QCOMPARE(client.body(), QByteArray("3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n"));
    QCOMPARE(fixture.requests.size(), 1);
}

void TestHttpRequests::preflightOfAListedOrigin()
{
    HttpFrontend::Options options;
    options.gate.allowedOrigins = {u"https://app.example"_s};
    options.gate.clientKeyHashes = {QByteArray(32, 'x')};
    FrontendFixture fixture(options);
    RawClient client(fixture.port);
    client.send(
        "OPTIONS /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nOrigin: https://app.example\r\n"
        "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization\r\n\r\n");
    QVERIFY(client.waitFor("\r\n\r\n"));
    QCOMPARE(client.status(), 204);
    QVERIFY(client.received().contains("Access-Control-Allow-Origin: https://app.example\r\n"));
    QVERIFY(client.received().contains("Vary: Origin\r\n"));
    client.forget();
    client.send(get("/health", "Origin: https://app.example\r\n"));
    QVERIFY(client.waitFor("GET /health 0"));
    QVERIFY(client.received().contains("Access-Control-Allow-Origin: https://app.example\r\n"));
    QCOMPARE(fixture.requests.size(), 1);
}

void TestHttpRequests::leadingBlankLines()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send("\r\n\r\n" + get("/a"));
    QVERIFY(client.waitFor("GET /a 0"));
    client.forget();
    client.send("\r\n");
    client.send(get("/b"));
    QVERIFY(client.waitFor("GET /b 0"));
}

QTEST_GUILESS_MAIN(TestHttpRequests)
#include "tst_httprequests.moc"
