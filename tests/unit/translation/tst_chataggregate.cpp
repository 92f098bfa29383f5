#include "streamfixtures.h"
#include "streamoutcome.h"

#include "translation/chat/chataggregate.h"
#include "translation/usage.h"

using namespace qiao::translation;
using namespace std::string_literals;

namespace {

struct Outcome
{
    std::string body;
    boost::json::object rest;

    bool operator==(const Outcome &) const = default;
};

Outcome aggregated(const std::vector<std::string> &pieces, std::uint64_t idSeed = 0)
{
    ChatAggregate aggregate(idSeed);
    for (const std::string &piece : pieces) {
        const auto bytes = std::make_unique<std::string>(piece);
        aggregate.feed(*bytes);
    }
    aggregate.finish();
    return {aggregate.body(),
        outcomeOf(aggregate.failure(), aggregate.usage(), aggregate.sawToken(), aggregate.changes())};
}

std::uint64_t seedOf(const StreamFixture &fixture)
{
    const auto *seed = fixture.options.if_contains("idSeed");
    return seed ? seed->to_number<std::uint64_t>() : 0;
}

} // namespace

class ChatAggregateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fixtures_data() { addStreamFixtures(QStringLiteral("chat-aggregate")); }
    void fixtures();
    void every_split_gives_the_same_answer_data() { addStreamFixtures(QStringLiteral("chat-aggregate")); }
    void every_split_gives_the_same_answer();
    void every_answer_is_json_data() { addStreamFixtures(QStringLiteral("chat-aggregate")); }
    void every_answer_is_json();
    void an_endless_answer_is_a_failure();
    void reads_the_usage_of_a_plain_answer();
};

void ChatAggregateTest::fixtures()
{
    QFETCH(QString, base);
    const StreamFixture fixture = readStreamFixture(base, QStringLiteral("json"));
    const Outcome outcome = aggregated({fixture.input}, seedOf(fixture));
    QCOMPARE(QByteArray::fromStdString(outcome.body), QByteArray::fromStdString(fixture.output));
    QCOMPARE(QByteArray::fromStdString(boost::json::serialize(outcome.rest)),
        QByteArray::fromStdString(boost::json::serialize(fixture.expected)));
}

void ChatAggregateTest::every_split_gives_the_same_answer()
{
    QFETCH(QString, base);
    const StreamFixture fixture = readStreamFixture(base, QStringLiteral("json"));
    const Outcome whole = aggregated({fixture.input}, seedOf(fixture));
    QVERIFY(aggregated(bytesOf(fixture.input), seedOf(fixture)) == whole);
    for (std::size_t cut = 0; cut <= fixture.input.size(); ++cut) {
        const Outcome outcome =
            aggregated({fixture.input.substr(0, cut), fixture.input.substr(cut)}, seedOf(fixture));
        QVERIFY2(outcome == whole, qPrintable(QStringLiteral("cut at %1").arg(cut)));
    }
}

void ChatAggregateTest::every_answer_is_json()
{
    QFETCH(QString, base);
    const StreamFixture fixture = readStreamFixture(base, QStringLiteral("json"));
    if (fixture.output.empty()) {
        QVERIFY(fixture.expected.contains("failure"));
        return;
    }
    const boost::json::value answer = boost::json::parse(fixture.output);
    QCOMPARE(answer.at("object").as_string().c_str(), "chat.completion");
    for (const boost::json::value &choice : answer.at("choices").as_array()) {
        QCOMPARE(choice.at("message").at("role").as_string().c_str(), "assistant");
        QVERIFY(choice.at("message").as_object().contains("content"));
        QVERIFY(choice.at("finish_reason").is_string());
    }
}

void ChatAggregateTest::an_endless_answer_is_a_failure()
{
    ChatAggregate aggregate;
    const std::string chunk = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
        + std::string(8 * 1024 * 1024, 'x') + "\"}}]}\n\n";
    for (int i = 0; i < 9; ++i) {
        aggregate.feed(chunk);
    }
    aggregate.finish();
    QVERIFY(aggregate.failure());
    QVERIFY(aggregate.body().empty());
}

void ChatAggregateTest::reads_the_usage_of_a_plain_answer()
{
    const auto usage =
        usageOfAnswer(R"({"choices":[],"usage":{"prompt_tokens":12,"completion_tokens":3,"cached_tokens":5,
        "prompt_tokens_details":{"cache_creation":{"ephemeral_5m_input_tokens":7}},
        "completion_tokens_details":{"reasoning_tokens":2}}})");
    QVERIFY(usage);
    QVERIFY((*usage == Usage{12, 3, 15, 5, 7, 2}));
    QVERIFY(!usageOfAnswer("{}"));
    QVERIFY(!usageOfAnswer("{\"usage\":null}"));
    QVERIFY(!usageOfAnswer("no json"));
    QVERIFY(usageOfAnswer("{\"usage\":{}}") == Usage());
}

QTEST_APPLESS_MAIN(ChatAggregateTest)
#include "tst_chataggregate.moc"
