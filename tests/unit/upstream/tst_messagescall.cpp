#include "upstream/messagescall.h"

#include "upstream/useragent.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestMessagesCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void postsToTheAnthropicBase()
    {
        const Credential credential{.token = "sk-1",
            .baseUrl = QUrl(u"https://dashscope.aliyuncs.com/compatible-mode/v1"_s),
            .proxy = QUrl(u"http://127.0.0.1:3128"_s),
            .anthropicBaseUrl = QUrl(u"https://dashscope.aliyuncs.com/apps/anthropic"_s)};
        const UpstreamRequest request = messagesCall(credential, "{}", true);
        QCOMPARE(request.method, "POST"_ba);
        QCOMPARE(request.url, QUrl(u"https://dashscope.aliyuncs.com/apps/anthropic/v1/messages"_s));
        QCOMPARE(request.body, "{}"_ba);
        QCOMPARE(request.proxy, credential.proxy);
        const HttpHeaders expected{{"x-api-key", "sk-1"}, {"anthropic-version", "2023-06-01"},
            {"User-Agent", userAgent()}, {"Content-Type", "application/json"},
            {"Accept", "text/event-stream"}};
        QVERIFY(std::ranges::equal(request.headers, expected));
        const HttpHeaders whole = messagesCall(credential, "{}", false).headers;
        QCOMPARE(whole.last().second, "application/json"_ba);
    }
};

QTEST_APPLESS_MAIN(TestMessagesCall)
#include "tst_messagescall.moc"
