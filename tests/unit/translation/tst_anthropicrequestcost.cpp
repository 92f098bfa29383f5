#include "translation/anthropic/anthropicrequest.h"

#include "support/growth.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao::translation;

namespace {

std::string repeated(const std::string &text, int count)
{
    std::string all;
    for (int i = 0; i < count; ++i) {
        all += (all.empty() ? "" : ",") + text;
    }
    return all;
}

} // namespace

class AnthropicRequestCostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void costs_in_proportion_to_the_request_data();
    void costs_in_proportion_to_the_request();
};

void AnthropicRequestCostTest::costs_in_proportion_to_the_request_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const std::string &before, const std::string &unit,
                         const std::string &after) {
        QTest::newRow(name) << QByteArray::fromStdString(before) << QByteArray::fromStdString(unit)
                            << QByteArray::fromStdString(after);
    };
    const std::string start = R"({"model":"qwen3-coder-plus","max_tokens":9,"messages":[)";
    const std::string hello = R"({"role":"user","content":"hi"})";
    row("users", start, hello, "]}");
    row("assistants", start, R"({"role":"assistant","content":"hi"})", "]}");
    row("systems", start + hello + ',', R"({"role":"system","content":"hi"})", "]}");
    row("leading systems", start, R"({"role":"system","content":"hi"})", "]}");
    row("calls of one id", start + R"({"role":"assistant","content":[)",
        R"({"type":"tool_use","id":"a","name":"x.y","input":{}})", "]}]}");
    row("results of one id",
        start
            + R"({"role":"assistant","content":[{"type":"tool_use","id":"a","name":"x","input":{}}]},{"role":"user","content":[)",
        R"({"type":"tool_result","tool_use_id":"a"})", "]}]}");
    row("results and reminders",
        start + R"({"role":"assistant","content":[{"type":"tool_use","id":"a","name":"x","input":{}}]},)",
        R"({"role":"user","content":[{"type":"tool_result","tool_use_id":"a"}]},{"role":"system","content":"hi"})",
        "]}");
    row("texts", start + R"({"role":"user","content":[)", R"({"type":"text","text":"x","cache_control":{}})",
        "]}]}");
    row("cited texts", start + R"({"role":"assistant","content":[)", R"({"type":"text","text":"x"})", "]}]}");
    row("thoughts", start + R"({"role":"assistant","content":[)", R"({"type":"thinking","thinking":"x"})",
        "]}]}");
    row("unknown blocks", start + R"({"role":"user","content":[)", R"({"type":"x"})", "]}]}");
    row("tools", start + hello + R"(],"tools":[)",
        R"({"name":"a.b","defer_loading":false,"input_schema":{"$id":1}})", "]}");
    row("tools of the server", start + hello + R"(],"tools":[)", R"({"type":"x","name":"a"})", "]}");
    row("keys", start + hello + "],", R"("account":"a","system":"s")", "}");
    row("keys of a block", start + R"({"role":"user","content":[{)", R"("type":"text","text":"x")", "}]}]}");
    row("keys of a schema", start + hello + R"(],"tools":[{"name":"a","input_schema":{)",
        R"("$schema":1,"type":2)", "}}]}");
    row("backslashes",
        start
            + R"({"role":"user","content":[{"type":"document","source":{"type":"text","data":"x"},"title":")",
        R"(\"\\\n)", "\"}]}]}");
    row("stops", start + hello + R"(],"stop_sequences":[)", R"("x")", "]}");
}

void AnthropicRequestCostTest::costs_in_proportion_to_the_request()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, unit);
    QFETCH(const QByteArray, after);
    const auto bodyOf = [&](int count) {
        return before.toStdString() + repeated(unit.toStdString(), count) + after.toStdString();
    };
    constexpr int few = 500;
    const qiao::Growth growth = qiao::growthOf([&](int times) {
        const std::string body = bodyOf(few * times);
        return qiao::processorTime([&] {
            const auto request = AnthropicRequest::parse(body);
            QVERIFY(request);
            QVERIFY(!request->prepare({Service::DashScope, {}}).body.empty());
        });
    });
    QVERIFY2(growth.inProportion(), growth.text().c_str());
}

QTEST_APPLESS_MAIN(AnthropicRequestCostTest)
#include "tst_anthropicrequestcost.moc"
