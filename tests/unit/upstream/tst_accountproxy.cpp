#include "loopbackproxy.h"
#include "support/patience.h"
#include "upstream/chatcall.h"
#include "upstream/networkupstream.h"

#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::test;
using namespace Qt::StringLiterals;

/// An account's own outbound proxy: requests take it, and nothing of one way is used for another.
class TestAccountProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        for (const char *name : {"http_proxy", "https_proxy", "all_proxy"}) {
            qunsetenv(name);
            qunsetenv(QByteArray(name).toUpper().constData());
        }
        // says that this machine is reached without a proxy: the account's own is used all the same
        qputenv("no_proxy", "127.0.0.1,*");
    }

    void everyRequestTakesItsOwnWay();
    void socksProxiesAreAsked_data();
    void socksProxiesAreAsked();
    void callsCarryTheCredentialsProxy();
    void theTunnelsHeadHoldsNoKey();
    void plainRequestsDoNotLeaveThisMachine();
    void deadProxiesAreNamed();

private:
    struct Outcome
    {
        QByteArray body;
        Result<void> result;
    };

    Outcome get(const QUrl &url, const QUrl &proxy)
    {
        QObject parent;
        UpstreamCall *call =
            m_upstream.start({"GET", url, {{"Authorization", "Bearer canary"}}, {}, proxy}, &parent);
        QSignalSpy finished(call, &UpstreamCall::finished);
        if (!finished.wait(patience)) {
            return {{}, tl::unexpected(Error{.message = u"it did not end"_s})};
        }
        return {call->read(1'000), finished.first().first().value<Result<void>>()};
    }

    NetworkUpstream m_upstream{{}};
};

void TestAccountProxy::everyRequestTakesItsOwnWay()
{
    LoopbackProxy target("direct", LoopbackProxy::Kind::Http);
    LoopbackProxy one("one", LoopbackProxy::Kind::Http);
    LoopbackProxy two("two", LoopbackProxy::Kind::Http);
    const QUrl url = target.url(u"http"_s);
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(get(url, one.url(u"http"_s)).body, "one"_ba);
        QCOMPARE(get(url, {}).body, "direct"_ba);
        QCOMPARE(get(url, two.url(u"http"_s)).body, "two"_ba);
    }
    // the second round used the connections of the first
    QCOMPARE(one.connections, 1);
    QCOMPARE(two.connections, 1);
    QCOMPARE(target.connections, 1);
    QCOMPARE(one.requests.size(), 2);
    QVERIFY(one.requests.first().startsWith("GET " + url.toEncoded() + "/ HTTP/1.1"));
    QVERIFY(target.requests.first().startsWith("GET / HTTP/1.1"));
}

void TestAccountProxy::socksProxiesAreAsked_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("socks5") << u"socks5"_s << QUrl(u"http://127.0.0.1:9/"_s) << "\x7f\x00\x00\x01"_ba;
    // names are the proxy's to look up
    QTest::newRow("socks5h") << u"socks5h"_s << QUrl(u"http://service.invalid/"_s) << "service.invalid"_ba;
}

void TestAccountProxy::socksProxiesAreAsked()
{
    QFETCH(QString, scheme);
    QFETCH(QUrl, url);
    QFETCH(QByteArray, asked);
    LoopbackProxy proxy("socks", LoopbackProxy::Kind::Socks5);
    const Outcome outcome = get(url, proxy.url(scheme));
    QVERIFY2(outcome.result, qPrintable(outcome.result ? QString() : outcome.result.error().message));
    QCOMPARE(outcome.body, "socks"_ba);
    QCOMPARE(proxy.socksTargets, QList<QByteArray>{asked});
}

void TestAccountProxy::callsCarryTheCredentialsProxy()
{
    const Credential credential{.token = "canary",
        .baseUrl = QUrl(u"https://api.example/v1"_s),
        .proxy = QUrl(u"socks5h://127.0.0.1:1080"_s)};
    QCOMPARE(
        chatCompletionsCall(credential, translation::Service::Other, "{}", false).proxy, credential.proxy);
    QCOMPARE(modelsCall(credential).proxy, credential.proxy);
}

void TestAccountProxy::theTunnelsHeadHoldsNoKey()
{
    LoopbackProxy proxy("proxy", LoopbackProxy::Kind::Http);
    proxy.refusesTunnels = true;
    const Outcome outcome = get(QUrl(u"https://api.example/v1/models"_s), proxy.url(u"http"_s));
    QCOMPARE(proxy.requests.size(), 1);
    QVERIFY(proxy.requests.first().startsWith("CONNECT api.example:443 "));
    QVERIFY(!proxy.requests.first().contains("canary"));
    QVERIFY(!outcome.result);
    QCOMPARE(outcome.result.error().kind, Error::Kind::Rejected);
    QVERIFY(outcome.result.error().message.contains(proxy.url(u"http"_s).authority()));
    QVERIFY(outcome.result.error().message.contains(u"403"_s));
}

void TestAccountProxy::plainRequestsDoNotLeaveThisMachine()
{
    LoopbackProxy target("direct", LoopbackProxy::Kind::Http);
    const Outcome outcome = get(target.url(u"http"_s), QUrl(u"http://proxy.invalid:3128"_s));
    QVERIFY(!outcome.result);
    QCOMPARE(outcome.result.error().httpStatus, 403);
    QCOMPARE(target.connections, 0);
}

void TestAccountProxy::deadProxiesAreNamed()
{
    QUrl nobody;
    {
        LoopbackProxy gone("gone", LoopbackProxy::Kind::Http);
        nobody = gone.url(u"http"_s);
    }
    const Outcome outcome = get(QUrl(u"https://api.example/v1"_s), nobody);
    QVERIFY(!outcome.result);
    QVERIFY(outcome.result.error().message.contains(nobody.authority()));
}

QTEST_GUILESS_MAIN(TestAccountProxy)
#include "tst_accountproxy.moc"
