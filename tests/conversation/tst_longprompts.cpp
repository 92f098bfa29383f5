#include "support/bridge.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <boost/json.hpp>

#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;

/// Prompts near what their model takes.
class TestLongPrompts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void maxTokensAreLoweredToWhatIsLeft();
    void maxTokensThatFitAreLeftAlone();
    void thePortalsLimitIsWarnedOf();
};

namespace {

/// About \a tokens of them.
QByteArray promptOf(int tokens, const QByteArray &model)
{
    return R"({"model":")" + model + R"(","max_tokens":32000,"messages":[{"role":"user","content":"word)"
        + QByteArray(" word").repeated(tokens - 1) + R"("}]})";
}

qint64 sentMaxTokens(Bridge &bridge)
{
    const QByteArray body = bridge.service().lastRequest("/chat/completions").body;
    return boost::json::parse({body.constData(), static_cast<std::size_t>(body.size())})
        .at("max_tokens")
        .to_number<qint64>();
}

Bridge::Options withKey()
{
    Bridge::Options options;
    options.simulator.rules = simulator::Rules::DashScope;
    options.signedIn = false;
    options.withKey = true;
    return options;
}

} // namespace

void TestLongPrompts::maxTokensAreLoweredToWhatIsLeft()
{
    Bridge bridge(withKey());
    bridge.service().script({.text = "x"});
    HttpClient client(bridge.port());
    client.post(promptOf(240'000, "qwen3-coder-next"));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    const RequestRow row = bridge.rows().first();
    const qint64 left = 262'144 - row.promptEstimate->tokens;
    QVERIFY(row.promptEstimate->tokens >= 240'000 && row.promptEstimate->tokens < 240'100);
    QCOMPARE(sentMaxTokens(bridge), left);
    QVERIFY2(row.changes.join(u'\n').contains(u"max_tokens: 32000 → %1"_s.arg(left)),
        qPrintable(row.changes.join(u'\n')));
    QVERIFY2(row.warning.contains(u"qwen3-coder-next"_s), qPrintable(row.warning));
}

void TestLongPrompts::maxTokensThatFitAreLeftAlone()
{
    Bridge bridge(withKey());
    bridge.service().script({.text = "x"});
    HttpClient client(bridge.port());
    client.post(promptOf(100'000, "qwen3-coder-next"));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QCOMPARE(sentMaxTokens(bridge), 32'000);
    QVERIFY(bridge.rows().first().warning.isEmpty());
}

void TestLongPrompts::thePortalsLimitIsWarnedOf()
{
    Bridge bridge;
    bridge.service().script({.text = "x", .holdHead = true});
    QString warning;
    connect(&bridge.qiao(), &Service::liveChanged, this, [&warning](const LiveSnapshot &snapshot) {
        for (const RequestRow &row : snapshot.running) {
            warning = row.warning;
        }
    });
    bridge.qiao().setLiveWanted(true);
    HttpClient client(bridge.port());
    client.post(promptOf(135'000, "coder-model"));
    QTRY_VERIFY_WITH_TIMEOUT(warning.contains(u"130,000"_s), patience);
    bridge.service().release();
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QCOMPARE(bridge.rows().first().warning, warning);
}

QTEST_GUILESS_MAIN(TestLongPrompts)
#include "tst_longprompts.moc"
