#include "server/accountwish.h"
#include "server/sessionkey.h"
#include "translation/chat/chatrequest.h"

#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;

namespace {

/// A body with one system message and one turn; \a more goes in front of them.
QByteArray body(const QByteArray &more = {}, const QByteArray &user = "hello", const QByteArray &rest = {})
{
    return "{\"model\":\"m\"," + more
        + "\"messages\":[{\"role\":\"system\",\"content\":\"You help.\"},{\"role\":\"user\",\"content\":\""
        + user + "\"}" + rest + "]}";
}

QByteArray keyOf(const QByteArray &body, const HttpHeaders &headers = {})
{
    ClientRequest request;
    request.headers = headers;
    request.body = body;
    const auto chat = translation::ChatRequest::parse(
        {request.body.constData(), static_cast<std::size_t>(request.body.size())});
    return chat ? sessionKey(request, *chat) : QByteArray("not parsed");
}

} // namespace

class TestSessionKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void explicitKeys_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("key");
        const QByteArray json =
            "\"metadata\":{\"user_id\":\"{\\\"device_id\\\":\\\"d\\\",\\\"session_id\\\":\\\"s-1\\\"}\"},";
        const QByteArray legacy = "\"metadata\":{\"user_id\":\"user_ab_account_cd_session_s-2\"},";
        const QByteArray cache = "\"prompt_cache_key\":\"conv-3\",";
        QTest::newRow("Claude's header") << body(json + cache) << QByteArray("x-claude-code-session-id")
                                         << QByteArray("s-0") << QByteArray("claude:s-0");
        QTest::newRow("user_id as JSON")
            << body(json + cache) << QByteArray() << QByteArray() << QByteArray("claude:s-1");
        QTest::newRow("user_id, older")
            << body(legacy) << QByteArray() << QByteArray() << QByteArray("claude:s-2");
        QTest::newRow("cache key") << body(cache) << QByteArray("session_id") << QByteArray("s-4")
                                   << QByteArray("cache:conv-3");
        QTest::newRow("Codex's header")
            << body() << QByteArray("session_id") << QByteArray("s-4") << QByteArray("codex:s-4");
        QTest::newRow("the other spelling")
            << body() << QByteArray("Session-Id") << QByteArray("s-5") << QByteArray("codex:s-5");
    }

    void explicitKeys()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, key);
        QCOMPARE(keyOf(body, header.isEmpty() ? HttpHeaders() : HttpHeaders{{header, value}}), key);
    }

    void whatIsNoSessionIdIsPassedOver_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("spaces") << QByteArray() << QByteArray("two words");
        QTest::newRow("too long") << QByteArray() << QByteArray(129, 'a');
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("user_id without a session")
            << QByteArray("\"metadata\":{\"user_id\":\"bob\"},") << QByteArray();
        QTest::newRow("user_id not a string") << QByteArray("\"metadata\":{\"user_id\":5},") << QByteArray();
        QTest::newRow("metadata null") << QByteArray("\"metadata\":null,") << QByteArray();
        QTest::newRow("broken JSON in user_id")
            << QByteArray("\"metadata\":{\"user_id\":\"{\\\"session_id\\\":\"},") << QByteArray();
        QTest::newRow("session_id a number")
            << QByteArray("\"metadata\":{\"user_id\":\"{\\\"session_id\\\":7}\"},") << QByteArray();
        QTest::newRow("cache key null") << QByteArray("\"prompt_cache_key\":null,") << QByteArray();
    }

    void whatIsNoSessionIdIsPassedOver()
    {
        QFETCH(QByteArray, more);
        QFETCH(QByteArray, header);
        const QByteArray key = keyOf(body(more), {{"X-Claude-Code-Session-Id", header}});
        QCOMPARE(key, keyOf(body()));
        QVERIFY(key.startsWith("begin:"));
    }

    void aConversationKeepsItsBeginning()
    {
        const QByteArray first = keyOf(body());
        QCOMPARE(
            keyOf(body({}, "hello",
                ",{\"role\":\"assistant\",\"content\":\"hi\"},{\"role\":\"user\",\"content\":\"more\"}")),
            first);
        QVERIFY(keyOf(body({}, "another")) != first);
    }

    void aLongCacheKeyIsHashed()
    {
        const QByteArray key = keyOf(body("\"prompt_cache_key\":\"" + QByteArray(500, 'k') + "\","));
        QVERIFY(key.startsWith("cache:"));
        QVERIFY(key.size() <= 160);
    }

    void sessionsAreLookedForUnderFailoverOnly()
    {
        ClientRequest request;
        request.body = body();
        const auto chat = translation::ChatRequest::parse(
            {request.body.constData(), static_cast<std::size_t>(request.body.size())});
        QVERIFY(accountWish(request, *chat, AccountStrategy::Fixed).session.isEmpty());
        QVERIFY(!accountWish(request, *chat, AccountStrategy::Failover).session.isEmpty());
        ClientRequest forced = request;
        forced.headers = {{"X-Qwen-Account", "work"}};
        QVERIFY(accountWish(forced, *chat, AccountStrategy::Failover).session.isEmpty());
        QCOMPARE(accountWish(forced, *chat, AccountStrategy::Failover).forced, u"work"_s);
    }
};

QTEST_APPLESS_MAIN(TestSessionKey)
#include "tst_sessionkey.moc"
