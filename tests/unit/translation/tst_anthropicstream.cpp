#include "anthropicoutcome.h"

#include "support/anthropicgrammar.h"

#include "translation/anthropic/anthropicstream.h"

using namespace qiao::translation;
using namespace std::string_literals;
using namespace std::string_view_literals;
using qiao::test::AnthropicGrammar;

namespace {

constexpr auto role =
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n"sv;
constexpr auto text = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n"sv;
constexpr auto stop = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"sv;
constexpr auto done = "data: [DONE]\n\n"sv;

std::string toolDelta(int index, const std::string &name, const std::string &arguments)
{
    boost::json::object function{{"arguments", arguments}};
    if (!name.empty()) {
        function["name"] = name;
    }
    boost::json::object call{{"index", index}, {"function", function}};
    if (!name.empty()) {
        call["id"] = "call_" + std::to_string(index);
    }
    const boost::json::object chunk{{"choices", {{{"delta", {{"tool_calls", {call}}}}}}}};
    return "data: " + boost::json::serialize(chunk) + "\n\n";
}

} // namespace

class AnthropicStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void an_event_goes_out_with_its_last_byte();
    void arguments_go_out_as_they_come();
    void text_between_the_pieces_of_a_call_waits_for_its_end();
    void the_role_alone_commits_to_nothing();
    void a_ping_begins_the_message();
    void nothing_follows_the_end();
    void nothing_follows_a_failure();
    void failing_writes_an_error_event();
    void a_failure_in_a_block_leaves_it_open();
    void ids_are_made_of_the_seed();
    void an_id_is_made_where_none_is_given();
    void an_endless_answer_is_a_failure();
};

void AnthropicStreamTest::an_event_goes_out_with_its_last_byte()
{
    AnthropicStream stream({}, {.messageId = "msg_1"});
    std::string out;
    stream.feed(role, out);
    stream.feed(text.substr(0, text.size() - 1), out);
    QCOMPARE(out, ""s);
    QVERIFY(!stream.sawToken());
    stream.feed("\n", out);
    QVERIFY(out.ends_with("\"delta\":{\"type\":\"text_delta\",\"text\":\"a\"}}\n\n"));
    QVERIFY(stream.sawToken());
    QVERIFY(!stream.ended());
    out.clear();
    stream.feed(stop, out);
    QCOMPARE(out, ""s); // usage may follow
    stream.feed(done, out);
    QVERIFY(out.ends_with("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"));
    QVERIFY(stream.ended());
}

void AnthropicStreamTest::arguments_go_out_as_they_come()
{
    AnthropicStream stream({}, {});
    const auto fed = [&stream](const std::string &chunk) {
        std::string out;
        stream.feed(chunk, out);
        return out;
    };
    (void)fed(toolDelta(0, "write", "{\"text\":\""));
    for (const char *piece : {"one", " two", "\"}"}) {
        QVERIFY(fed(toolDelta(0, "", piece)).starts_with("event: content_block_delta\n"));
    }
    // The first call is complete: the second one streams too.
    QVERIFY(fed(toolDelta(1, "read", "")).find("content_block_stop") != std::string::npos);
    QVERIFY(fed(toolDelta(1, "", "{\"a")).find("content_block_start") != std::string::npos);
    QVERIFY(fed(toolDelta(1, "", "\":1}")).starts_with("event: content_block_delta\n"));
}

void AnthropicStreamTest::text_between_the_pieces_of_a_call_waits_for_its_end()
{
    AnthropicStream stream({}, {});
    std::string out;
    stream.feed(toolDelta(0, "write", "{"), out);
    out.clear();
    stream.feed(text, out);
    QCOMPARE(out, ""s);
    stream.feed(toolDelta(0, "", "}"), out);
    const std::size_t end = out.find("content_block_stop");
    QVERIFY(end != std::string::npos && out.find("text_delta") > end);
}

void AnthropicStreamTest::the_role_alone_commits_to_nothing()
{
    AnthropicStream stream({}, {});
    std::string out;
    stream.feed(role, out);
    stream.feed("data: {\"error\":{\"code\":\"x\",\"message\":\"no\"}}\n\n", out);
    QCOMPARE(out, ""s);
    QVERIFY(stream.failure());
}

void AnthropicStreamTest::a_ping_begins_the_message()
{
    AnthropicStream stream({.model = "m"}, {.messageId = "msg_1", .promptTokens = 77});
    QVERIFY(stream.pingsEarly());
    std::string out;
    stream.ping(out);
    QCOMPARE(out,
        "event: message_start\ndata: "
        "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":"
        "\"assistant\",\"model\":\"m\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,"
        "\"usage\":{\"input_tokens\":77,\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,"
        "\"output_tokens\":0}}}\n\nevent: ping\ndata: {\"type\":\"ping\"}\n\n"s);
    out.clear();
    stream.ping(out);
    QCOMPARE(out, "event: ping\ndata: {\"type\":\"ping\"}\n\n"s);
    out.clear();
    stream.feed(text, out);
    QVERIFY(out.starts_with("event: content_block_start\n"));
    QVERIFY(!stream.ended());
}

void AnthropicStreamTest::nothing_follows_the_end()
{
    AnthropicStream stream({}, {});
    std::string out;
    stream.feed(std::string(text) + std::string(stop) + std::string(done) + std::string(text), out);
    QVERIFY(stream.ended());
    out.clear();
    stream.feed(text, out);
    stream.finish(out);
    stream.ping(out);
    QCOMPARE(out, ""s);
}

void AnthropicStreamTest::nothing_follows_a_failure()
{
    AnthropicStream stream({}, {});
    std::string out;
    stream.feed("data: {\"error\":\"no\"}\n\n"s + std::string(text), out);
    stream.feed(text, out);
    stream.finish(out);
    stream.ping(out);
    QCOMPARE(out, ""s);
    QCOMPARE(stream.failure()->message, "no"s);
}

void AnthropicStreamTest::failing_writes_an_error_event()
{
    AnthropicStream stream({}, {});
    std::string out;
    stream.fail(classifyUpstreamError(529, R"({"message":"say \"please\"\nsoon"})"), out);
    QCOMPARE(out,
        "event: error\ndata: "
        "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"say \\\"please\\\" "
        "soon\"}}\n\n"s);
    QVERIFY(!stream.ended());
    out.clear();
    AnthropicStream({}, {.requestId = "req_1"}).fail(classifyUpstreamError(500, "no"), out);
    QVERIFY2(out.ends_with(",\"request_id\":\"req_1\"}\n\n"), out.c_str());
}

void AnthropicStreamTest::a_failure_in_a_block_leaves_it_open()
{
    AnthropicStream stream({}, {});
    AnthropicGrammar grammar;
    std::string out;
    stream.feed(text, out);
    stream.finish(out);
    QVERIFY(stream.failure());
    stream.fail(*stream.failure(), out);
    grammar.feed(out);
    QCOMPARE(grammar.error(), ""s);
    QVERIFY(grammar.failed());
    QCOMPARE(grammar.events().size(), 4u); // start, block, delta, error
}

void AnthropicStreamTest::ids_are_made_of_the_seed()
{
    const std::string input = toolDelta(0, "", "")
        + "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{"
          "\"index\":0,\"function\":{\"name\":\"x\"}}]}}]}\n\n"
        + std::string(done);
    const auto made = [&input](std::uint64_t seed) {
        AnthropicCase test{{}, {.idSeed = seed}};
        return streamed({input}, test).out;
    };
    QCOMPARE(made(1), made(1));
    QVERIFY(made(1) != made(2));
    QVERIFY(made(1).find("\"id\":\"toolu_") != std::string::npos);
}

void AnthropicStreamTest::an_id_is_made_where_none_is_given()
{
    AnthropicGrammar grammar;
    std::string out;
    AnthropicStream stream({}, {.idSeed = 5});
    stream.ping(out);
    grammar.feed(out);
    QVERIFY(grammar.message().id.starts_with("msg_"));
    QCOMPARE(grammar.message().id.size(), 28u);
}

void AnthropicStreamTest::an_endless_answer_is_a_failure()
{
    const std::string piece(8 * 1024 * 1024, 'x');
    AnthropicStream stream({}, {});
    std::string out;
    stream.feed(toolDelta(0, "write", "{"), out);
    for (int i = 0; i < 9; ++i) {
        stream.feed(toolDelta(1, i == 0 ? "read" : "", piece), out); // waits for the end of the other
    }
    QVERIFY(stream.failure());
    const auto whole = anthropicAnswer({})->whole({});
    for (int i = 0; i < 9; ++i) {
        whole->feed(toolDelta(0, i == 0 ? "read" : "", piece));
    }
    whole->finish();
    QVERIFY(whole->failure());
    QVERIFY(whole->body().empty());
}

QTEST_APPLESS_MAIN(AnthropicStreamTest)
#include "tst_anthropicstream.moc"
