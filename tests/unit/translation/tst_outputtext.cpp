#include "translation/anthropic/anthropicstream.h"
#include "translation/chat/chatstream.h"
#include "translation/native/nativestream.h"
#include "translation/outputtext.h"

#include <QTest>

using namespace qiao::translation;
using namespace std::string_literals;
using namespace std::string_view_literals;

namespace {

constexpr auto chatStream =
    "data: "
    "{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"reasoning_content\":\"Hm\\n\"}}]}\n\n"
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"so.\",\"reasoning\":\"so.\"}}]}\n\n"
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\\u6865 \"}}]}\n\n"
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":[{\"type\":\"text\",\"text\":\"one\"}]}}]}\n\n"
    "data: "
    "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c\",\"type\":\"function\","
    "\"function\":{\"name\":\"look\",\"arguments\":\"{\\\"a\\\"\"}}]}}]}\n\n"
    "data: "
    "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\":1}\"}}"
    "]}}]}"
    "\n\n"
    "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\n"
    "data: [DONE]\n\n"sv;

constexpr auto messagesStream =
    "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"type\":\"message\","
    "\"role\":\"assistant\",\"model\":\"x\",\"content\":[],\"usage\":{\"input_tokens\":1,\"output_tokens\":1}"
    "}}\n\n"
    "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,"
    "\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\"}}\n\n"
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
    "\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"Hm\\nso.\"}}\n\n"
    "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
    "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":1,"
    "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":1,"
    "\"delta\":{\"type\":\"text_delta\",\"text\":\"\\u6865 one\"}}\n\n"
    "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":1}\n\n"
    "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":2,"
    "\"content_block\":{\"type\":\"tool_use\",\"id\":\"c\",\"name\":\"look\",\"input\":{}}}\n\n"
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":2,"
    "\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"a\\\":1}\"}}\n\n"
    "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":2}\n\n"
    "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"},"
    "\"usage\":{\"output_tokens\":9}}\n\n"
    "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"sv;

std::unique_ptr<StreamTranslator> translator(const QByteArray &name)
{
    if (name == "chat") {
        return std::make_unique<ChatStream>();
    }
    if (name == "anthropic") {
        return std::make_unique<AnthropicStream>(AnthropicAnswerOptions(), AnswerContext());
    }
    return std::make_unique<NativeStream>(NativeAnswerOptions(), AnswerContext());
}

void compareWithTheAnswer(const OutputText &output)
{
    QCOMPARE(output.reasoning, "Hm\nso."s);
    QCOMPARE(output.text, "\u6865 one"s);
    QCOMPARE(output.toolArguments, "look{\"a\":1}"s);
}

} // namespace

/// What translators tell about what the model says.
class OutputTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_stream_tells_what_was_said_data();
    void every_stream_tells_what_was_said();
    void counting_changes_no_byte_data() { every_stream_tells_what_was_said_data(); }
    void counting_changes_no_byte();
    void whole_answers_tell_what_was_said();
    void what_is_no_answer_says_nothing();
};

void OutputTextTest::every_stream_tells_what_was_said_data()
{
    QTest::addColumn<QByteArray>("translated");
    for (const char *name : {"chat", "anthropic", "native"}) {
        QTest::newRow(name) << QByteArray(name);
    }
}

void OutputTextTest::every_stream_tells_what_was_said()
{
    QFETCH(const QByteArray, translated);
    const std::string_view input = translated == "native" ? messagesStream : chatStream;
    for (const std::size_t size : {std::size_t(1), std::size_t(7), input.size()}) {
        OutputText output;
        std::string out;
        const auto stream = translator(translated);
        stream->countInto(&output);
        for (std::size_t at = 0; at < input.size(); at += size) {
            stream->feed(std::string(input.substr(at, size)), out);
        }
        stream->finish(out);
        QVERIFY(stream->ended());
        compareWithTheAnswer(output);
    }
}

void OutputTextTest::counting_changes_no_byte()
{
    QFETCH(const QByteArray, translated);
    const std::string_view input = translated == "native" ? messagesStream : chatStream;
    std::string counted;
    std::string plain;
    OutputText output;
    const auto counting = translator(translated);
    counting->countInto(&output);
    counting->feed(input, counted);
    translator(translated)->feed(input, plain);
    QCOMPARE(counted, plain);
}

void OutputTextTest::whole_answers_tell_what_was_said()
{
    compareWithTheAnswer(outputOf(Dialect::OpenAi,
        R"({"choices":[{"index":0,"message":{"role":"assistant","reasoning_content":"Hm\nso.","content":"\u6865 one",)"
        R"("tool_calls":[{"id":"c","type":"function","function":{"name":"look","arguments":"{\"a\":1}"}}]}}]})"));
    compareWithTheAnswer(outputOf(Dialect::Anthropic,
        R"({"type":"message","content":[{"type":"thinking","thinking":"Hm\nso."},{"type":"text","text":"\u6865 one"},)"
        R"({"type":"tool_use","id":"c","name":"look","input":{"a":1}}]})"));
}

void OutputTextTest::what_is_no_answer_says_nothing()
{
    for (const char *body : {"", "{", "[]", "3", R"({"choices":3})", R"({"choices":[3,{"message":"x"}]})",
             R"({"content":"text"})", R"({"content":[null,{"type":"tool_use","input":"x"}]})"}) {
        for (const Dialect dialect : {Dialect::OpenAi, Dialect::Anthropic}) {
            const OutputText output = outputOf(dialect, body);
            QVERIFY2(output.text.empty() && output.reasoning.empty() && output.toolArguments.empty(), body);
        }
    }
}

QTEST_GUILESS_MAIN(OutputTextTest)
#include "tst_outputtext.moc"
