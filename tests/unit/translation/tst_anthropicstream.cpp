#include "anthropicoutcome.h"

#include "support/anthropicgrammar.h"

#include "translation/anthropicstream.h"

using namespace qiao::translation;
using namespace std::string_literals;
using namespace std::string_view_literals;
using qiao::test::AnthropicGrammar;
using qiao::test::AssembledMessage;

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

/// Both folders: what clients of the other API get as well, clients of this one get too.
void addAllFixtures()
{
    QTest::addColumn<QString>("base");
    for (const char *folder : {"anthropic-stream", "chat-stream", "chat-aggregate"}) {
        const QDir dir(QStringLiteral(QIAO_TEST_DATA "/") + QLatin1String(folder));
        for (const QString &name : dir.entryList({QStringLiteral("*.in.sse")}, QDir::Files, QDir::Name)) {
            const QString base = name.chopped(7);
            QTest::addRow("%s: %s", folder, qPrintable(base)) << dir.filePath(base);
        }
    }
}

std::string inputOf(const QString &base)
{
    return readFixtureFile(base + QStringLiteral(".in.sse"));
}

AnthropicCase caseOf(const QString &base)
{
    const auto expected = boost::json::parse(readFixtureFile(base + QStringLiteral(".json"))).as_object();
    const auto *options = expected.if_contains("options");
    return anthropicCase(options ? options->as_object() : boost::json::object());
}

QByteArray textOf(const boost::json::object &object)
{
    return QByteArray::fromStdString(boost::json::serialize(object));
}

} // namespace

class AnthropicStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fixtures_data() { addStreamFixtures(QStringLiteral("anthropic-stream")); }
    void fixtures();
    void every_split_gives_the_same_stream_data() { addAllFixtures(); }
    void every_split_gives_the_same_stream();
    void every_stream_follows_the_grammar_data() { addAllFixtures(); }
    void every_stream_follows_the_grammar();
    void the_whole_message_is_what_the_stream_makes_data() { addAllFixtures(); }
    void the_whole_message_is_what_the_stream_makes();
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

void AnthropicStreamTest::fixtures()
{
    QFETCH(QString, base);
    const StreamFixture fixture = readStreamFixture(base, QStringLiteral("sse"));
    const AnthropicCase test = anthropicCase(fixture.options);
    const AnthropicOutcome outcome = streamed({fixture.input}, test);
    QCOMPARE(QByteArray::fromStdString(outcome.out), QByteArray::fromStdString(fixture.output));
    QCOMPARE(textOf(outcome.rest), textOf(fixture.expected));
    const AnthropicOutcome whole = aggregated({fixture.input}, test);
    QCOMPARE(QByteArray::fromStdString(whole.out),
        QByteArray::fromStdString(readFixtureFile(base + QStringLiteral(".out.json"))).trimmed());
}

void AnthropicStreamTest::every_split_gives_the_same_stream()
{
    QFETCH(QString, base);
    const std::string input = inputOf(base);
    const AnthropicCase test = caseOf(base);
    const AnthropicOutcome stream = streamed({input}, test);
    const AnthropicOutcome whole = aggregated({input}, test);
    QVERIFY(streamed(bytesOf(input), test) == stream);
    QVERIFY(aggregated(bytesOf(input), test) == whole);
    // tst_chatstream cuts the inputs of its folder everywhere, and the reader of events is the same; so is
    // that of the whole message.
    const std::size_t last = base.contains(QStringLiteral("/anthropic-stream/")) ? input.size() : 0;
    for (std::size_t cut = 0; cut <= last; ++cut) {
        const AnthropicOutcome outcome = streamed({input.substr(0, cut), input.substr(cut)}, test);
        QVERIFY2(outcome == stream, qPrintable(QStringLiteral("cut at %1").arg(cut)));
    }
}

void AnthropicStreamTest::every_stream_follows_the_grammar()
{
    QFETCH(QString, base);
    const AnthropicCase test = caseOf(base);
    const auto stream = anthropicAnswer(test.options)->stream(test.context);
    AnthropicGrammar grammar;
    AnthropicGrammar pinged;
    const auto pingedStream = anthropicAnswer(test.options)->stream(test.context);
    for (const std::string &byte : bytesOf(inputOf(base))) {
        std::string out;
        stream->feed(byte, out);
        grammar.feed(out);
        out.clear();
        pingedStream->ping(out);
        pingedStream->feed(byte, out);
        pinged.feed(out);
    }
    for (const auto &[translator, checker] :
        {std::pair(stream.get(), &grammar), std::pair(pingedStream.get(), &pinged)}) {
        std::string out;
        translator->finish(out);
        if (translator->failure() && checker->begun()) {
            translator->fail(*translator->failure(), out);
        }
        checker->feed(out);
        QCOMPARE(checker->error(), ""s);
        QCOMPARE(checker->ended(), translator->ended());
        QVERIFY(checker->closed());
        QCOMPARE(checker->ended(), !translator->failure().has_value());
    }
    QVERIFY(grammar.message() == pinged.message() || !grammar.begun());
}

void AnthropicStreamTest::the_whole_message_is_what_the_stream_makes()
{
    QFETCH(QString, base);
    const std::string input = inputOf(base);
    const AnthropicCase test = caseOf(base);
    const AnthropicOutcome stream = streamed({input}, test);
    const AnthropicOutcome whole = aggregated({input}, test);
    AnthropicGrammar grammar;
    grammar.feed(stream.out);
    boost::json::object said = stream.rest;
    QCOMPARE(said.at("ended").as_bool(), !whole.out.empty());
    said.erase("ended");
    QCOMPARE(textOf(said), textOf(whole.rest));
    if (whole.out.empty()) {
        return;
    }
    std::string error;
    const AssembledMessage message = qiao::test::readWholeMessage(whole.out, error);
    QCOMPARE(error, ""s);
    QVERIFY(message == grammar.message());
}

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
