#include "frontendfixture.h"

#include "server/halfclose.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTimer>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace std::chrono_literals;

namespace {

QByteArray get(const QByteArray &path, const QByteArray &headers = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &headers = {})
{
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

const QByteArray chunkedPost = "POST /c HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                               "Transfer-Encoding: chunked\r\n\r\n"
                               "5;ext=1\r\nhello\r\nA\r\n0123456789\r\n0\r\nX-Trailer: 1\r\n\r\n";

} // namespace

class TestHttpFrontend : public QObject
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
    void http10StreamEndsByClose();
    void http10KeepAlive();
    void streamIsChunked();
    void abortedStreamHasNoLastChunk();
    void abortedHttp10StreamIsReset();
    void connectionCloseIsHonoured();
    void statusWithoutBody();
    void responseHeadersCannotBeSplit();
    void pipelinedInOneSegment();
    void pipelinedInTwoSegments();
    void clientGoneMidStream();
    void clientGoneByReset();
    void halfClosingClientWithABacklog();
    void halfClosingClientGetsAnImmediateAnswer();
    void sinkMayOutliveTheSocket();
    void sinkMayOutliveTheServer();
    void sinkMayDieWhenTheServerGoes();
    void droppedSinkCutsTheConnection();
    void drainedAfterALotOfData();
    void noDelayIsSet();
    void localhostListensOnBothFamilies();
    void portInUseIsSaid();
    void stopAcceptingAndCloseIdle();
    void preflightOfAListedOrigin();
    void leadingBlankLines();
    void manyConnectionsAtOnce();
    void acceptsAgainAfterDescriptorsRanOut();
};

void TestHttpFrontend::keepAliveServesSeveralRequests()
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

void TestHttpFrontend::headHasNoBody()
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

void TestHttpFrontend::headersKeepOrderAndSpelling()
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

void TestHttpFrontend::unknownMethodReachesTheHandler()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send("PROPFIND /x HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(client.waitFor("PROPFIND /x 0"));
}

void TestHttpFrontend::chunkedBodyByteByByte()
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

void TestHttpFrontend::requestByteByByteThenAnother()
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

void TestHttpFrontend::expectIsAnsweredOnceBeforeTheBody()
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

void TestHttpFrontend::expectOfTooMuchIsRefusedAtOnce()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send("POST /e HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                "Expect: 100-continue\r\nContent-Length: 67108865\r\n\r\n");
    QVERIFY(client.waitForClose());
    QCOMPARE(client.status(), 413);
    QVERIFY(!client.received().contains("100 Continue"));
}

void TestHttpFrontend::expectIsNotAnsweredWhenTheBodyIsThere()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send(post("/e", "{}", "Expect: 100-continue\r\n"));
    QVERIFY(client.waitFor("POST /e 2"));
    QCOMPARE(client.status(), 200);
}

void TestHttpFrontend::http10StreamEndsByClose()
{
    FrontendFixture fixture;
    fixture.holdAnswers = true;
    RawClient client(fixture.port);
    client.send("GET /s HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n");
    QTRY_COMPARE(fixture.sinks.size(), 1U);
    fixture.sinks[0]->begin(200, {{"Content-Type", "text/event-stream"}});
    fixture.sinks[0]->write("data: 1\n\n");
    QVERIFY(client.waitFor("data: 1\n\n"));
    fixture.sinks[0]->write("data: 2\n\n");
    fixture.sinks[0]->end();
    QVERIFY(client.waitForClose());
    QCOMPARE(client.body(), QByteArray("data: 1\n\ndata: 2\n\n"));
    QVERIFY(!client.received().contains("chunked"));
    QVERIFY(client.received().contains("Connection: close\r\n"));
}

void TestHttpFrontend::http10KeepAlive()
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

void TestHttpFrontend::streamIsChunked()
{
    FrontendFixture fixture;
    fixture.holdAnswers = true;
    RawClient client(fixture.port);
    client.send(get("/s"));
    QTRY_COMPARE(fixture.sinks.size(), 1U);
    fixture.sinks[0]->begin(200, {{"Content-Type", "text/event-stream"}, {"Transfer-Encoding", "gzip"}});
    QVERIFY(client.waitFor("\r\n\r\n"));
    fixture.sinks[0]->write("data: 1\n\n");
    QVERIFY(client.waitFor("9\r\ndata: 1\n\n\r\n"));
    fixture.sinks[0]->write({});
    fixture.sinks[0]->write(QByteArray(16, 'x'));
    fixture.sinks[0]->end();
    fixture.sinks[0]->write("late");
    QVERIFY(client.waitFor("0\r\n\r\n"));
    QCOMPARE(client.body(), QByteArray("9\r\ndata: 1\n\n\r\n10\r\nxxxxxxxxxxxxxxxx\r\n0\r\n\r\n"));
    QVERIFY(!client.received().contains("gzip"));
    fixture.sinks.clear();
    client.forget();
    fixture.holdAnswers = false;
    client.send(get("/next"));
    QVERIFY(client.waitFor("GET /next 0"));
}

void TestHttpFrontend::abortedStreamHasNoLastChunk()
{
    FrontendFixture fixture;
    fixture.holdAnswers = true;
    RawClient client(fixture.port);
    client.send(get("/s"));
    QTRY_COMPARE(fixture.sinks.size(), 1U);
    fixture.sinks[0]->begin(200, {});
    fixture.sinks[0]->write("some");
    QVERIFY(client.waitFor("some"));
    fixture.sinks[0]->abort();
    QVERIFY(client.waitForClose());
    QCOMPARE(client.body(), QByteArray("4\r\nsome\r\n"));
}

void TestHttpFrontend::abortedHttp10StreamIsReset()
{
#ifdef Q_OS_UNIX
    // QTcpSocket reports a reset as it does a proper end, so the system is asked
    FrontendFixture fixture;
    fixture.holdAnswers = true;
    RawClient client(fixture.port);
    client.send("GET /s HTTP/1.0\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(fixture.sinks.size(), 1U);
    const int descriptor = ::dup(static_cast<int>(client.socket().socketDescriptor()));
    fixture.sinks[0]->begin(200, {});
    fixture.sinks[0]->write("some");
    QVERIFY(client.waitFor("some"));
    fixture.sinks[0]->abort();
    char byte = 0;
    const ssize_t got = ::recv(descriptor, &byte, 1, 0);
    const int error = errno;
    ::close(descriptor);
    QCOMPARE(got, -1);
    QCOMPARE(error, ECONNRESET);
#else
    QSKIP("asks the system through POSIX calls");
#endif
}

void TestHttpFrontend::connectionCloseIsHonoured()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send(get("/c", "Connection: foo, Close\r\n"));
    QVERIFY(client.waitForClose());
    QCOMPARE(client.body(), QByteArray("GET /c 0"));
    QVERIFY(client.received().contains("Connection: close\r\n"));
}

void TestHttpFrontend::statusWithoutBody()
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

void TestHttpFrontend::responseHeadersCannotBeSplit()
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

void TestHttpFrontend::pipelinedInOneSegment()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send(get("/first") + get("/second"));
    QVERIFY(client.waitForClose());
    QVERIFY(client.received().endsWith("GET /first 0"));
    QVERIFY(client.received().contains("Connection: close\r\n"));
    QCOMPARE(fixture.requests.size(), 1);
}

void TestHttpFrontend::pipelinedInTwoSegments()
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

void TestHttpFrontend::clientGoneMidStream()
{
    FrontendFixture fixture;
    fixture.holdAnswers = true;
    RawClient client(fixture.port);
    client.send(get("/s"));
    QTRY_COMPARE(fixture.sinks.size(), 1U);
    QSignalSpy gone(fixture.sinks[0].get(), &ResponseSink::clientGone);
    fixture.sinks[0]->begin(200, {});
    fixture.sinks[0]->write("one");
    QVERIFY(client.waitFor("one"));
    client.socket().disconnectFromHost();
    QTRY_COMPARE(gone.size(), 1);
    fixture.sinks[0]->write("two");
    fixture.sinks[0]->end();
    QCOMPARE(gone.size(), 1);
    fixture.sinks.clear();
    QTRY_VERIFY(fixture.frontend.findChildren<QTcpSocket *>().isEmpty());
}

void TestHttpFrontend::clientGoneByReset()
{
    FrontendFixture fixture;
    fixture.holdAnswers = true;
    RawClient client(fixture.port);
    client.send(get("/s"));
    QTRY_COMPARE(fixture.sinks.size(), 1U);
    QSignalSpy gone(fixture.sinks[0].get(), &ResponseSink::clientGone);
    // the exchange that owns the sink dies of this signal
    QObject::connect(
        fixture.sinks[0].get(), &ResponseSink::clientGone, &fixture.frontend, [&] { fixture.sinks.clear(); });
    client.socket().abort();
    QTRY_COMPARE(gone.size(), 1);
    QTRY_VERIFY(fixture.sinks.empty());
    QTRY_VERIFY(fixture.frontend.findChildren<QTcpSocket *>().isEmpty());
    RawClient other(fixture.port);
    fixture.holdAnswers = false;
    other.send(get("/other"));
    QVERIFY(other.waitFor("GET /other 0"));
}

void TestHttpFrontend::halfClosingClientWithABacklog()
{
    HttpFrontend::Options options;
    options.times.body = 200ms;
    FrontendFixture fixture(options);
    fixture.holdAnswers = true;
    RawClient client(fixture.port);
    client.socket().setReadBufferSize(1024);
    client.send(get("/s"));
    QTRY_COMPARE(fixture.sinks.size(), 1U);
    QObject::connect(
        fixture.sinks[0].get(), &ResponseSink::clientGone, &fixture.frontend, [&] { fixture.sinks.clear(); });
    fixture.sinks[0]->begin(200, {});
    fixture.sinks[0]->write(QByteArray(16 * 1024 * 1024, 'x'));
    QVERIFY(shutdownWrite(client.socket().socketDescriptor()));
    QTRY_VERIFY(fixture.sinks.empty());
    // it never reads the rest, so the connection ends without it
    QTRY_VERIFY(fixture.frontend.findChildren<QTcpSocket *>().isEmpty());
}

void TestHttpFrontend::halfClosingClientGetsAnImmediateAnswer()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send(get("/health"));
    QVERIFY(shutdownWrite(client.socket().socketDescriptor()));
    QVERIFY(client.waitForClose());
    QCOMPARE(client.body(), QByteArray("GET /health 0"));
}

void TestHttpFrontend::sinkMayOutliveTheSocket()
{
    FrontendFixture fixture;
    fixture.holdAnswers = true;
    {
        RawClient client(fixture.port);
        client.send(get("/s"));
        QTRY_COMPARE(fixture.sinks.size(), 1U);
    }
    QSignalSpy gone(fixture.sinks[0].get(), &ResponseSink::clientGone);
    QTRY_COMPARE(gone.size(), 1);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    fixture.sinks[0]->begin(200, {});
    fixture.sinks[0]->write("x");
    QCOMPARE(fixture.sinks[0]->bytesPending(), 0);
    fixture.sinks[0]->end();
    fixture.sinks.clear();
    QTRY_VERIFY(fixture.frontend.findChildren<QTcpSocket *>().isEmpty());
}

void TestHttpFrontend::sinkMayOutliveTheServer()
{
    std::vector<std::unique_ptr<ResponseSink>> sinks;
    int gone = 0;
    {
        FrontendFixture fixture;
        fixture.holdAnswers = true;
        RawClient client(fixture.port);
        client.send(get("/s"));
        QTRY_COMPARE(fixture.sinks.size(), 1U);
        sinks = std::move(fixture.sinks);
        QObject::connect(sinks[0].get(), &ResponseSink::clientGone, sinks[0].get(), [&] { ++gone; });
    }
    QCOMPARE(gone, 1);
    sinks[0]->respond(200, {}, "x");
}

void TestHttpFrontend::sinkMayDieWhenTheServerGoes()
{
    std::vector<std::unique_ptr<ResponseSink>> sinks;
    {
        FrontendFixture fixture;
        fixture.holdAnswers = true;
        RawClient one(fixture.port);
        RawClient two(fixture.port);
        one.send(get("/1"));
        two.send(get("/2"));
        QTRY_COMPARE(fixture.sinks.size(), 2U);
        sinks = std::move(fixture.sinks);
        for (std::unique_ptr<ResponseSink> &sink : sinks) {
            QObject::connect(sink.get(), &ResponseSink::clientGone, qApp, [&sink] { sink.reset(); });
        }
    }
    QCOMPARE(sinks[0], nullptr);
    QCOMPARE(sinks[1], nullptr);
}

void TestHttpFrontend::droppedSinkCutsTheConnection()
{
    FrontendFixture fixture;
    fixture.holdAnswers = true;
    RawClient client(fixture.port);
    client.send(get("/s"));
    QTRY_COMPARE(fixture.sinks.size(), 1U);
    fixture.sinks.clear();
    QVERIFY(client.waitForClose());
    QCOMPARE(client.received(), QByteArray());
}

void TestHttpFrontend::drainedAfterALotOfData()
{
    FrontendFixture fixture;
    fixture.holdAnswers = true;
    RawClient client(fixture.port);
    client.socket().setReadBufferSize(1024);
    client.send(get("/s"));
    QTRY_COMPARE(fixture.sinks.size(), 1U);
    QSignalSpy drained(fixture.sinks[0].get(), &ResponseSink::drained);
    fixture.sinks[0]->begin(200, {});
    fixture.sinks[0]->write(QByteArray(16 * 1024 * 1024, 'x'));
    const qint64 pending = fixture.sinks[0]->bytesPending();
    QVERIFY(pending > 0);
    client.socket().setReadBufferSize(0);
    QTRY_COMPARE(fixture.sinks[0]->bytesPending(), 0);
    QVERIFY(!drained.isEmpty());
}

void TestHttpFrontend::noDelayIsSet()
{
    FrontendFixture fixture;
    fixture.holdAnswers = true;
    RawClient client(fixture.port);
    client.send(get("/s"));
    QTRY_COMPARE(fixture.sinks.size(), 1U);
    const auto sockets = fixture.frontend.findChildren<QTcpSocket *>();
    QCOMPARE(sockets.size(), 1);
    QCOMPARE(sockets.first()->socketOption(QAbstractSocket::LowDelayOption).toInt(), 1);
}

void TestHttpFrontend::localhostListensOnBothFamilies()
{
    QTcpServer probe;
    const bool hasIpv6 = probe.listen(QHostAddress(QHostAddress::LocalHostIPv6), 0);
    probe.close();
    HttpFrontend frontend(
        {}, [](ClientRequest, std::unique_ptr<ResponseSink> sink) { sink->respond(200, {}, "hello"); });
    const auto port = frontend.listen(
        {QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)}, 0);
    QVERIFY(port);
    QVERIFY(*port > 0);
    QCOMPARE(frontend.addresses().size(), hasIpv6 ? 2 : 1);
    for (const QHostAddress &address : frontend.addresses()) {
        RawClient client(*port, address);
        client.send("GET / HTTP/1.1\r\nHost: [::1]\r\n\r\n");
        QVERIFY(client.waitFor("hello"));
    }
}

void TestHttpFrontend::portInUseIsSaid()
{
    FrontendFixture fixture;
    HttpFrontend second({}, {});
    const auto port = second.listen({QHostAddress(QHostAddress::LocalHost)}, fixture.port);
    QVERIFY(!port);
    QCOMPARE(port.error().code, QByteArray("port_in_use"));
    QVERIFY(port.error().message.contains(QString::number(fixture.port)));
}

void TestHttpFrontend::stopAcceptingAndCloseIdle()
{
    FrontendFixture fixture;
    fixture.holdAnswers = true;
    RawClient idle(fixture.port);
    RawClient busy(fixture.port);
    busy.send(get("/s"));
    QTRY_COMPARE(fixture.sinks.size(), 1U);
    fixture.sinks[0]->begin(200, {});
    fixture.frontend.stopAccepting();
    fixture.frontend.closeIdle();
    QVERIFY(idle.waitForClose());
    QCOMPARE(idle.received(), QByteArray());
    fixture.sinks[0]->write("still");
    QVERIFY(busy.waitFor("still"));
    fixture.sinks[0]->end();
    QVERIFY(busy.waitForClose());
    QVERIFY(busy.received().endsWith("0\r\n\r\n"));
    RawClient late(fixture.port);
    QVERIFY(!late.isConnected());
}

void TestHttpFrontend::preflightOfAListedOrigin()
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

void TestHttpFrontend::leadingBlankLines()
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

void TestHttpFrontend::manyConnectionsAtOnce()
{
    FrontendFixture fixture;
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 300; ++i) {
        sockets.push_back(std::make_unique<QTcpSocket>());
        sockets.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), fixture.port);
        sockets.back()->write(get("/n" + QByteArray::number(i)));
    }
    for (int i = 0; i < 300; ++i) {
        QByteArray received;
        QVERIFY(QTest::qWaitFor([&] {
            received += sockets[static_cast<std::size_t>(i)]->readAll();
            return received.contains("GET /n" + QByteArray::number(i) + " 0");
        }));
    }
    QCOMPARE(fixture.requests.size(), 300);
}

void TestHttpFrontend::acceptsAgainAfterDescriptorsRanOut()
{
#ifdef Q_OS_UNIX
    FrontendFixture fixture;
    const int client = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(fixture.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QCOMPARE(::connect(client, reinterpret_cast<const sockaddr *>(&address), sizeof(address)), 0);
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    const int firstFree = ::dup(client);
    ::close(firstFree);
    const rlimit none{static_cast<rlim_t>(firstFree), before.rlim_max};
    const auto listeners = fixture.frontend.findChildren<QTcpServer *>();
    QCOMPARE(listeners.size(), 1);
    QSignalSpy refused(listeners.first(), &QTcpServer::acceptError);
    ::setrlimit(RLIMIT_NOFILE, &none);
    const bool ranOut = QTest::qWaitFor([&] { return !refused.isEmpty(); });
    ::setrlimit(RLIMIT_NOFILE, &before);
    QVERIFY(ranOut);
    const QByteArray request = get("/late", "Connection: close\r\n");
    QCOMPARE(
        ::send(client, request.constData(), static_cast<std::size_t>(request.size()), 0), request.size());
    QTRY_COMPARE(fixture.requests.size(), 1);
    ::close(client);
#else
    QSKIP("limits descriptors through POSIX calls");
#endif
}

QTEST_GUILESS_MAIN(TestHttpFrontend)
#include "tst_httpfrontend.moc"
