#include "streamfixtures.h"
#include "streamoutcome.h"

#include "translation/native/nativeanswer.h"

using namespace qiao::translation;
using namespace std::string_literals;

namespace {

struct Outcome
{
    std::string out;
    boost::json::object rest;

    bool operator==(const Outcome &) const = default;
};

AnswerContext context()
{
    return {.messageId = "msg_made_here", .requestId = "req_1"};
}

std::unique_ptr<StreamTranslator> newStream()
{
    return nativeAnswer({"claude-x"})->stream(context());
}

Outcome streamed(const std::vector<std::string> &pieces)
{
    const auto stream = newStream();
    Outcome outcome;
    for (const std::string &piece : pieces) {
        // A copy that dies at once: nothing may be kept from a feed.
        const auto bytes = std::make_unique<std::string>(piece);
        stream->feed(*bytes, outcome.out);
    }
    stream->finish(outcome.out);
    outcome.rest = outcomeOf(stream->failure(), stream->usage(), stream->sawToken(), stream->changes());
    outcome.rest["ended"] = stream->ended();
    return outcome;
}

boost::json::object whole(const std::vector<std::string> &pieces)
{
    const auto aggregate = nativeAnswer({"claude-x"})->whole(context());
    for (const std::string &piece : pieces) {
        const auto bytes = std::make_unique<std::string>(piece);
        aggregate->feed(*bytes);
    }
    aggregate->finish();
    auto outcome =
        outcomeOf(aggregate->failure(), aggregate->usage(), aggregate->sawToken(), aggregate->changes());
    outcome["body"] = aggregate->body();
    return outcome;
}

std::string messageStart(const std::string &model = "qwen3.7-plus")
{
    return "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"model\":\""
        + model + "\",\"usage\":{\"input_tokens\":1}}}\n\n";
}

} // namespace

class NativeStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fixtures_data() { addStreamFixtures(QStringLiteral("native-stream")); }
    void fixtures();
    void every_split_gives_the_same_data() { addStreamFixtures(QStringLiteral("native-stream")); }
    void every_split_gives_the_same();
    void what_was_written_needs_no_more_mending_data() { addStreamFixtures(QStringLiteral("native-stream")); }
    void what_was_written_needs_no_more_mending();
    void an_event_goes_out_with_its_last_byte();
    void pings_are_events_once_the_message_started();
    void failing_writes_an_error_event();
    void nothing_follows_a_failure_or_the_end();
    void an_endless_event_is_a_failure();
    void each_kind_of_change_is_listed_once();
    void many_open_blocks_cost_no_more_than_their_bytes();
};

void NativeStreamTest::fixtures()
{
    QFETCH(QString, base);
    const StreamFixture fixture = readStreamFixture(base, QStringLiteral("sse"));
    const Outcome outcome = streamed({fixture.input});
    QCOMPARE(QByteArray::fromStdString(outcome.out), QByteArray::fromStdString(fixture.output));
    QCOMPARE(QByteArray::fromStdString(boost::json::serialize(outcome.rest)),
        QByteArray::fromStdString(boost::json::serialize(fixture.expected)));
    const std::string expected = readFixtureFile(base + QStringLiteral(".whole.json"));
    QCOMPARE(QByteArray::fromStdString(boost::json::serialize(whole({fixture.input})) + '\n'),
        QByteArray::fromStdString(expected));
}

void NativeStreamTest::every_split_gives_the_same()
{
    QFETCH(QString, base);
    const std::string input = readFixtureFile(base + QStringLiteral(".in.sse"));
    const Outcome once = streamed({input});
    const boost::json::object message = whole({input});
    QVERIFY(streamed(bytesOf(input)) == once);
    QVERIFY(whole(bytesOf(input)) == message);
    for (std::size_t cut = 0; cut <= input.size(); ++cut) {
        const std::vector<std::string> pieces{input.substr(0, cut), input.substr(cut)};
        QVERIFY2(streamed(pieces) == once, qPrintable(QStringLiteral("cut at %1").arg(cut)));
        QVERIFY2(whole(pieces) == message, qPrintable(QStringLiteral("cut at %1").arg(cut)));
    }
}

void NativeStreamTest::what_was_written_needs_no_more_mending()
{
    QFETCH(QString, base);
    const Outcome once = streamed({readFixtureFile(base + QStringLiteral(".in.sse"))});
    if (!once.rest.at("ended").as_bool()) {
        return;
    }
    const Outcome again = streamed({once.out});
    QCOMPARE(QByteArray::fromStdString(again.out), QByteArray::fromStdString(once.out));
    QVERIFY(!again.rest.contains("changes"));
}

void NativeStreamTest::an_event_goes_out_with_its_last_byte()
{
    const auto stream = newStream();
    std::string out;
    const std::string event = messageStart();
    stream->feed(event.substr(0, event.size() - 1), out);
    QCOMPARE(out, ""s);
    stream->feed("\n", out);
    QCOMPARE(out, messageStart("claude-x"));
    QVERIFY(!stream->sawToken());
}

void NativeStreamTest::pings_are_events_once_the_message_started()
{
    const auto stream = newStream();
    QVERIFY(stream->pingsEarly());
    std::string out;
    stream->ping(out);
    QVERIFY(out.starts_with(":") && out.ends_with("\n\n"));
    stream->feed(messageStart(), out);
    out.clear();
    stream->ping(out);
    QCOMPARE(out, "event: ping\ndata: {\"type\":\"ping\"}\n\n"s);
}

void NativeStreamTest::failing_writes_an_error_event()
{
    const auto stream = newStream();
    std::string out;
    stream->fail(classifyUpstreamError(529, "Overloaded"), out);
    QVERIFY(
        out.starts_with("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\""));
    QVERIFY(out.ends_with(",\"request_id\":\"req_1\"}\n\n"));
    QVERIFY(!stream->ended());
}

void NativeStreamTest::nothing_follows_a_failure_or_the_end()
{
    const std::string stop = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
    for (const std::string &last :
        {"event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"no\"}}\n\n"s,
            stop}) {
        const auto stream = newStream();
        std::string out;
        stream->feed(messageStart() + last, out);
        QVERIFY(stream->failure().has_value() != stream->ended());
        const std::string before = out;
        stream->feed(messageStart() + stop, out);
        stream->finish(out);
        QCOMPARE(out, before);
    }
}

void NativeStreamTest::an_endless_event_is_a_failure()
{
    const auto stream = newStream();
    std::string out;
    const std::string piece(1024 * 1024, 'x');
    stream->feed("data: ", out);
    for (int i = 0; i < 18; ++i) {
        stream->feed(piece, out);
    }
    QVERIFY(stream->failure());
    QCOMPARE(stream->failure()->status, 502);
}

void NativeStreamTest::each_kind_of_change_is_listed_once()
{
    const auto stream = newStream();
    std::string out;
    for (int i = 0; i < 5; ++i) {
        stream->feed("data: {\"type\":\"oh\"}\n\ndata: {\"type\":\"message_delta\"}\n\n", out);
    }
    QCOMPARE(stream->changes().size(), 2u);
}

void NativeStreamTest::many_open_blocks_cost_no_more_than_their_bytes()
{
    // quadratic work would outlast the time limit of a test
    std::string input = messageStart();
    for (int i = 0; i < 50'000; ++i) {
        input += "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":"
            + std::to_string(i) + ",\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n";
    }
    input += "event: message_delta\ndata: "
             "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}\n\n";
    const Outcome outcome = streamed({input});
    QVERIFY(outcome.rest.at("ended").as_bool());
    QVERIFY(!whole({input}).at("body").as_string().empty());
}

QTEST_APPLESS_MAIN(NativeStreamTest)
#include "tst_nativestream.moc"
