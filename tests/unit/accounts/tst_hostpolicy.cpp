#include "accounts/hostpolicy.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestHostPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokensGoToQwenOrLoopbackOnly_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("service");
        QTest::addColumn<bool>("typed");
        const auto row = [](const char *url, bool service, bool typed) {
            QTest::newRow(url) << QString::fromUtf8(url) << service << typed;
        };
        row("https://portal.qwen.ai/v1", true, true);
        row("https://qwen.ai/v1", true, true);
        row("https://PORTAL.QWEN.AI/v1", true, true);
        row("https://dashscope.aliyuncs.com/compatible-mode/v1", true, true);
        row("https://x.alibabacloud.com:8443/v1", true, true);
        row("http://127.0.0.1:8099/v1", true, true);
        row("http://127.3.2.1/v1", true, true);
        row("http://[::1]:8099/v1", true, true);
        row("http://localhost:1/v1", true, true);

        row("http://portal.qwen.ai/v1", false, false);
        row("https://evilqwen.ai/v1", false, true);
        row("https://qwen.ai.evil.example/v1", false, true);
        row("https://portal-qwen.ai/v1", false, true);
        row("https://127.0.0.1.evil.example/v1", false, true);
        row("http://127.0.0.1.evil.example/v1", false, false);
        row("http://localhost.evil.example/v1", false, false);
        row("https://10.0.0.1/v1", false, true);
        row("http://10.0.0.1/v1", false, false);
        row("http://[::ffff:10.0.0.1]/v1", false, false);
        row("https://portal.qwen.ai@evil.example/v1", false, false);
        row("https://me:secret@portal.qwen.ai/v1", false, false);
        row("https://@portal.qwen.ai/v1", false, false);
        row("https://portal.qwen.\u0430i/v1", false, true);
        row("https://evil.example\\.qwen.ai/v1", false, false);
        row("https://evil.example/.qwen.ai", false, true);
        row("https://evil.example#.qwen.ai", false, true);
        row("https://evil.example?.qwen.ai", false, true);
        row("https:///v1", false, false);
        row("ftp://portal.qwen.ai/v1", false, false);
        row("file:///etc/passwd", false, false);
        row("", false, false);
    }

    void tokensGoToQwenOrLoopbackOnly()
    {
        QFETCH(QString, url);
        QFETCH(bool, service);
        QFETCH(bool, typed);
        QCOMPARE(checkServiceUrl(QUrl(url)).has_value(), service);
        QCOMPARE(checkTypedUrl(QUrl(url)).has_value(), typed);
    }

    void theRefusalNamesTheHostAndNothingElse()
    {
        const auto result = checkServiceUrl(QUrl(u"https://evil.example/v1?secret=1"_s));
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().httpStatus, 403);
        QVERIFY(result.error().message.contains(u"evil.example"_s));
        QVERIFY(!result.error().message.contains(u"secret"_s));
    }

    void proxiesAreBareAddresses_data()
    {
        QTest::addColumn<bool>("fine");
        QTest::newRow("http://proxy.example:3128") << true;
        QTest::newRow("https://proxy.example:443/") << true;
        QTest::newRow("socks5://127.0.0.1:1080") << true;
        QTest::newRow("socks5h://[::1]:1080") << true;
        QTest::newRow("http://proxy.example") << false;
        QTest::newRow("proxy.example:3128") << false;
        QTest::newRow("ftp://proxy.example:21") << false;
        QTest::newRow("http://:3128") << false;
        QTest::newRow("http://proxy.example:3128/path") << false;
        QTest::newRow("http://proxy.example:3128?a=b") << false;
        QTest::newRow("http://proxy.example:3128#a") << false;
        QTest::newRow("http://me@proxy.example:3128") << false;
        QTest::newRow("http://me:secret@proxy.example:3128") << false;
        QTest::newRow("http://@proxy.example:3128") << false;
        QTest::newRow("") << false;
    }

    void proxiesAreBareAddresses()
    {
        QFETCH(bool, fine);
        const auto result = checkProxyUrl(QUrl(QString::fromUtf8(QTest::currentDataTag())));
        QCOMPARE(result.has_value(), fine);
        QVERIFY(fine || (result.error().httpStatus == 400 && !result.error().message.contains(u"secret"_s)));
    }

    void keysDoNotLeaveInTheClearByAProxy()
    {
        const QUrl https(u"https://api.example/v1"_s);
        const QUrl http(u"http://127.0.0.1:9/v1"_s);
        QVERIFY(checkProxiedUrl(http, {}));
        QVERIFY(checkProxiedUrl(http, QUrl(u"http://localhost:3128"_s)));
        QVERIFY(checkProxiedUrl(https, QUrl(u"socks5h://proxy.example:1080"_s)));
        const auto refused = checkProxiedUrl(http, QUrl(u"https://proxy.example:443"_s));
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(u"proxy.example"_s));
    }
};

QTEST_APPLESS_MAIN(TestHostPolicy)
#include "tst_hostpolicy.moc"
