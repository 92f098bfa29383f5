#include "server/prompttokens.h"

#include "support/patience.h"

#include <QTest>

using namespace qiao;
using namespace std::chrono_literals;

/// Counts of prompts: begun once, waited for with a limit, dropped with their body.
class TestPromptTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutACountNobodyWaits();
    void oneCountServesAllWhoWait();
    void aLimitEndsTheWait();
    void anotherBodyIsCountedAnew();
    void whoIsGoneHearsNothing();
};

namespace {

QByteArray prompt(int words)
{
    return R"({"model":"qwen3-coder-plus","messages":[{"role":"user","content":")"
        + QByteArray("word ").repeated(words) + R"("}]})";
}

} // namespace

void TestPromptTokens::withoutACountNobodyWaits()
{
    TokenCounter counter;
    PromptTokens tokens(counter, nullptr);
    bool called = false;
    tokens.whenKnown(this, [&called] { called = true; });
    QVERIFY(called);
    QVERIFY(!tokens.count());
}

void TestPromptTokens::oneCountServesAllWhoWait()
{
    TokenCounter counter;
    PromptTokens tokens(counter, nullptr);
    int asked = 0;
    tokens.setBody([&asked] {
        ++asked;
        return prompt(100);
    });
    int called = 0;
    tokens.begin();
    tokens.begin();
    for (int i = 0; i < 3; ++i) {
        tokens.whenKnown(this, [&called] { ++called; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(called, 3, patience);
    QVERIFY(tokens.count()->tokens > 100);
    tokens.begin();
    QCOMPARE(asked, 1);
    tokens.whenKnown(this, [&called] { ++called; });
    QCOMPARE(called, 4);
}

void TestPromptTokens::aLimitEndsTheWait()
{
    TokenCounter counter;
    PromptTokens tokens(counter, nullptr);
    tokens.setBody([] { return prompt(400'000); });
    tokens.begin();
    int called = 0;
    tokens.whenKnown(
        this, [&called] { ++called; }, 1ms);
    QTRY_COMPARE_WITH_TIMEOUT(called, 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(tokens.count(), patience);
    QTest::qWait(0);
    QCOMPARE(called, 1);
}

void TestPromptTokens::anotherBodyIsCountedAnew()
{
    TokenCounter counter;
    PromptTokens tokens(counter, nullptr);
    tokens.setBody([] { return prompt(1000); });
    tokens.begin();
    tokens.setBody([] { return prompt(1); });
    tokens.begin();
    QTRY_VERIFY_WITH_TIMEOUT(tokens.count(), patience);
    QVERIFY(tokens.count()->tokens < 100);
}

void TestPromptTokens::whoIsGoneHearsNothing()
{
    TokenCounter counter;
    PromptTokens tokens(counter, nullptr);
    tokens.setBody([] { return prompt(10); });
    tokens.begin();
    {
        QObject gone;
        tokens.whenKnown(&gone, [] { QFAIL("called for somebody who is gone"); });
    }
    QTRY_VERIFY_WITH_TIMEOUT(tokens.count(), patience);
    QTest::qWait(0);
}

QTEST_GUILESS_MAIN(TestPromptTokens)
#include "tst_prompttokens.moc"
