#include "frontendfixture.h"

#include <QSignalSpy>
#include <QTcpServer>

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

class TestHttpListening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noDelayIsSet();
    void localhostListensOnBothFamilies();
    void portInUseIsSaid();
    void stopAcceptingAndCloseIdle();
    void manyConnectionsAtOnce();
    void acceptsAgainAfterDescriptorsRanOut();
};

void TestHttpListening::noDelayIsSet()
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

void TestHttpListening::localhostListensOnBothFamilies()
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

void TestHttpListening::portInUseIsSaid()
{
    FrontendFixture fixture;
    HttpFrontend second({}, {});
    const auto port = second.listen({QHostAddress(QHostAddress::LocalHost)}, fixture.port);
    QVERIFY(!port);
    QCOMPARE(port.error().code, QByteArray("port_in_use"));
    QVERIFY(port.error().message.contains(QString::number(fixture.port)));
}

void TestHttpListening::stopAcceptingAndCloseIdle()
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

void TestHttpListening::manyConnectionsAtOnce()
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

void TestHttpListening::acceptsAgainAfterDescriptorsRanOut()
{
#ifdef Q_OS_UNIX
    // the sanitizer's first look at a type needs a descriptor, and later there is none
    QObject sender;
    QSignalSpy named(&sender, &QObject::objectNameChanged);
    sender.setObjectName(u"sender"_s);
    QCOMPARE(named.size(), 1);
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

QTEST_GUILESS_MAIN(TestHttpListening)
#include "tst_httplistening.moc"
