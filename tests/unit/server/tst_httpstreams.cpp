#include "frontendfixture.h"

#include "server/halfclose.h"

#include <QSignalSpy>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <sys/socket.h>
#endif

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace std::chrono_literals;

class TestHttpStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void http10StreamEndsByClose();
    void streamIsChunked();
    void abortedStreamHasNoLastChunk();
    void abortedHttp10StreamIsReset();
    void clientGoneMidStream();
    void clientGoneByReset();
    void halfClosingClientWithABacklog();
    void halfClosingClientGetsAnImmediateAnswer();
    void sinkMayOutliveTheSocket();
    void sinkMayOutliveTheServer();
    void sinkMayDieWhenTheServerGoes();
    void droppedSinkCutsTheConnection();
    void drainedAfterALotOfData();
};

void TestHttpStreams::http10StreamEndsByClose()
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

void TestHttpStreams::streamIsChunked()
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

void TestHttpStreams::abortedStreamHasNoLastChunk()
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

void TestHttpStreams::abortedHttp10StreamIsReset()
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

void TestHttpStreams::clientGoneMidStream()
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

void TestHttpStreams::clientGoneByReset()
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

void TestHttpStreams::halfClosingClientWithABacklog()
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

void TestHttpStreams::halfClosingClientGetsAnImmediateAnswer()
{
    FrontendFixture fixture;
    RawClient client(fixture.port);
    client.send(get("/health"));
    QVERIFY(shutdownWrite(client.socket().socketDescriptor()));
    QVERIFY(client.waitForClose());
    QCOMPARE(client.body(), QByteArray("GET /health 0"));
}

void TestHttpStreams::sinkMayOutliveTheSocket()
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

void TestHttpStreams::sinkMayOutliveTheServer()
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

void TestHttpStreams::sinkMayDieWhenTheServerGoes()
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

void TestHttpStreams::droppedSinkCutsTheConnection()
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

void TestHttpStreams::drainedAfterALotOfData()
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

QTEST_GUILESS_MAIN(TestHttpStreams)
#include "tst_httpstreams.moc"
