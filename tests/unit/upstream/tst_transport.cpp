#include "upstream/systemproxy.h"
#include "upstream/transporterror.h"

#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What libcurl is told about proxies, and what its failures mean.
class TestTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void thereIsNoProxyWithoutASetting();
    void usesTheSystemsProxy();
    void neverReachesThisMachineThroughAProxy_data();
    void neverReachesThisMachineThroughAProxy();
    void failuresNameTheHostAndTheReason_data();
    void failuresNameTheHostAndTheReason();
};

void TestTransport::init()
{
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "no_proxy"}) {
        qunsetenv(name);
        qunsetenv(QByteArray(name).toUpper().constData());
    }
}

void TestTransport::thereIsNoProxyWithoutASetting()
{
    QCOMPARE(systemProxyFor(QUrl(u"https://portal.qwen.ai/v1"_s)), QByteArray());
}

void TestTransport::usesTheSystemsProxy()
{
#ifndef Q_OS_LINUX
    QSKIP("Only Linux takes its proxy from the environment.");
#endif
    qputenv("https_proxy", "http://proxy.example:3128");
    qputenv("http_proxy", "http://proxy.example:3128");
    QCOMPARE(systemProxyFor(QUrl(u"https://portal.qwen.ai/v1"_s)), "http://proxy.example:3128"_ba);
}

void TestTransport::neverReachesThisMachineThroughAProxy_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::newRow("127.0.0.1") << QUrl(u"http://127.0.0.1:9000/v1"_s);
    QTest::newRow("::1") << QUrl(u"http://[::1]:9000/v1"_s);
    QTest::newRow("localhost") << QUrl(u"http://localhost:9000/v1"_s);
}

void TestTransport::neverReachesThisMachineThroughAProxy()
{
    QFETCH(QUrl, url);
    qputenv("http_proxy", "http://proxy.example:3128");
    QCOMPARE(systemProxyFor(url), QByteArray());
}

void TestTransport::failuresNameTheHostAndTheReason_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("word");
    using Kind = Error::Kind;
    QTest::newRow("refused") << int(CURLE_COULDNT_CONNECT) << Kind::Transient << u"refused"_s;
    QTest::newRow("dns") << int(CURLE_COULDNT_RESOLVE_HOST) << Kind::Transient << u"not found"_s;
    QTest::newRow("connect timeout") << int(CURLE_OPERATION_TIMEDOUT) << Kind::Transient << u"within 15 s"_s;
    QTest::newRow("nothing") << int(CURLE_GOT_NOTHING) << Kind::Transient << u"without an answer"_s;
    QTest::newRow("cut") << int(CURLE_PARTIAL_FILE) << Kind::Transient << u"broke off"_s;
    QTest::newRow("reset") << int(CURLE_RECV_ERROR) << Kind::Transient << u"broke off"_s;
    QTest::newRow("tls") << int(CURLE_SSL_CONNECT_ERROR) << Kind::Rejected << u"secure"_s;
    QTest::newRow("certificate") << int(CURLE_PEER_FAILED_VERIFICATION) << Kind::Rejected << u"expired"_s;
    QTest::newRow("proxy") << int(CURLE_COULDNT_RESOLVE_PROXY) << Kind::Rejected << u"proxy"_s;
    QTest::newRow("no http") << int(CURLE_WEIRD_SERVER_REPLY) << Kind::Rejected << u"not HTTP"_s;
    QTest::newRow("other") << int(CURLE_OUT_OF_MEMORY) << Kind::Transient << u"expired"_s;
}

void TestTransport::failuresNameTheHostAndTheReason()
{
    QFETCH(int, code);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, word);
    const Error error = errorFromTransfer({.code = static_cast<CURLcode>(code),
        .detail = u"it has expired"_s,
        .host = u"api.example"_s,
        .connectLimit = 15s});
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.httpStatus, 502);
    QVERIFY2(error.message.contains(u"api.example"_s), qUtf8Printable(error.message));
    QVERIFY2(error.message.contains(word), qUtf8Printable(error.message));
}

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
