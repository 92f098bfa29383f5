#include "streamfixtures.h"
#include "streamoutcome.h"

#include "translation/chat/chatstream.h"

using namespace qiao::translation;
using namespace std::string_literals;
using namespace std::string_view_literals;

namespace {

struct Outcome
{
    std::string out;
    boost::json::object rest;

    bool operator==(const Outcome &) const = default;
};

ChatStreamOptions optionsOf(const StreamFixture &fixture)
{
    ChatStreamOptions options;
    options.keepUsageChunk = fixture.options.contains("keepUsageChunk");
    if (const auto *seed = fixture.options.if_contains("idSeed")) {
        options.idSeed = seed->to_number<std::uint64_t>();
    }
    return options;
}

Outcome translated(const std::vector<std::string> &pieces, const ChatStreamOptions &options = {})
{
    ChatStream stream(options);
    Outcome outcome;
    for (const std::string &piece : pieces) {
        // A copy that dies at once: nothing may be kept from a feed.
        const auto bytes = std::make_unique<std::string>(piece);
        stream.feed(*bytes, outcome.out);
    }
    stream.finish(outcome.out);
    outcome.rest = outcomeOf(stream.failure(), stream.usage(), stream.sawToken(), stream.changes());
    outcome.rest["ended"] = stream.ended();
    return outcome;
}

constexpr auto role =
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n"sv;
constexpr auto text = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n"sv;

} // namespace

class ChatStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fixtures_data() { addStreamFixtures(QStringLiteral("chat-stream")); }
    void fixtures();
    void every_split_gives_the_same_stream_data() { addStreamFixtures(QStringLiteral("chat-stream")); }
    void every_split_gives_the_same_stream();
    void an_event_goes_out_with_its_last_byte();
    void an_unchanged_stream_is_the_bytes_that_came();
    void reference_error_inside_200_stream_is_not_forwarded_as_text();
    void usage_chunk_only_if_asked();
    void reasoning_empty_string_on_every_chunk_is_no_token();
    void made_ids_depend_on_the_seed_only();
    void failing_writes_an_error_chunk_and_no_done();
    void ping_is_a_comment();
    void nothing_follows_a_failure();
    void an_endless_event_is_a_failure();
    void each_kind_of_change_is_listed_once();
    void context_overflow_inside_a_stream_counts_the_request();
};

void ChatStreamTest::fixtures()
{
    QFETCH(QString, base);
    const StreamFixture fixture = readStreamFixture(base, QStringLiteral("sse"));
    const Outcome outcome = translated({fixture.input}, optionsOf(fixture));
    QCOMPARE(QByteArray::fromStdString(outcome.out), QByteArray::fromStdString(fixture.output));
    QCOMPARE(QByteArray::fromStdString(boost::json::serialize(outcome.rest)),
        QByteArray::fromStdString(boost::json::serialize(fixture.expected)));
}

void ChatStreamTest::every_split_gives_the_same_stream()
{
    QFETCH(QString, base);
    const StreamFixture fixture = readStreamFixture(base, QStringLiteral("sse"));
    const ChatStreamOptions options = optionsOf(fixture);
    const Outcome whole = translated({fixture.input}, options);
    QVERIFY(translated(bytesOf(fixture.input), options) == whole);
    for (std::size_t cut = 0; cut <= fixture.input.size(); ++cut) {
        const Outcome outcome =
            translated({fixture.input.substr(0, cut), fixture.input.substr(cut)}, options);
        QVERIFY2(outcome == whole, qPrintable(QStringLiteral("cut at %1").arg(cut)));
    }
}

void ChatStreamTest::an_event_goes_out_with_its_last_byte()
{
    ChatStream stream;
    std::string out;
    stream.feed(role, out);
    QCOMPARE(out, std::string(role));
    out.clear();
    stream.feed(text.substr(0, text.size() - 1), out);
    QCOMPARE(out, ""s);
    stream.feed("\n", out);
    QCOMPARE(out, std::string(text));
}

void ChatStreamTest::an_unchanged_stream_is_the_bytes_that_came()
{
    const std::string bytes = "id: 1\ndata:"s + std::string(role.substr(5)) + ": c\n\n" + std::string(text)
        + "data: { \"choices\" : [ {\"index\":0, \"finish_reason\":\"stop\", \"delta\":{}, \"x\":1.50e400} ] "
          "}  \n\ndata: [DONE]\n\n";
    const Outcome outcome = translated({bytes});
    QCOMPARE(outcome.out, bytes);
    QVERIFY(!outcome.rest.contains("changes"));
}

void ChatStreamTest::reference_error_inside_200_stream_is_not_forwarded_as_text()
{
    ChatStream stream;
    std::string out;
    stream.feed("id:1\nevent:error\n:HTTP_STATUS/"
                "429\ndata:{\"code\":\"Throttling.AllocationQuota\",\"message\":\"x\"}\n\n",
        out);
    QCOMPARE(out, ""s);
    QVERIFY(stream.failure());
    QCOMPARE(stream.failure()->status, 429);
    QVERIFY(!stream.sawToken());
}

void ChatStreamTest::usage_chunk_only_if_asked()
{
    const std::string usage = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1}}\n\n";
    for (const bool asked : {false, true}) {
        ChatStream stream({.keepUsageChunk = asked});
        std::string out;
        stream.feed(role, out);
        out.clear();
        stream.feed(usage, out);
        QCOMPARE(out, asked ? usage : ""s);
        QVERIFY(stream.usage());
        QCOMPARE(stream.usage()->promptTokens, 1);
    }
}

void ChatStreamTest::reasoning_empty_string_on_every_chunk_is_no_token()
{
    ChatStream stream;
    std::string out;
    stream.feed("data: "
                "{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null,\"reasoning_"
                "content\":\"\"}}]}\n\n",
        out);
    QVERIFY(!stream.sawToken());
    stream.feed(
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\",\"reasoning_content\":\"h\"}}]}\n\n",
        out);
    QVERIFY(stream.sawToken());
    QVERIFY(stream.changes().empty());
}

void ChatStreamTest::made_ids_depend_on_the_seed_only()
{
    const std::string tool =
        "data: {\"id\":\"r\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"tool_calls\":"
        "[{\"index\":0,\"function\":{\"name\":\"x\",\"arguments\":\"\"}}]}}]}\n\n";
    const auto made = [&](const std::string &input, std::uint64_t seed) {
        return translated({input}, {.idSeed = seed}).out;
    };
    QCOMPARE(made(tool, 1), made(tool, 1));
    QVERIFY(made(tool, 1) != made(tool, 2));
    std::string other = tool;
    other.replace(other.find("\"r\""), 3, "\"s\"");
    const auto idOf = [](const std::string &out) { return out.substr(out.find("call_"), 29); };
    QVERIFY(idOf(made(tool, 1)) != idOf(made(other, 1)));
}

void ChatStreamTest::failing_writes_an_error_chunk_and_no_done()
{
    ChatStream stream;
    std::string out;
    stream.fail(classifyUpstreamError(504, "line\none"), out);
    QVERIFY(out.starts_with("data: {\"error\":{\"message\":"));
    QVERIFY(out.ends_with("}}\n\n"));
    QVERIFY(out.find("[DONE]") == std::string::npos);
    QVERIFY(!stream.ended());
}

void ChatStreamTest::ping_is_a_comment()
{
    std::string out;
    ChatStream().ping(out);
    QVERIFY(out.starts_with(":") && out.ends_with("\n\n"));
}

void ChatStreamTest::nothing_follows_a_failure()
{
    ChatStream stream;
    std::string out;
    stream.feed("data: {\"error\":\"no\"}\n\n"s + std::string(text), out);
    stream.feed(text, out);
    stream.finish(out);
    QCOMPARE(out, ""s);
    QCOMPARE(stream.failure()->message, "no"s);
}

void ChatStreamTest::an_endless_event_is_a_failure()
{
    ChatStream stream;
    std::string out;
    const std::string piece(1024 * 1024, 'x');
    stream.feed("data: ", out);
    for (int i = 0; i < 18; ++i) {
        stream.feed(piece, out);
    }
    QVERIFY(stream.failure());
    QCOMPARE(stream.failure()->status, 502);
}

void ChatStreamTest::each_kind_of_change_is_listed_once()
{
    std::string tools;
    for (int i = 0; i < 5; ++i) {
        tools += "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"id\":\"c" + std::to_string(i)
            + "\",\"function\":{\"name\":\"x\"}}]}}]}\n\n";
    }
    const Outcome outcome = translated({tools + "data: [DONE]\n\n"});
    QCOMPARE(outcome.rest.at("changes").as_array().size(), 4u); // role, index, identity, finish
}

void ChatStreamTest::context_overflow_inside_a_stream_counts_the_request()
{
    ChatStream stream({.errorContext = {.requestBytes = 8000}});
    std::string out;
    stream.feed("event: error\ndata: {\"code\":\"InvalidParameter\",\"message\":\"Range of input length "
                "should be [1, 1000]\"}\n\n",
        out);
    QVERIFY(stream.failure());
    QCOMPARE(stream.failure()->message,
        "This model's maximum context length is 1000 tokens. However, your messages resulted in 2000 tokens."s);
}

QTEST_APPLESS_MAIN(ChatStreamTest)
#include "tst_chatstream.moc"
