#include "builtintokenizer.h"
#include "vectors.h"

#include "tokenizer/promptcount.h"
#include "tokenizer/prompttext.h"

#include <QTest>

#include <string>

using namespace Qt::StringLiterals;
using namespace qiao::tokenizer;
using qiao::translation::RawJson;

namespace {

struct Counted
{
    std::string text;
    PromptCount count;
};

Counted counted(const std::string &body, std::string_view model = "qwen3-32b")
{
    RawJson json;
    if (!json.parse(body)) {
        return {};
    }
    const ModelTokens &rule = tokensOfModel(model);
    return {promptText(json.root(), rule).text, countPrompt(builtInTokenizer(), json.root(), rule)};
}

std::string userBody(const std::string &content, const std::string &more = {})
{
    return R"({"messages":[{"role":"user","content":)" + content + "}]" + more + "}";
}

std::string imagePart(const std::string &url, const std::string &more = {})
{
    return R"([{"type":"image_url","image_url":{"url":")" + url + R"("})" + more + "}]";
}

void addPrompts(const QString &file)
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("tokens");
    const auto all = prompts(file);
    QVERIFY(all.size() > 15);
    for (const Prompt &prompt : all) {
        QTest::addRow("%s", qPrintable(prompt.name)) << prompt.body << prompt.text << prompt.tokens;
    }
}

/// 1280 × 640 pixels: 40 × 20 tokens of 32 × 32.
const std::string wideImage = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAABQAAAAKACAIAAAA=";

} // namespace

class PromptCountTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_the_chat_template_data();
    void matches_the_chat_template();
    void matches_the_coders_chat_template_data();
    void matches_the_coders_chat_template();
    void begins_the_models_turn_as_its_kind_does();
    void claims_only_what_is_published();
    void keeps_thinking_that_is_preserved();
    void keeps_the_turn_of_a_prefill_open();
    void speaks_as_the_system_where_older_models_do();
    void counts_images_by_their_size();
    void scales_images_as_asked();
    void knows_what_it_cannot_count();
    void bears_any_json_data();
    void bears_any_json();
};

void PromptCountTest::matches_the_chat_template_data()
{
    addPrompts(u"prompts.json"_s);
}

void PromptCountTest::matches_the_chat_template()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, tokens);
    const Counted result = counted(body.toStdString());
    QCOMPARE(QByteArray::fromStdString(result.text), text);
    QCOMPARE(result.count.tokens, tokens);
    QVERIFY(result.count.exact);
}

void PromptCountTest::matches_the_coders_chat_template_data()
{
    addPrompts(u"coderprompts.json"_s);
}

void PromptCountTest::matches_the_coders_chat_template()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, tokens);
    for (const char *model : {"qwen3-coder-plus", "Qwen/Qwen3-Coder-30B-A3B-Instruct", "qwen3-coder-next"}) {
        const Counted result = counted(body.toStdString(), model);
        QCOMPARE(QByteArray::fromStdString(result.text), text);
        QCOMPARE(result.count.tokens, tokens);
    }
}

void PromptCountTest::begins_the_models_turn_as_its_kind_does()
{
    const std::string quick = userBody("\"hi\"", R"(,"enable_thinking":false)");
    const std::string turn = "<|im_start|>assistant\n";
    QVERIFY(counted(quick, "qwen3-8b").text.ends_with(turn + "<think>\n\n</think>\n\n"));
    for (const char *model :
        {"qwen3-235b-a22b-thinking-2507", "qwen3-next-80b-a3b-thinking", "qwen3:30b-a3b-thinking-2507"}) {
        QVERIFY2(counted(quick, model).text.ends_with(turn + "<think>\n"), model);
    }
    for (const char *model : {"qwen3-30b-a3b-instruct-2507", "qwen3:4b-instruct", "qwen3-coder-plus"}) {
        QVERIFY2(counted(quick, model).text.ends_with(turn), model);
    }
}

void PromptCountTest::claims_only_what_is_published()
{
    const std::string plain = userBody("\"hi\"");
    const std::string tools = userBody("\"hi\"", R"(,"tools":[{"type":"function","function":{"name":"f"}}])");
    const std::string asked = userBody("\"hi\"", R"(,"enable_thinking":false)");
    const std::string thought =
        R"({"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b",)"
        R"("reasoning_content":"c"},{"role":"user","content":"d"}]})";
    for (const char *model :
        {"qwen3-coder-plus", "qwen3-coder-30b-a3b-instruct", "qwen3-max", "qwen3-vl-plus"}) {
        QVERIFY2(counted(plain, model).count.exact, model);
        QVERIFY2(!counted(tools, model).count.exact, model);
        QVERIFY2(!counted(asked, model).count.exact, model);
        QVERIFY2(!counted(thought, model).count.exact, model);
    }
    for (const char *model : {"qwen3-32b", "qwen3-235b-a22b-thinking-2507", "qwen2.5-72b-instruct"}) {
        QVERIFY2(counted(tools, model).count.exact, model);
        QVERIFY2(counted(asked, model).count.exact, model);
        QVERIFY2(counted(thought, model).count.exact, model);
    }
}

void PromptCountTest::keeps_thinking_that_is_preserved()
{
    const std::string messages =
        R"("messages":[{"role":"user","content":"Go"},{"role":"assistant","content":"ok","reasoning_content":"hm"},)"
        R"({"role":"user","content":"on"}])";
    QVERIFY(counted("{" + messages + "}").text.find("<think>") == std::string::npos);
    const std::string preserving = "{" + messages + R"(,"preserve_thinking":true})";
    QVERIFY(counted(preserving).text.find("<think>\nhm\n</think>\n\nok") != std::string::npos);
}

void PromptCountTest::keeps_the_turn_of_a_prefill_open()
{
    const std::string text = counted(
        R"({"messages":[{"role":"user","content":"Go"},{"role":"assistant","content":"{","partial":true}]})")
                                 .text;
    QVERIFY2(text.ends_with("{"), text.c_str());
}

void PromptCountTest::speaks_as_the_system_where_older_models_do()
{
    const std::string body = userBody("\"hi\"");
    QCOMPARE(counted(body, "qwen2.5-72b-instruct").text,
        "<|im_start|>system\nYou are Qwen, created by Alibaba Cloud. You are a helpful assistant.<|im_end|>\n"
        "<|im_start|>user\nhi<|im_end|>\n<|im_start|>assistant\n");
    QVERIFY(counted(body, "qwen2-7b-instruct")
                .text.starts_with("<|im_start|>system\nYou are a helpful assistant.<|"));
    QVERIFY(counted(body, "qwen3-8b").text.starts_with("<|im_start|>user\n"));
}

void PromptCountTest::counts_images_by_their_size()
{
    const auto without = counted(userBody("\"\"")).count.tokens;
    const auto with = counted(userBody(imagePart(wideImage)), "qwen3-vl-plus").count;
    QCOMPARE(with.tokens - without, 40 * 20 + 2);
    QVERIFY(with.exact);
    // a URL with an escaped slash, as some encoders write it, and as a bare string
    std::string escaped = wideImage;
    escaped.replace(escaped.find('/'), 1, "\\/");
    QCOMPARE(counted(userBody(imagePart(escaped))).count.tokens, with.tokens);
    const std::string bare = R"([{"type":"image_url","image_url":")" + wideImage + "\"}]";
    QCOMPARE(counted(userBody(bare)).count.tokens, with.tokens);
}

void PromptCountTest::scales_images_as_asked()
{
    const auto tokens = [](const std::string &more, const std::string &bodyMore = {}) {
        return counted(userBody(imagePart(wideImage, more), bodyMore)).count.tokens
            - counted(userBody("\"\"", bodyMore)).count.tokens - 2;
    };
    const std::string fewer = R"(,"max_pixels":204800)";
    const std::string more = R"(,"vl_high_resolution_images":true)";
    const std::string nonsense = R"(,"max_pixels":"many")";
    QCOMPARE(tokens(fewer), 20 * 10);
    QCOMPARE(tokens(fewer, more), 40 * 20);
    QCOMPARE(tokens(nonsense), 40 * 20);
}

void PromptCountTest::knows_what_it_cannot_count()
{
    const auto link = counted(userBody(imagePart("https://example.com/a.png"))).count;
    QVERIFY(!link.exact);
    QCOMPARE(link.tokens, counted(userBody("\"\"")).count.tokens + 32 * 32 + 2);
    const std::string audio = R"([{"type":"input_audio","input_audio":{}}])";
    QVERIFY(!counted(userBody(audio)).count.exact);
    QVERIFY(!counted(userBody("\"\""), "coder-model").count.exact);
}

void PromptCountTest::bears_any_json_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *body :
        {"{}", "[]", "null", R"({"messages":1,"tools":{}})", R"({"messages":{"role":"user"}})",
            R"({"messages":[1,null,[],"user"]})", R"({"messages":[{"role":1,"content":{}}],"tools":[1]})",
            R"({"messages":[{"role":"assistant","tool_calls":[1,{"function":2},{"function":{"arguments":{}}}]}]})",
            R"({"tools":[{"function":{"parameters":{"properties":{"a":1,"b":null,"c":"d"}}}},null,[],"x"]})",
            R"({"messages":[{"role":"assistant","tool_calls":[{"function":{"arguments":"{\"a\":"}},{"function":{"arguments":"[1]"}},{"function":{"arguments":"\"s\""}}]}]})",
            R"({"messages":[{"role":"tool"},{"role":"user","content":[null,{},[],{"text":1},{"image_url":{"url":1}}]}]})",
            R"({"messages":[{"role":"assistant","content":"</think>","reasoning_content":null}]})"}) {
        QTest::addRow("%s", body) << QByteArray(body);
    }
}

void PromptCountTest::bears_any_json()
{
    QFETCH(const QByteArray, body);
    for (const char *model : {"qwen3-32b", "qwen3-coder-plus"}) {
        const auto result = counted(body.toStdString(), model);
        QVERIFY(result.count.tokens >= 3);
        QVERIFY(result.text.ends_with("<|im_start|>assistant\n"));
    }
}

QTEST_APPLESS_MAIN(PromptCountTest)
#include "tst_promptcount.moc"
