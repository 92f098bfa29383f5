#include "translation/anthropic/anthropicanswer.h"

#include <QTest>

#include <ctime>
#include <functional>
#include <limits>

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
    const std::clock_t start = std::clock();
    stream->feed(input, out);
    stream->finish(out);
    whole->feed(input);
    whole->finish();
    return double(std::clock() - start) / CLOCKS_PER_SEC;
}

} // namespace

Q_DECLARE_METATYPE(Input)

class AnthropicCostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ten_times_the_answer_costs_ten_times_as_much_data();
    void ten_times_the_answer_costs_ten_times_as_much();
};

void AnthropicCostTest::ten_times_the_answer_costs_ten_times_as_much_data()
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

void AnthropicCostTest::ten_times_the_answer_costs_ten_times_as_much()
{
    QFETCH(Input, input);
    constexpr int size = 500;
    const AnthropicAnswerOptions options{.prefill = std::string(100'000, '{')};
    const std::string end = delta("\"content\":\".\"") + "data: [DONE]\n\n";
    const std::string small = input(size) + end;
    const std::string large = input(10 * size) + end;
    // What else the machine does makes single figures larger, never smaller.
    double smallCost = std::numeric_limits<double>::max();
    double largeCost = std::numeric_limits<double>::max();
    for (int attempt = 0; attempt < 8; ++attempt) {
        smallCost = std::min(smallCost, cost(small, options));
        largeCost = std::min(largeCost, cost(large, options));
        if (attempt > 0 && largeCost <= 12 * smallCost) {
            return;
        }
    }
    QFAIL(qPrintable(
        QStringLiteral("%1 ms, ten times as much %2 ms").arg(smallCost * 1e3).arg(largeCost * 1e3)));
}

QTEST_APPLESS_MAIN(AnthropicCostTest)
#include "tst_anthropiccost.moc"
