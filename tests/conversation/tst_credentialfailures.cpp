#include "failurescene.h"

using namespace qiao;
using namespace qiao::test;
using namespace Qt::StringLiterals;

/// What happens when a credential is refused, missing, or not for where it would go.
class TestCredentialFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusedTokenIsRefreshedOnce();
    void aTokenRefusedTwiceIsExplained();
    void aRefusedKeyIsExplained();
    void withoutAnAccountTheServerSaysWhatToDo();
    void aCredentialNeverGoesToAForeignHost();
};

void TestCredentialFailures::aRefusedTokenIsRefreshedOnce()
{
    Bridge bridge;
    bridge.service().expireAccessTokens();
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QCOMPARE(bridge.service().refreshCount(), 1);
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 2);
}

void TestCredentialFailures::aTokenRefusedTwiceIsExplained()
{
    Bridge bridge;
    bridge.service().script({.times = 0, .error = "invalid-token"});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 401);
    QCOMPARE(client.header("x-should-retry"), "false"_ba);
    QVERIFY2(messageIn(client.body()).contains("ended the free tier"), client.body().constData());
    QCOMPARE(bridge.service().refreshCount(), 1);
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 2);
}

void TestCredentialFailures::aRefusedKeyIsExplained()
{
    Bridge bridge({.simulator = {.rules = simulator::Rules::DashScope}, .signedIn = false, .withKey = true});
    bridge.service().removeApiKey("sk-of-the-test");
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 401);
    QVERIFY2(messageIn(client.body()).contains("env"), client.body().constData());
    QVERIFY(!client.body().contains("sk-of-the-test"));
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 1);
}

void TestCredentialFailures::withoutAnAccountTheServerSaysWhatToDo()
{
    Bridge bridge({.signedIn = false});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 401);
    QVERIFY2(messageIn(client.body()).contains("No account yet"), client.body().constData());
    client.next();
    client.send("GET", "/health");
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
}

void TestCredentialFailures::aCredentialNeverGoesToAForeignHost()
{
    Bridge bridge({.signedIn = false});
    QByteArray credentials = bridge.service().issueTokens();
    const QByteArray own = "127.0.0.1:" + QByteArray::number(bridge.service().port());
    QVERIFY(credentials.contains(own));
    bridge.writeCredentials(
        u"oauth_creds.json"_s, credentials.replace("http://" + own, "https://qwen.ai.example.com"));
    QTRY_VERIFY_WITH_TIMEOUT(!bridge.qiao().accounts().isEmpty(), patience);
    HttpClient client(bridge.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QVERIFY(client.status() >= 400);
    QVERIFY2(messageIn(client.body()).contains("qwen.ai.example.com"), client.body().constData());
}

QTEST_GUILESS_MAIN(TestCredentialFailures)
#include "tst_credentialfailures.moc"
