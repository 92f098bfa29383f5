#include "tokens/tokencounter.h"

#include "support/patience.h"

#include <qiao/whenfinished.h>

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace qiao;

namespace {

QByteArray body(const QByteArray &model, const QByteArray &content)
{
    return R"({"model":")" + model + R"(","messages":[{"role":"user","content":")" + content + R"("}]})";
}

TokenCount counted(TokenCounter &counter, const QByteArray &chatBody)
{
    auto future = counter.count(chatBody);
    future.waitForFinished();
    return future.result();
}

} // namespace

class TokenCounterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_with_the_vocabulary_that_is_built_in();
    void counts_what_is_no_body_as_nothing();
    void corrects_approximate_models_by_their_usage();
    void never_corrects_exact_models();
    void corrects_tools_where_their_template_is_unknown();
    void does_not_hold_up_its_thread();
    void counts_many_at_once();
    void can_go_while_it_counts();
};

void TokenCounterTest::counts_with_the_vocabulary_that_is_built_in()
{
    TokenCounter counter;
    QCOMPARE(counted(counter, body("qwen3-coder-plus", "hi there")), (TokenCount{10, true, 10}));
    QCOMPARE(counted(counter, body("coder-model", "hi there")), (TokenCount{10, false, 10}));
}

void TokenCounterTest::counts_what_is_no_body_as_nothing()
{
    TokenCounter counter;
    for (const QByteArray chatBody : {"", "{", "[]", "\"text\"", "\xff"}) {
        QCOMPARE(counted(counter, chatBody), TokenCount{});
    }
    QCOMPARE(counted(counter, "{}"), (TokenCount{3, false, 3}));
}

void TokenCounterTest::corrects_approximate_models_by_their_usage()
{
    TokenCounter counter;
    const QByteArray chatBody = body("coder-model", QByteArray("word ").repeated(2000));
    const TokenCount first = counted(counter, chatBody);
    QCOMPARE(first.tokens, first.counted);
    counter.learn(u"coder-model"_s, first.counted, first.counted * 9 / 10);
    const TokenCount second = counted(counter, chatBody);
    QCOMPARE(second.counted, first.counted);
    QVERIFY(qAbs(second.tokens - first.tokens * 9 / 10) <= 1);
    QVERIFY(!second.exact);
}

void TokenCounterTest::never_corrects_exact_models()
{
    TokenCounter counter;
    const QByteArray chatBody = body("qwen3-coder-plus", QByteArray("word ").repeated(2000));
    const TokenCount first = counted(counter, chatBody);
    counter.learn(u"qwen3-coder-plus"_s, first.counted, first.counted * 2);
    QCOMPARE(counted(counter, chatBody), first);
}

void TokenCounterTest::corrects_tools_where_their_template_is_unknown()
{
    TokenCounter counter;
    const QByteArray plain = body("qwen3-coder-plus", QByteArray("word ").repeated(2000));
    const QByteArray tools = QByteArray(plain).replace(
        R"("messages")", R"("tools":[{"type":"function","function":{"name":"f"}}],"messages")");
    const TokenCount plainly = counted(counter, plain);
    const TokenCount first = counted(counter, tools);
    QVERIFY(plainly.exact);
    QVERIFY(!first.exact);
    counter.learn(u"qwen3-coder-plus"_s, first.counted, first.counted * 9 / 10);
    QVERIFY(qAbs(counted(counter, tools).tokens - first.counted * 9 / 10) <= 1);
    QCOMPARE(counted(counter, plain), plainly);
}

void TokenCounterTest::does_not_hold_up_its_thread()
{
    TokenCounter counter;
    const QByteArray large = body("qwen3-coder-plus", QByteArray("The quick brown fox. ").repeated(50'000));
    QElapsedTimer timer;
    timer.start();
    auto future = counter.count(large);
    const qint64 handedOver = timer.nsecsElapsed();
    future.waitForFinished();
    const qint64 counting = timer.nsecsElapsed();
    QVERIFY(future.result().tokens > 250'000);
    QVERIFY2(handedOver * 5 < counting, qPrintable(u"%1 of %2 ns"_s.arg(handedOver).arg(counting)));
}

void TokenCounterTest::counts_many_at_once()
{
    TokenCounter counter;
    const QByteArray chatBody = body("qwen3-coder-plus", QByteArray("Some words of text. ").repeated(300));
    const TokenCount expected = counted(counter, chatBody);
    int right = 0;
    QObject context; // none of the answers outlives what it is counted in
    for (int i = 0; i < 25; ++i) {
        whenFinished(counter.count(chatBody), &context, [&](const TokenCount &count) {
            QCOMPARE(QThread::currentThread(), context.thread());
            right += count == expected ? 1 : 0;
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(right, 25, patience);
}

void TokenCounterTest::can_go_while_it_counts()
{
    QList<QFuture<TokenCount>> futures;
    {
        TokenCounter counter;
        for (int i = 0; i < 20; ++i) {
            futures << counter.count(body("qwen3-coder-plus", QByteArray("word ").repeated(20'000)));
        }
    }
    for (const auto &future : futures) {
        QVERIFY(future.isFinished());
        QVERIFY(future.isCanceled() || future.resultCount() == 1);
    }
}

QTEST_GUILESS_MAIN(TokenCounterTest)
#include "tst_tokencounter.moc"
