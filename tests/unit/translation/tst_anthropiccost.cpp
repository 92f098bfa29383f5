#include "translation/anthropic/anthropicanswer.h"

#include "support/growth.h"

#include <QTest>

#include <functional>

using namespace qiao::translation;

namespace {

using Input = std::function<std::string(int)>;

std::string delta(const std::string &members)
{
    return "data: {\"choices\":[{\"index\":0,\"delta\":{" + members + "}}]}\n\n";
}

std::string call(const std::string &index, const std::string &members)
{
    return delta("\"tool_calls\":[{" + index + members + "}]");
}

std::string arguments(int index, const std::string &spelling)
{
    return call("\"index\":" + std::to_string(index), ",\"function\":{\"arguments\":\"" + spelling + "\"}");
}

std::string opened(int index)
{
    const std::string number = std::to_string(index);
    return call("\"index\":" + number,
        ",\"id\":\"c" + number + "\",\"function\":{\"name\":\"read\",\"arguments\":\"{\"}");
}

std::string repeated(int count, const std::function<std::string(int)> &piece)
{
    std::string text;
    for (int i = 0; i < count; ++i) {
        text += piece(i);
    }
    return text;
}

/// Processor time in seconds; both forms.
double cost(const std::string &input, const AnthropicAnswerOptions &options)
{
    const auto answer = anthropicAnswer(options);
    const auto stream = answer->stream({});
    const auto whole = answer->whole({});
    std::string out;
    return qiao::processorTime([&] {
        stream->feed(input, out);
        stream->finish(out);
        whole->feed(input);
        whole->finish();
    });
}

} // namespace

Q_DECLARE_METATYPE(Input)

class AnthropicCostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void costs_in_proportion_to_the_answer_data();
    void costs_in_proportion_to_the_answer();
};

void AnthropicCostTest::costs_in_proportion_to_the_answer_data()
{
    QTest::addColumn<Input>("input");
    QTest::newRow("many texts") << Input(
        [](int n) { return repeated(n, [](int) { return delta("\"content\":\"word\""); }); });
    QTest::newRow("many blocks") << Input([](int n) {
        return repeated(
            n, [](int i) { return delta(i % 2 == 0 ? "\"content\":\"a\"" : "\"reasoning_content\":\"b\""); });
    });
    QTest::newRow("one long text") << Input([](int n) {
        return delta("\"content\":\"" + repeated(20 * n, [](int) { return "\\ud83dx"; }) + "\"");
    });
    QTest::newRow("halves of characters")
        << Input([](int n) { return repeated(n, [](int) { return delta("\"content\":\"\\ud83d\""); }); });
    QTest::newRow("white space before the prefill's echo")
        << Input([](int n) { return repeated(n, [](int) { return delta("\"content\":\" \""); }); });
    QTest::newRow("half the prefill's echo")
        << Input([](int n) { return repeated(n, [](int) { return delta("\"content\":\"{\""); }); });
    QTest::newRow("many pieces of arguments")
        << Input([](int n) { return opened(0) + repeated(n, [](int) { return arguments(0, "x"); }); });
    QTest::newRow("many calls") << Input(
        [](int n) { return repeated(n, [](int i) { return opened(i) + arguments(i, "}"); }); });
    QTest::newRow("many calls backwards")
        << Input([](int n) { return opened(n + 1) + repeated(n, [n](int i) { return opened(n - i); }); });
    QTest::newRow("many calls that stay open") << Input([](int n) {
        return repeated(n, [](int i) { return opened(i); })
            + repeated(n, [](int i) { return arguments(i, "}"); });
    });
    QTest::newRow("many calls without an index") << Input([](int n) {
        return repeated(n, [](int i) {
            return call({},
                "\"id\":\"c" + std::to_string(i) + "\",\"function\":{\"name\":\"read\",\"arguments\":\"{\"}");
        });
    });
    QTest::newRow("many calls of one index") << Input([](int n) {
        return repeated(n, [](int i) {
            return call("\"index\":0",
                ",\"id\":\"c" + std::to_string(i)
                    + "\",\"function\":{\"name\":\"read\",\"arguments\":\"{}\"}");
        });
    });
    QTest::newRow("many calls in one event") << Input([](int n) {
        return delta("\"tool_calls\":[" + repeated(n, [](int i) {
            return std::string(i == 0 ? "" : ",") + "{\"function\":{\"name\":\"read\"}}";
        }) + "]");
    });
    QTest::newRow("a name in many pieces") << Input([](int n) {
        return repeated(n, [](int) { return call("\"index\":0", ",\"function\":{\"name\":\"x\"}"); });
    });
    QTest::newRow("texts that wait for a call") << Input([](int n) {
        return opened(0) + repeated(n, [](int i) {
            return delta(i % 2 == 0 ? "\"content\":\"a\"" : "\"reasoning_content\":\"b\"");
        });
    });
}

void AnthropicCostTest::costs_in_proportion_to_the_answer()
{
    QFETCH(Input, input);
    constexpr int size = 500;
    const AnthropicAnswerOptions options{.prefill = std::string(100'000, '{')};
    const std::string end = delta("\"content\":\".\"") + "data: [DONE]\n\n";
    const qiao::Growth growth =
        qiao::growthOf([&](int times) { return cost(input(size * times) + end, options); });
    QVERIFY2(growth.inProportion(), growth.text().c_str());
}

QTEST_APPLESS_MAIN(AnthropicCostTest)
#include "tst_anthropiccost.moc"
