#include "failurescene.h"

#include <QTcpServer>

using namespace qiao;
using namespace qiao::test;
using namespace Qt::StringLiterals;

/// What a client gets when nobody answers where the service should be, or something that is no service.
class TestUnreachable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusedConnectionIsABadGatewayWithAReason();
    void unknownHostIsABadGatewayWithAReason();
    void aServiceThatSpeaksNoHttpIsABadGateway();
    void aServerThatHasNoTlsIsABadGateway();
    void silenceEndsWithAGatewayTimeout();
    void anUpstreamThatIsQiaoItselfIsRefused();
};

void TestUnreachable::refusedConnectionIsABadGatewayWithAReason()
{
    QTcpServer placeholder;
    QVERIFY(placeholder.listen(QHostAddress::LocalHost));
    const quint16 port = placeholder.serverPort();
    placeholder.close();
    Bridge bridge(keyFor(QUrl(u"http://127.0.0.1:%1/v1"_s.arg(port))));
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 502);
    QVERIFY2(messageIn(client.body()).contains("refused"), client.body().constData());
}

void TestUnreachable::unknownHostIsABadGatewayWithAReason()
{
    Bridge bridge(keyFor(QUrl(u"https://no-such-host.invalid/v1"_s)));
    HttpClient client(bridge.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 502);
    QVERIFY2(messageIn(client.body()).contains("no-such-host.invalid"), client.body().constData());
}

void TestUnreachable::aServiceThatSpeaksNoHttpIsABadGateway()
{
    Bridge bridge;
    bridge.service().script({.times = 0, .garbage = "SSH-2.0-OpenSSH_9.2\r\n"_ba});
    HttpClient client(bridge.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 502);
}

void TestUnreachable::aServerThatHasNoTlsIsABadGateway()
{
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
        plain.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    });
    Bridge bridge(keyFor(QUrl(u"https://127.0.0.1:%1/v1"_s.arg(plain.serverPort()))));
    HttpClient client(bridge.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 502);
    QVERIFY2(messageIn(client.body()).contains("secure"), client.body().constData());
}

void TestUnreachable::silenceEndsWithAGatewayTimeout()
{
    Bridge bridge(
        {.adjust = [](Settings &settings) { settings.idleTimeout = std::chrono::milliseconds(200); }});
    bridge.service().script({.holdHead = true});
    HttpClient client(bridge.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 504);
    QTRY_VERIFY_WITH_TIMEOUT(bridge.service().requests("/chat/completions").value(0).aborted(), patience);
}

void TestUnreachable::anUpstreamThatIsQiaoItselfIsRefused()
{
    Bridge first;
    Bridge second(keyFor(QUrl(u"http://127.0.0.1:%1/v1"_s.arg(first.port()))));
    HttpClient client(second.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 508);
    QVERIFY2(messageIn(client.body()).contains("Qiao itself"), client.body().constData());
    QCOMPARE(first.rows().size(), 1);
    QCOMPARE(first.service().requestCount(), 0);
}

QTEST_GUILESS_MAIN(TestUnreachable)
#include "tst_unreachable.moc"
