#include "frontendfixture.h"
#include "httpfixtures.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace std::chrono_literals;

namespace {

QJsonObject errorOf(RawClient &client)
{
    return QJsonDocument::fromJson(client.body()).object().value(u"error"_s).toObject();
}

HttpFrontend::Options impatient()
{
    HttpFrontend::Options options;
    options.times = {.header = 60ms, .body = 60ms, .idle = 60ms, .linger = 60ms};
    return options;
}

} // namespace

class TestConnectionGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badInput_data() { addHttpFixtures(u"bad-"_s); }
    void badInput();
    void goodInput_data() { addHttpFixtures(u"good-"_s); }
    void goodInput();
    void refusalsByTheGate_data();
    void refusalsByTheGate();
    void refusalOfHeadHasNoBody();
    void badInputAfterAGoodRequest();
    void tooLargeHeader();
    void answerSurvivesALongUpload();
    void slowHeader();
    void slowHeaderIsAnAbsoluteLimit();
    void slowBody();
    void slowChunkedBody();
    void slowButSteadyBody();
    void idleConnectionIsClosedSilently();
    void idleAfterAnAnswer();
    void blankLinesDoNotKeepAConnection();
    void handlerMayTakeItsTime();
    void lingeringEnds();
};

void TestConnectionGuard::badInput()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QByteArray, words);
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send(request);
    QVERIFY(client.waitForClose());
    QCOMPARE(client.status(), status);
    QVERIFY(client.received().contains("Connection: close\r\n"));
    QVERIFY(client.received().contains("Content-Type: application/json\r\n"));
    QCOMPARE(errorOf(client).value(u"message"_s).toString(), QString::fromUtf8(words));
    QCOMPARE(errorOf(client).value(u"type"_s).toString(), u"invalid_request_error"_s);
    QVERIFY(fixture.requests.isEmpty());
    QCOMPARE(fixture.refused.size(), 1);
    QCOMPARE(fixture.refused.first().status, status);
    QCOMPARE(fixture.refused.first().sentence, QString::fromUtf8(words));
}

void TestConnectionGuard::goodInput()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, words);
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send(request);
    QVERIFY(client.waitFor(words));
    QCOMPARE(client.status(), 200);
    QVERIFY(fixture.refused.isEmpty());
}

void TestConnectionGuard::refusalsByTheGate_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("host") << QByteArray("GET /health?token=1 HTTP/1.1\r\nHost: evil.example\r\n\r\n") << 403
                          << u"host_not_allowed"_s;
    QTest::newRow("no host in 1.0") << QByteArray("GET /health HTTP/1.0\r\n\r\n") << 403
                                    << u"host_not_allowed"_s;
    QTest::newRow("origin") << QByteArray(
        "GET /health HTTP/1.1\r\nHost: localhost\r\norigin: http://a.example\r\n\r\n")
                            << 403 << u"origin_not_allowed"_s;
    QTest::newRow("content type") << QByteArray(
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer key\r\n"
        "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}")
                                  << 415 << u"unsupported_media_type"_s;
    QTest::newRow("no key") << QByteArray("GET /v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n") << 401
                            << u"invalid_api_key"_s;
    QTest::newRow("refused before the body") << QByteArray(
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000000\r\n\r\n")
                                             << 401 << u"invalid_api_key"_s;
    QTest::newRow("refused instead of 100") << QByteArray(
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: "
        "2\r\n\r\n") << 401 << u"invalid_api_key"_s;
}

void TestConnectionGuard::refusalsByTheGate()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QString, code);
    HttpFrontend::Options options;
    options.gate.clientKeyHashes = {QCryptographicHash::hash("key", QCryptographicHash::Sha256)};
    FrontendFixture fixture(options);
    RawClient client(fixture.port);
    client.send(request);
    QVERIFY(client.waitForClose());
    QCOMPARE(client.status(), status);
    QCOMPARE(errorOf(client).value(u"code"_s).toString(), code);
    QVERIFY(client.received().contains("x-should-retry: false\r\n"));
    QVERIFY(!client.received().contains("Access-Control-"));
    QVERIFY(fixture.requests.isEmpty());
    QCOMPARE(fixture.refused.size(), 1);
    QVERIFY(!fixture.refused.first().path.contains('?'));
}

void TestConnectionGuard::refusalOfHeadHasNoBody()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send("HEAD /health HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    QVERIFY(client.waitForClose());
    QCOMPARE(client.status(), 403);
    QCOMPARE(client.body(), QByteArray());
}

void TestConnectionGuard::badInputAfterAGoodRequest()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send("GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(client.waitFor("GET /1 0"));
    client.forget();
    client.send("nonsense\r\n");
    QVERIFY(client.waitForClose());
    QCOMPARE(client.status(), 400);
    QCOMPARE(fixture.requests.size(), 1);
}

void TestConnectionGuard::tooLargeHeader()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + QByteArray(200'000, 'x'));
    QVERIFY(client.waitForClose());
    QCOMPARE(client.status(), 431);
    QVERIFY(fixture.requests.isEmpty());
}

void TestConnectionGuard::answerSurvivesALongUpload()
{
    HttpFrontend::Options options;
    options.limits.bodyBytes = 1000;
    FrontendFixture fixture(options);
    RawClient client(fixture.port);
    client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                "Content-Length: 16777216\r\n\r\n");
    client.send(QByteArray(16 * 1024 * 1024, 'x'));
    QTRY_COMPARE(client.socket().bytesToWrite(), 0);
    QVERIFY(client.waitForClose());
    QCOMPARE(client.status(), 413);
}

void TestConnectionGuard::slowHeader()
{
    HttpFrontend::Options options = impatient();
    options.times.idle = 10s;
    FrontendFixture fixture(options);
    RawClient client(fixture.port);
    client.send("GET /slow HTTP/1.1\r\nHost: loc");
    QVERIFY(client.waitForClose());
    QCOMPARE(client.status(), 408);
    QVERIFY(errorOf(client).value(u"message"_s).toString().contains(u"header"_s));
    QVERIFY(errorOf(client).value(u"message"_s).toString().contains(u"0.06 seconds"_s));
    QCOMPARE(fixture.refused.size(), 1);
    QCOMPARE(fixture.refused.first().path, QByteArray("/slow"));
}

void TestConnectionGuard::slowHeaderIsAnAbsoluteLimit()
{
    HttpFrontend::Options options = impatient();
    options.times.idle = 10s;
    FrontendFixture fixture(options);
    RawClient client(fixture.port);
    client.send("GET / HTTP/1.1\r\nX: ");
    QTimer drip;
    QObject::connect(&drip, &QTimer::timeout, &drip, [&] { client.send("x"); });
    drip.start(5ms);
    QVERIFY(client.waitFor("408"));
}

void TestConnectionGuard::slowBody()
{
    HttpFrontend::Options options = impatient();
    options.times.header = 10s;
    options.times.idle = 10s;
    FrontendFixture fixture(options);
    RawClient client(fixture.port);
    client.send(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{");
    QVERIFY(client.waitForClose());
    QCOMPARE(client.status(), 408);
    QVERIFY(errorOf(client).value(u"message"_s).toString().contains(u"body"_s));
    QVERIFY(fixture.requests.isEmpty());
}

void TestConnectionGuard::slowChunkedBody()
{
    HttpFrontend::Options options = impatient();
    options.times.header = 10s;
    FrontendFixture fixture(options);
    RawClient client(fixture.port);
    client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                "Transfer-Encoding: chunked\r\n\r\n5\r\nab");
    QVERIFY(client.waitForClose());
    QCOMPARE(client.status(), 408);
}

void TestConnectionGuard::slowButSteadyBody()
{
    HttpFrontend::Options options = impatient();
    options.times.body = 400ms;
    FrontendFixture fixture(options);
    RawClient client(fixture.port);
    client.send(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n");
    QTimer drip;
    QObject::connect(&drip, &QTimer::timeout, &drip, [&] { client.send("x"); });
    drip.start(50ms);
    QVERIFY(client.waitFor("POST / 12"));
}

void TestConnectionGuard::idleConnectionIsClosedSilently()
{
    FrontendFixture fixture(impatient());
    RawClient client(fixture.port);
    QVERIFY(client.waitForClose());
    QCOMPARE(client.received(), QByteArray());
    QVERIFY(fixture.refused.isEmpty());
}

void TestConnectionGuard::idleAfterAnAnswer()
{
    FrontendFixture fixture(impatient());
    RawClient client(fixture.port);
    client.send("GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(client.waitForClose());
    QVERIFY(client.received().endsWith("GET /1 0"));
    QVERIFY(fixture.refused.isEmpty());
}

void TestConnectionGuard::blankLinesDoNotKeepAConnection()
{
    FrontendFixture fixture(impatient());
    RawClient client(fixture.port);
    QTimer drip;
    QObject::connect(&drip, &QTimer::timeout, &drip, [&] { client.send("\r\n"); });
    drip.start(5ms);
    QVERIFY(client.waitForClose());
}

void TestConnectionGuard::handlerMayTakeItsTime()
{
    FrontendFixture fixture(impatient());
    fixture.holdAnswers = true;
    RawClient client(fixture.port);
    client.send("GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(fixture.sinks.size(), 1U);
    QTest::qWait(200); // beyond every limit: none of them applies while a request is handled
    QCOMPARE(client.socket().state(), QAbstractSocket::ConnectedState);
    fixture.sinks[0]->respond(200, {}, "late");
    QVERIFY(client.waitFor("late"));
}

void TestConnectionGuard::lingeringEnds()
{
    FrontendFixture fixture(impatient());
    RawClient client(fixture.port);
    // a client that neither reads nor hangs up
    client.socket().setReadBufferSize(1);
    client.send("nonsense\r\n");
    QTRY_COMPARE(fixture.refused.size(), 1);
    QTRY_VERIFY(fixture.frontend.findChildren<QTcpSocket *>().isEmpty());
}

QTEST_GUILESS_MAIN(TestConnectionGuard)
#include "tst_connectionguard.moc"
